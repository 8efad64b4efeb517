// How long an SBOM of 10,000 components takes to write in each format, beyond the scan. Prints milliseconds by the clock and of CPU (both cores) and the memory at its highest;
// for JSON also what JSON.stringify alone takes of the result.
// Usage: npx tsc -p tsconfig.build.json && node scripts/bench/sbom.mjs [components] [format, such as spdx2]
const FORMATS = {
  "cyclonedx-json": "cyclonedx/json",
  "cyclonedx-xml": "cyclonedx/xml",
  spdx2: "spdx/spdx2",
  spdx3: "spdx/spdx3",
};

const count = Number(process.argv[2] ?? 10_000);
const only = process.argv[3];
const digest = (index) => index.toString(16).padStart(128, "a");
const purlOf = (index) => `pkg:npm/%40scope/name-${index}@1.${index}.0`;
const project = {
  purl: "pkg:npm/app@1.0.0",
  name: "app",
  version: "1.0.0",
  location: { path: "package.json" },
  ecosystem: "npm",
  about: {},
};
const texts = new Map(
  Array.from({ length: 300 }, (_, index) => [
    `sha256:${index}`,
    `MIT License\n\nCopyright (c) ${1900 + index} A. Author\n\n${"Permission is hereby granted. ".repeat(30)}`,
  ]),
);
const assessments = Array.from({ length: count }, (_, index) => {
  const expression = index % 7 === 0 ? "MIT OR Apache-2.0" : "MIT";
  const purl = purlOf(index);
  const path = `node_modules/@scope/name-${index}`;
  const finding = (as, raw, file, more) => ({
    statement: { purl, as, raw, source: "npm/installed", location: { path: `${path}/${file}` }, ...more },
    voice: as === "text" ? "detected" : "declared",
    reading: as === "text" ? "matched" : "exact",
    expression,
    confidence: 1,
  });
  return {
    component: {
      purl,
      kind: "library",
      name: `@scope/name-${index}`,
      version: `1.${index}.0`,
      scope: "runtime",
      direct: index < 50,
      occurrences: [
        {
          path: "package-lock.json",
          line: index,
          extractor: "npm/package-lock",
          scope: "runtime",
          direct: index < 50,
          installPath: path,
        },
      ],
      about: {
        description: "does one thing",
        author: "A. Author <a@author.example> (https://author.example)",
        repository: `git+https://github.com/owner/name-${index}.git`,
        homepage: `https://author.example/${index}`,
        distribution: `https://registry.example/name-${index}/-/name-${index}-1.0.0.tgz`,
        hashes: [{ algorithm: "SHA-512", value: digest(index) }],
      },
    },
    findings: [
      finding("expression", expression, "package.json", {}),
      finding("text", "LICENSE", "LICENSE", { digest: `sha256:${index % 300}` }),
    ],
    conclusion: { kind: "agreed", expression, from: [0, 1] },
    verdict: {
      answer: "allow",
      chosen: "MIT",
      steps: [{ license: "MIT", category: "permissive", answer: "allow", rule: { id: "permissive" }, chosen: true }],
      obligations: [],
      questions: [],
    },
  };
});
const report = {
  schemaVersion: 1,
  tool: { name: "licet", version: "0.0.0" },
  root: "app",
  policy: { kind: "preset", name: "distributed", digest: "sha256:0", failOn: "review" },
  projects: [project],
  assessments,
  edges: assessments.map((_, index) => ({ from: index < 50 ? project.purl : purlOf(index >> 1), to: purlOf(index) })),
  texts,
  coverage: {
    files: [{ path: "package-lock.json", extractor: "npm/package-lock", status: "read", entries: count }],
    installFolders: ["node_modules"],
    excluded: [],
    omitted: [],
  },
  diagnostics: [],
};

function measure(run) {
  const begin = performance.now();
  const start = process.cpuUsage();
  const value = run();
  const { user, system } = process.cpuUsage(start);
  return { value, ms: Math.round((user + system) / 1000), passed: Math.round(performance.now() - begin) };
}

for (const [format, path] of Object.entries(FORMATS)) {
  if (only !== undefined && only !== format) continue;
  const { render } = await import(new URL(`../../dist/lib/reporters/${path}.js`, import.meta.url));
  for (let round = 0; round < 3; round++) {
    const written = measure(() => render(report, { color: false }));
    const size = (written.value.length / 1e6).toFixed(1);
    const memory = Math.round(process.resourceUsage().maxRSS / 1024);
    const floor = format === "cyclonedx-xml" ? undefined : JSON.parse(written.value);
    const alone = floor === undefined ? "" : `, JSON.stringify alone ${measure(() => JSON.stringify(floor)).ms} ms`;
    console.log(
      `${format}: ${count} components, ${size} MB: ${written.passed} ms (${written.ms} ms CPU), ${memory} MB memory${alone}`,
    );
  }
}
