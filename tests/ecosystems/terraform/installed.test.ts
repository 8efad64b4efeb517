// Licence files of what "terraform init" installed.
import { expect, test } from "vitest";
import { lookUp } from "../../../src/ecosystems/terraform/installed.ts";
import { makeMemoryTree } from "../../../src/io/memory-tree.ts";

const tree = makeMemoryTree(
  new Map([
    ["infra/.terraform/providers/registry.terraform.io/hashicorp/random/3.6.2/linux_amd64/LICENSE.txt", "MPL"],
    ["infra/.terraform/modules/vpc/LICENSE", "Apache"],
  ]),
);
const context = { tree, machine: { folder: () => undefined }, keepText: (text: string) => text };

test("a provider's license lies below its address, version and platform", () => {
  const subject = {
    purl: "pkg:terraform/hashicorp/random@3.6.2",
    name: "hashicorp/random",
    version: "3.6.2",
    installPaths: [],
    folders: ["infra"],
    mayBeMissing: false,
  };
  const result = lookUp(subject, context);
  expect(result.ok && result.value.statements.map(({ raw }) => raw)).toEqual(["LICENSE.txt"]);
});

test("a module's license lies where modules.json says", () => {
  const subject = {
    purl: "pkg:terraform/terraform-aws-modules/vpc/aws@5.8.1",
    name: "vpc",
    version: "5.8.1",
    installPaths: ["infra/.terraform/modules/vpc"],
    folders: ["infra/.terraform/modules"],
    mayBeMissing: false,
  };
  const result = lookUp(subject, context);
  expect(result.ok && result.value.statements.map(({ digest }) => digest)).toEqual(["Apache"]);
});
