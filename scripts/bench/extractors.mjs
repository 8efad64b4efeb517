// How the time of each lockfile format grows from 1,000 to 100,000 entries: needs `npx tsc -p tsconfig.build.json`.
// Usage: node scripts/bench/extractors.mjs [part of a format's id]
// Prints CPU milliseconds (best of several runs) and how many times longer an entry takes in the largest file than at 10,000.
import { formats } from "./extractors/formats.mjs";

const { ecosystems } = await import(new URL("../../dist/lib/ecosystems/index.js", import.meta.url));
const SIZES = [1_000, 10_000, 30_000, 100_000];
const NO_MACHINE = { folder: () => undefined };

console.log(["format".padEnd(24), ...SIZES.map((size) => String(size).padStart(9)), "  growth"].join(""));
for (const [id, { path, generate, beside = {} }] of Object.entries(formats)) {
  if (process.argv[2] !== undefined && !id.includes(process.argv[2])) continue;
  const [known] = id.split(" ");
  const extractor = ecosystems.flatMap(({ extractors }) => extractors).find((candidate) => candidate.id === known);
  const { extract } = await extractor.load();
  const times = SIZES.map((size) => {
    const text = generate(size);
    const context = makeContext(beside, size);
    const file = { path, text, bytes: new Uint8Array(0) };
    let best = Number.POSITIVE_INFINITY;
    for (let run = 0; run < (size > 10_000 ? 3 : 7); run++) {
      globalThis.gc?.();
      const start = process.cpuUsage();
      const result = extract(file, context);
      const { user, system } = process.cpuUsage(start);
      best = Math.min(best, (user + system) / 1000);
      if (!result.ok) throw new Error(`${id}: ${result.error.reason}`);
      const count = result.value.components.length;
      if (count !== size) throw new Error(`${id}: ${count} components instead of ${size}`);
    }
    return best;
  });
  const growth = times.at(-1) / 10 / times[1];
  console.log(
    [id.padEnd(24), ...times.map((time) => time.toFixed(0).padStart(9)), growth.toFixed(2).padStart(8)].join(""),
  );
}

function makeContext(beside, size) {
  return {
    machine: NO_MACHINE,
    size: 0,
    keepText: () => "sha256:0",
    piece: () => ({ ok: true, value: new Uint8Array(0) }),
    listBeside: () => [],
    namesIn: () => [],
    isForeign: () => false,
    beside: (relative) => {
      const text = typeof beside[relative] === "function" ? beside[relative](size) : beside[relative];
      if (text === undefined) return undefined;
      return { ok: true, value: { path: relative, text, bytes: new Uint8Array(0) } };
    },
  };
}
