// SBOMs, signatures, scores and notices through the real program.
import { generateKeyPairSync } from "node:crypto";
import { existsSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { afterAll, describe, expect, test } from "vitest";
import { FIXTURE_PROJECTS, licet, makeProject, npmLock, removeMade } from "./licet.ts";

afterAll(removeMade);

const SHOP = join(FIXTURE_PROJECTS, "web-shop");
const env = { SOURCE_DATE_EPOCH: "1700000000" };
const MIT = "MIT License\n\nCopyright (c) 2020 Ann\n\nPermission is hereby granted, free of charge, to any person.\n";

/** A project with one installed package that ships its licence. */
function installed(extra: Record<string, string> = {}): string {
  return makeProject({
    ...npmLock({ fine: "MIT" }),
    "node_modules/fine/package.json": '{"name":"fine","version":"1.0.0","license":"MIT"}',
    "node_modules/fine/LICENSE": MIT,
    ...extra,
  });
}

describe("licet sbom", () => {
  test("is reproducible with SOURCE_DATE_EPOCH and dates itself by it", () => {
    const first = licet(["sbom", SHOP], { env });
    expect(JSON.parse(first.stdout).metadata.timestamp).toBe("2023-11-14T22:13:20.000Z");
    expect(licet(["sbom", SHOP], { env }).stdout).toBe(first.stdout);
  });

  test.each([
    ["cyclonedx-json", "1.5", '"specVersion": "1.5"'],
    ["cyclonedx-xml", "1.7", "http://cyclonedx.org/schema/bom/1.7"],
    ["spdx-json", "2.3", '"SPDX-2.3"'],
    ["spdx-json", "3.0", "3.0.1/spdx-context.jsonld"],
    ["spdx3-json", undefined, "3.0.1/spdx-context.jsonld"],
  ])("writes %s %s", (format, version, mark) => {
    const { code, stdout } = licet(["sbom", SHOP, "--format", format, ...(version ? ["--spec-version", version] : [])]);
    expect(stdout).toContain(mark);
    expect([0, 3]).toContain(code);
  });

  test.each([
    [["--spec-version", "2.0"]],
    [["--format", "spdx-json", "--spec-version", "1.6"]],
    [["--for", "bsi", "--spec-version", "1.5"]],
    [["--author", " "]],
    [["--sign", "key.pem"]],
    [["--supplement", "nowhere.yml"]],
  ])("refuses %j before it scans", (args) => {
    const { code, stdout, stderr } = licet(["sbom", SHOP, ...args]);
    expect([code, stdout]).toEqual([2, ""]);
    expect(stderr).toContain("error: ");
  });

  test("takes the author and a supplement, and refuses what a supplement cannot say", () => {
    const folder = makeProject({
      ...npmLock({ fine: "MIT" }),
      "sbom.yml":
        "product:\n  copyright: Copyright 2026 Shop\ncomponents:\n  - purl: pkg:npm/fine\n    supplier:\n      name: Fine Works\n",
      "bad.yml": "components:\n  - purl: pkg:npm/fine\n    license: GPL-3.0-only\n",
    });
    const good = licet([
      "sbom",
      folder,
      "--author",
      "Desk <sbom@shop.example>",
      "--supplement",
      join(folder, "sbom.yml"),
    ]);
    const bom = JSON.parse(good.stdout);
    expect(bom.metadata.authors).toEqual([{ name: "Desk", email: "sbom@shop.example" }]);
    expect(bom.components[0].supplier.name).toBe("Fine Works");
    const bad = licet(["sbom", folder, "--supplement", join(folder, "bad.yml")]);
    expect(bad.code).toBe(2);
    expect(bad.stderr).toContain("components[0].license");
  });

  test.each(["ed25519", "rsa", "ec"] as const)(
    "signs with a key of type %s, and verify tells a changed file",
    (type) => {
      const { privateKey, publicKey } =
        type === "rsa"
          ? generateKeyPairSync("rsa", { modulusLength: 2048 })
          : type === "ec"
            ? generateKeyPairSync("ec", { namedCurve: "P-256" })
            : generateKeyPairSync("ed25519");
      const folder = installed({
        "key.pem": privateKey.export({ type: "pkcs8", format: "pem" }).toString(),
        "public.pem": publicKey.export({ type: "spki", format: "pem" }).toString(),
      });
      expect(licet(["sbom", "-o", "bom.json", "--sign", "key.pem"], { cwd: folder }).code).toBe(0);
      const verify = () => licet(["verify", "bom.json", "--key", "public.pem"], { cwd: folder }).code;
      expect(verify()).toBe(0);
      writeFileSync(join(folder, "bom.json"), `${readFileSync(join(folder, "bom.json"), "utf8")} `);
      expect(verify()).toBe(1);
      expect(licet(["verify", "bom.json"], { cwd: folder }).code).toBe(2);
    },
  );
});

describe("licet sbom --sign", () => {
  test("tells what is wrong with a key before it writes anything", () => {
    const pem = { type: "pkcs8", format: "pem" } as const;
    const { privateKey } = generateKeyPairSync("ed25519");
    const locked = privateKey.export({ ...pem, cipher: "aes-256-cbc", passphrase: "secret" });
    const folder = installed({
      "locked.pem": locked as string,
      "exchange.pem": generateKeyPairSync("x25519").privateKey.export(pem) as string,
      "none.pem": "no key",
    });
    const sign = (key: string, more: Record<string, string> = {}) =>
      licet(["sbom", "-o", "bom.json", "--sign", key], { cwd: folder, env: { ...env, ...more } });
    expect(sign("locked.pem").stderr).toContain("is encrypted");
    expect(sign("locked.pem", { LICET_SIGN_PASSPHRASE: "wrong" }).stderr).toContain("cannot be opened");
    expect(sign("exchange.pem").stderr).toContain("x25519 cannot sign");
    expect(sign("none.pem").stderr).toContain("no private key");
    expect(existsSync(join(folder, "bom.json"))).toBe(false);
    expect(sign("locked.pem", { LICET_SIGN_PASSPHRASE: "secret" }).code).toBe(0);
  });
});

describe("licet score", () => {
  test("names what is missing with the field, and gates by a minimum", () => {
    const folder = installed();
    licet(["sbom", "-o", "bom.json"], { cwd: folder, env });
    const { code, stdout } = licet(["score", "bom.json"], { cwd: folder });
    expect(code).toBe(0);
    expect(stdout).toContain("field:   signature, or a detached file beside it");
    expect(licet(["score", "bom.json", "--min", "bsi=10"], { cwd: folder }).code).toBe(1);
    expect(licet(["score", "bom.json", "--min", "bsi=1"], { cwd: folder }).code).toBe(0);
    expect(licet(["score", "bom.json", "--min", "bsi=high"], { cwd: folder }).code).toBe(2);
    expect(
      JSON.parse(licet(["score", "bom.json", "--json", "--profile", "ntia"], { cwd: folder }).stdout).profiles,
    ).toHaveLength(1);
  });

  test("says what it reads when it is given something else", () => {
    const folder = makeProject({ "a.json": "{}", "b.json": '{"x":' });
    expect(licet(["score", "a.json"], { cwd: folder }).stderr).toContain("CycloneDX in JSON or XML, SPDX 2");
    expect(licet(["score", "b.json"], { cwd: folder }).stderr).toContain("b.json:1:");
  });
});

describe("licet notice", () => {
  test("writes the texts, and --check tells whether the file at hand is current", () => {
    const folder = installed();
    expect(licet(["notice", "-o", "NOTICE"], { cwd: folder }).code).toBe(0);
    expect(readFileSync(join(folder, "NOTICE"), "utf8")).toContain("Copyright (c) 2020 Ann");
    expect(licet(["notice", "--check", "NOTICE"], { cwd: folder }).code).toBe(0);
    writeFileSync(join(folder, "node_modules/fine/LICENSE"), MIT.replace("Ann", "Bea"));
    const { code, stdout } = licet(["notice", "--check", "NOTICE"], { cwd: folder });
    expect(code).toBe(1);
    expect(stdout).toContain("-  Copyright (c) 2020 Ann\n+  Copyright (c) 2020 Bea");
  });

  test("fails when a shipped component has no text, unless the standard text is asked for", () => {
    const folder = makeProject({
      ...npmLock({ bare: "MIT" }),
      "node_modules/bare/package.json": '{"name":"bare","version":"1.0.0","license":"MIT"}',
    });
    const { code, stderr } = licet(["notice"], { cwd: folder });
    expect(code).toBe(1);
    expect(stderr).toContain("bare 1.0.0 (MIT): no license text was found in the package");
    const standard = licet(["notice", "--standard-texts"], { cwd: folder });
    expect(standard.code).toBe(0);
    expect(standard.stdout).toContain("standard text of the license; the package ships none");
  });
});

describe("licet diff and merge", () => {
  const before = { ...npmLock({ same: "MIT", gone: "ISC", turned: "BSD-3-Clause" }) };
  const after = { ...npmLock({ same: "MIT", fresh: "ISC", turned: "SSPL-1.0" }) };

  test.each(["cyclonedx-json", "cyclonedx-xml", "spdx-json", "spdx3-json"])("compares with a BOM in %s", (format) => {
    const folder = makeProject({});
    licet(["sbom", makeProject(before), "-o", join(folder, "a.json")]);
    licet(["sbom", makeProject(after), "--format", format, "-o", join(folder, "b")]);
    const { code, stdout } = licet(["diff", "a.json", "b"], { cwd: folder });
    expect(code).toBe(0);
    expect(stdout).toContain("! turned 1.0.0  BSD-3-Clause → SSPL-1.0  license changed");
    expect(stdout).toContain("+ fresh 1.0.0  ISC");
    expect(stdout).toContain("- gone 1.0.0  ISC");
    expect(stdout).toContain("1 added, 1 removed, 0 updated, 1 with another license, 1 unchanged");
    expect(licet(["diff", "a.json", "b", "--exit-code"], { cwd: folder }).code).toBe(1);
    expect(licet(["diff", "a.json", "a.json", "--exit-code"], { cwd: folder }).code).toBe(0);
  });

  test("compares with a report of its own", () => {
    const folder = makeProject({ "r.json": licet(["scan", makeProject(before), "--json"]).stdout });
    licet(["sbom", makeProject(after), "-o", join(folder, "b.json")]);
    expect(licet(["diff", "r.json", "b.json"], { cwd: folder }).stdout).toContain("1 with another license");
  });

  test("refuses a broken file and one that is no BOM", () => {
    const folder = makeProject({
      "a.json": '{"bomFormat":"CycloneDX","components":[',
      "b.json": '{"x":1}',
      "c.json": '{"bomFormat":"CycloneDX","specVersion":"1.6"}',
    });
    expect(licet(["diff", "a.json", "c.json"], { cwd: folder }).code).toBe(2);
    expect(licet(["diff", "b.json", "c.json"], { cwd: folder }).stderr).toContain("b.json is no SBOM");
  });

  test("merges two of them under a name", () => {
    const folder = makeProject({});
    licet(["sbom", makeProject(before), "-o", join(folder, "a.json")]);
    licet(["sbom", makeProject(after), "-o", join(folder, "b.json")]);
    const merged = JSON.parse(licet(["merge", "a.json", "b.json", "--name", "suite"], { cwd: folder, env }).stdout);
    expect(merged.metadata.component.name).toBe("suite");
    expect(merged.components.map((component: { name: string }) => component.name).sort()).toEqual([
      "app",
      "fresh",
      "gone",
      "same",
      "turned",
    ]);
    expect(licet(["merge", "a.json"], { cwd: folder }).code).toBe(2);
  });
});
