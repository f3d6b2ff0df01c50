// node validate.js SCHEMA FILE: prints how FILE breaks a JSON Schema of draft-04 or draft-07, exits with 1 if it does.
import { readFileSync } from "node:fs";
import Ajv from "ajv";
import AjvDraft04 from "ajv-draft-04";

const [schema, data] = process.argv.slice(2).map((path) => JSON.parse(readFileSync(path, "utf8")));
const Validator = schema.$schema.includes("draft-04") ? AjvDraft04 : Ajv;
const validator = new Validator({ allErrors: true, strict: false, unicodeRegExp: false, validateFormats: false });
if (!validator.validate(schema, data)) {
  console.log(validator.errors.map((error) => `${error.instancePath}: ${error.message}`).join("\n"));
  process.exit(1);
}
