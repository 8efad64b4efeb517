// Runs licet, the bare floor and license-checker-rseidelsohn in turn over one installed npm project and prints the ratios of CPU time.
// Usage: node scripts/bench/scan.mjs <project> <folder where license-checker-rseidelsohn is installed> [rounds]
import { spawnSync } from "node:child_process";
import { join, resolve } from "node:path";

const [project = ".", tools = ".", rounds = "3"] = process.argv.slice(2);
const here = import.meta.dirname;
const programs = {
  floor: [join(here, "floor.mjs"), resolve(project)],
  licet: [join(here, "../../bin/licet.js"), resolve(project)],
  "license-checker-rseidelsohn": [
    join(resolve(tools), "node_modules/.bin/license-checker-rseidelsohn"),
    "--json",
    "--start",
    resolve(project),
  ],
};
const times = Object.fromEntries(Object.keys(programs).map((name) => [name, []]));
for (let round = 0; round < Number(rounds); round++) {
  for (const [name, args] of Object.entries(programs)) {
    times[name].push(measure(args));
  }
}
const floor = median(times.floor);
for (const [name, list] of Object.entries(times)) {
  console.log(`${name}: ${median(list).toFixed(2)} CPU s, ${(median(list) / floor).toFixed(1)} times the floor`);
}

/** CPU seconds of a child, as the system accounts for it: /usr/bin/time is needed. */
function measure(args) {
  const { stderr } = spawnSync("/usr/bin/time", ["-f", "%U %S", process.execPath, ...args], {
    encoding: "utf8",
    maxBuffer: 1 << 30,
  });
  const [user, system] = stderr.trim().split("\n").at(-1).split(" ").map(Number);
  return user + system;
}

function median(list) {
  return [...list].sort((a, b) => a - b)[Math.floor(list.length / 2)];
}
