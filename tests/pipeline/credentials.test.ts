import { expect, test } from "vitest";
import { findPreset, makeMemoryTree, type Policy, reporters, scan } from "../../src/index.ts";

test("no output holds the user names, passwords and tokens of a lockfile's addresses", async () => {
  const secret = (name: string) => `https://usr:pa55@registry.example/${name}/-/${name}-1.0.0.tgz?token=t0k3n&x=1`;
  const lock = {
    name: "app",
    version: "1.0.0",
    lockfileVersion: 3,
    packages: {
      "": { name: "app", version: "1.0.0", dependencies: { a: "1.0.0", b: secret("b") } },
      "node_modules/a": { version: "1.0.0", resolved: secret("a"), license: "GPL-3.0-only" },
      "node_modules/b": { version: "1.0.0", resolved: secret("b"), license: "MIT" },
      "node_modules/d": {
        version: "1.0.0",
        resolved: "git+https://usr:pa55@host.example/d.git#0123456789012345678901234567890123456789",
      },
    },
  };
  const manifest = { name: "app", version: "1.0.0", repository: "https://usr:pa55@host.example/app" };
  const tree = makeMemoryTree(
    new Map([
      ["package-lock.json", JSON.stringify(lock)],
      ["package.json", JSON.stringify(manifest)],
    ]),
  );
  const result = await scan({ tree, policy: findPreset("distributed") as Policy, today: "2026-01-01" });
  if (!result.ok) throw new Error(result.error.detail);
  expect(result.value.assessments.length).toBe(3);
  for (const reporter of reporters) {
    const { render } = await reporter.load();
    const output = render(result.value, { color: false, verbose: true });
    expect([reporter.id, /pa55|t0k3n/.exec(output)?.index]).toEqual([reporter.id, undefined]);
  }
});
