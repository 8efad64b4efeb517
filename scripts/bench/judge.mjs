// How long 3,000 components take to judge: needs `npx tsc -p tsconfig.build.json`. Prints CPU milliseconds of seven runs.
const { makeJudge } = await import(new URL("../../dist/lib/policy/judge.js", import.meta.url));
const { findPreset } = await import(new URL("../../dist/lib/policy/presets.js", import.meta.url));
const licenses = [
  "MIT",
  "Apache-2.0",
  "ISC",
  "BSD-3-Clause",
  "MIT OR GPL-3.0-only",
  "LGPL-2.1-or-later",
  "(MIT AND Zlib) OR Apache-2.0",
];
const subjects = Array.from({ length: 3000 }, (_, at) => {
  const occurrence = {
    path: "package-lock.json",
    line: at,
    extractor: "npm/package-lock",
    scope: "runtime",
    direct: false,
  };
  const version = `1.${at}.0`;
  const component = {
    purl: `pkg:npm/package-${at}@${version}`,
    kind: "library",
    name: `package-${at}`,
    version,
    scope: at % 3 ? "runtime" : "development",
    direct: false,
    occurrences: [occurrence],
    about: {},
  };
  const expression = at % 50 ? licenses[at % licenses.length] : `MIT OR LicenseRef-${at}`;
  return { component, findings: [], conclusion: { kind: "agreed", expression, from: [] } };
});
const preset = findPreset("distributed");
const rule = {
  id: "ours",
  location: { path: "p" },
  action: "allow",
  component: { packages: [{ type: "npm", path: "@acme/*" }] },
};
for (const [name, policy] of [
  ["preset", preset],
  ["with a package rule", { ...preset, rules: [rule, ...preset.rules] }],
]) {
  const times = [];
  for (let run = 0; run < 7; run++) {
    const start = process.cpuUsage();
    const judge = makeJudge(policy, { today: "2026-11-24" });
    for (const subject of subjects) judge.judge(subject);
    judge.finish();
    const { user, system } = process.cpuUsage(start);
    times.push(((user + system) / 1000).toFixed(1));
  }
  console.log(`${name}: ${times.join(" ")} ms`);
}
