// Compares every *.json in one folder with the file of that name in another: `node compare.mjs A B`.
import { readdirSync, readFileSync, existsSync } from "node:fs";
import { join } from "node:path";
import { diff } from "jsondiffpatch";

const [before, after] = process.argv.slice(2);
let changed = 0;
for (const name of readdirSync(before, { recursive: true }).filter((file) => file.endsWith(".json"))) {
  const other = join(after, name);
  const read = (path) => JSON.parse(readFileSync(path, "utf8"));
  if (existsSync(other) && diff(read(join(before, name)), read(other)) !== undefined) {
    changed += 1;
  }
}
if (changed === 0) {
  process.exit(1);
}
