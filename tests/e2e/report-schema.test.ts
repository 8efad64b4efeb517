// What `licet --json` prints is what the published schema says.
import { readFileSync } from "node:fs";
import { join } from "node:path";
import { Ajv } from "ajv";
import { afterAll, expect, test } from "vitest";
import { FIXTURE_PROJECTS, licet, makeProject, npmLock, removeMade } from "./licet.ts";

afterAll(removeMade);

const schema = JSON.parse(readFileSync(join(import.meta.dirname, "../../schemas/report.schema.json"), "utf8"));
const validate = new Ajv({ allErrors: true, allowUnionTypes: true }).compile(schema);

test.each([
  ["the bundled example", () => join(FIXTURE_PROJECTS, "web-shop")],
  ["a project with every kind of trouble", () => makeTroubled()],
  ["an empty folder", () => makeProject({ "notes.txt": "" })],
])("the report of %s is valid", (_title, folder) => {
  const report = JSON.parse(licet([folder(), "--json"]).stdout);
  expect(validate(report) ? [] : validate.errors).toEqual([]);
});

test("a report with an unknown answer is not valid", () => {
  const report = JSON.parse(licet([join(FIXTURE_PROJECTS, "web-shop"), "--json"]).stdout);
  report.components[0].verdict.answer = "maybe";
  expect(validate(report)).toBe(false);
});

function makeTroubled(): string {
  const locked = npmLock({
    gone: undefined,
    silent: undefined,
    vague: "some license",
    own: "UNLICENSED",
    clash: "ISC",
  });
  return makeProject({
    ...locked,
    "node_modules/silent/package.json": '{"name":"silent","version":"1.0.0"}',
    "node_modules/clash/package.json": '{"name":"clash","version":"1.0.0","license":"MIT"}',
    "broken/package-lock.json": "{",
  });
}
