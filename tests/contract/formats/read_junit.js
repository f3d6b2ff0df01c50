// node read_junit.js FILE: prints what a reader of JUnit files understands, as JSON.
import { readFileSync } from "node:fs";
import { parse } from "junit2json";

console.log(JSON.stringify(await parse(readFileSync(process.argv[2], "utf8"))));
