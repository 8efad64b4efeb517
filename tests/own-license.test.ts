import { describe, expect, it } from "vitest";
import { makeMemoryTree } from "../src/io/memory-tree.ts";
import type { Project } from "../src/model/index.ts";
import { nameOwnLicenses } from "../src/own-license.ts";

const ISC =
  "Copyright (c) 2020, Jane Roe\n\nPermission to use, copy, modify, and/or distribute this software for any purpose with or without fee is hereby granted, provided that the above copyright notice and this permission notice appear in all copies.\n\nTHE SOFTWARE IS PROVIDED “AS IS” AND THE AUTHOR DISCLAIMS ALL WARRANTIES WITH REGARD TO THIS SOFTWARE INCLUDING ALL IMPLIED WARRANTIES OF MERCHANTABILITY AND FITNESS. IN NO EVENT SHALL THE AUTHOR BE LIABLE FOR ANY SPECIAL, DIRECT, INDIRECT, OR CONSEQUENTIAL DAMAGES OR ANY DAMAGES WHATSOEVER RESULTING FROM LOSS OF USE, DATA OR PROFITS, WHETHER IN AN ACTION OF CONTRACT, NEGLIGENCE OR OTHER TORTIOUS ACTION, ARISING OUT OF OR IN CONNECTION WITH THE USE OR PERFORMANCE OF THIS SOFTWARE.\n";
const REUSE = (path: string) =>
  `version = 1\n[[annotations]]\npath = "${path}"\nSPDX-FileCopyrightText = "2020 Jane Roe"\nSPDX-License-Identifier = "EUPL-1.2"\n`;
const DEP5 = `Format: https://www.debian.org/doc/packaging-manuals/copyright-format/1.0/

Files: *
Copyright: 2020 Jane Roe
License: GPL-2+

Files: logos/*
Copyright: 2020 Jane Roe
License: Expat
`;

async function ownLicense(files: Record<string, string>, declared?: string): Promise<string | undefined> {
  const project: Project = {
    purl: "pkg:npm/ours@1.0.0",
    name: "ours",
    location: { path: "app/package.json" },
    ecosystem: "npm",
    about: declared === undefined ? {} : { license: declared },
  };
  const tree = makeMemoryTree(new Map(Object.entries({ "app/package.json": "{}", ...files })));
  const [named] = await nameOwnLicenses([project], tree);
  return named?.about.license;
}

describe("the licence of a project of ours", () => {
  it("is what its manifest declares, whatever else there is", async () => {
    expect(await ownLicense({ "app/LICENSE": ISC }, "MIT")).toBe("MIT");
  });

  it("is else that of the licence file beside the manifest", async () => {
    expect(await ownLicense({ "app/LICENSE.md": ISC, "app/debian/copyright": DEP5 })).toBe("ISC");
  });

  it("is else what REUSE.toml says of all files", async () => {
    expect(await ownLicense({ "app/REUSE.toml": REUSE("**") })).toBe("EUPL-1.2");
    expect(await ownLicense({ "app/REUSE.toml": REUSE("docs/**") })).toBeUndefined();
  });

  it("is else what debian/copyright says of all files, in Debian's words", async () => {
    expect(await ownLicense({ "app/debian/copyright": DEP5 })).toBe("GPL-2.0-or-later");
  });

  it("is unsaid where two licence files differ, cannot be read, or lie elsewhere", async () => {
    expect(await ownLicense({ "app/LICENSE-ISC": ISC, "app/LICENSE-BSL": "License: BSL-1.0" })).toBeUndefined();
    expect(await ownLicense({ "app/LICENSE": "All rights are ours, whatever you think." })).toBeUndefined();
    expect(await ownLicense({ "other/LICENSE": ISC })).toBeUndefined();
    expect(await ownLicense({ "app/REUSE.toml": "version = [" })).toBeUndefined();
  });
});
