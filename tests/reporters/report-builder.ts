// Builds reports by hand, so that reporters are tested without a scan.
import { createHash } from "node:crypto";
import type {
  About,
  Answer,
  Assessment,
  Category,
  Component,
  Conclusion,
  Diagnostic,
  LicenseFinding,
  Occurrence,
  Project,
  Report,
  Verdict,
} from "../../src/model/index.ts";

export interface Sketch {
  readonly kind?: Component["kind"];
  readonly name?: string;
  readonly version?: string;
  readonly scope?: Component["scope"];
  readonly direct?: boolean;
  readonly about?: About;
  /** What the package's own manifest says; "" for nothing. */
  readonly declared?: string | readonly string[];
  /** Licence as read; by default what is declared. */
  readonly reads?: string | undefined;
  readonly unreadable?: boolean;
  /** Licence text in the package, with its file name. */
  readonly texts?: readonly { readonly file: string; readonly text: string; readonly license?: string }[];
  readonly conclusion?: Conclusion;
  readonly answer?: Answer;
  readonly category?: Category;
  readonly verdict?: Partial<Verdict>;
  readonly occurrences?: Component["occurrences"];
}

export function digestOf(text: string): string {
  return `sha256:${createHash("sha256").update(text).digest("hex")}`;
}

export function sha512Of(text: string): About["hashes"] {
  return [{ algorithm: "SHA-512", value: createHash("sha512").update(text).digest("hex") }];
}

export function assess(purl: string, sketch: Sketch = {}): Assessment {
  const at = purl.lastIndexOf("@");
  const version = sketch.version ?? (at > 4 ? purl.slice(at + 1).split("?")[0]! : undefined);
  const name = sketch.name ?? decodeURIComponent(purl.slice(purl.indexOf("/") + 1, at > 4 ? at : undefined));
  const occurrence: Occurrence = {
    path: "package-lock.json",
    line: 12,
    extractor: "npm/package-lock",
    scope: sketch.scope ?? "runtime",
    direct: sketch.direct,
    installPath: `node_modules/${name}`,
  };
  const component: Component = {
    purl,
    kind: sketch.kind ?? "library",
    name,
    ...(version === undefined ? {} : { version }),
    scope: sketch.scope ?? "runtime",
    direct: sketch.direct,
    occurrences: sketch.occurrences ?? [occurrence],
    about: sketch.about ?? {},
  };
  const findings = findingsOf(purl, name, sketch);
  const conclusion = sketch.conclusion ?? conclude(findings);
  return { component, findings, conclusion, verdict: verdictOf(conclusion, sketch) };
}

function findingsOf(purl: string, name: string, sketch: Sketch): LicenseFinding[] {
  const declared = sketch.declared === undefined ? [] : [sketch.declared].flat();
  const findings: LicenseFinding[] = declared.map((raw) => ({
    statement: {
      purl,
      as: "expression",
      raw,
      source: "npm/installed",
      location: { path: `node_modules/${name}/package.json`, line: 5, column: 3 },
    },
    voice: "declared",
    reading: sketch.unreadable ? "unreadable" : "exact",
    ...(sketch.unreadable ? {} : { expression: sketch.reads ?? raw }),
    confidence: sketch.unreadable ? 0 : 1,
  }));
  for (const { file, text, license } of sketch.texts ?? []) {
    findings.push({
      statement: {
        purl,
        as: "text",
        raw: file,
        source: "npm/installed",
        location: { path: `node_modules/${name}/${file}` },
        digest: digestOf(text),
      },
      voice: "detected",
      reading: license === undefined ? "unreadable" : "matched",
      ...(license === undefined ? {} : { expression: license }),
      confidence: license === undefined ? 0 : 0.99,
    });
  }
  return findings;
}

function conclude(findings: readonly LicenseFinding[]): Conclusion {
  const read = findings.flatMap(({ expression }, index) => (expression === undefined ? [] : [{ expression, index }]));
  if (findings.length === 0) return { kind: "absent", because: "says-nothing" };
  if (read.length === 0) return { kind: "unreadable", from: findings.map((_, index) => index) };
  return { kind: "agreed", expression: read[0]!.expression, from: read.map(({ index }) => index) };
}

function verdictOf(conclusion: Conclusion, sketch: Sketch): Verdict {
  const license = "expression" in conclusion ? conclusion.expression : "NOASSERTION";
  const answer = sketch.answer ?? (license === "NOASSERTION" ? "review" : "allow");
  const step = {
    license,
    category: sketch.category ?? (license === "NOASSERTION" ? "unknown" : "permissive"),
    answer,
    rule: { id: `${answer}-rule`, location: { path: "license-policy.yml", line: 4 } },
    chosen: true,
  } as const;
  return { answer, chosen: license, steps: [step], obligations: [], questions: [], ...sketch.verdict };
}

export interface ReportSketch {
  readonly assessments?: readonly Assessment[];
  readonly projects?: readonly Project[];
  readonly edges?: readonly (readonly [string, string])[];
  readonly diagnostics?: readonly Diagnostic[];
  readonly texts?: readonly string[];
  readonly coverage?: Partial<Report["coverage"]>;
}

export const PROJECT: Project = {
  purl: "pkg:npm/web-shop@1.2.3",
  name: "web-shop",
  version: "1.2.3",
  location: { path: "package.json", line: 1 },
  ecosystem: "npm",
  about: {
    author: "Example Trading Ltd <sbom@shop.example> (https://shop.example)",
    repository: "github:shop-example/web-shop",
  },
};

export function report(sketch: ReportSketch = {}): Report {
  return {
    schemaVersion: 1,
    tool: { name: "licet", version: "0.1.0" },
    root: "web-shop",
    policy: { kind: "preset", name: "distributed", digest: "sha256:00", failOn: "review" },
    projects: sketch.projects ?? [PROJECT],
    assessments: sketch.assessments ?? [],
    edges: (sketch.edges ?? []).map(([from, to]) => ({ from, to })),
    texts: new Map((sketch.texts ?? []).map((text) => [digestOf(text), text])),
    coverage: {
      files: [{ path: "package-lock.json", extractor: "npm/package-lock", status: "read", entries: 1 }],
      installFolders: ["node_modules"],
      excluded: [],
      omitted: [],
      ...sketch.coverage,
    },
    diagnostics: sketch.diagnostics ?? [],
  };
}

export const MIT_TEXT = `MIT License

Copyright (c) 2014 Jane Roe <jane@roe.example>
Copyright (c) 2015-2020 The Left-Pad Authors

Permission is hereby granted, free of charge, to any person obtaining a copy of this software.
`;
export const APACHE_TEXT = "Apache License\nVersion 2.0, January 2004\n\nCopyright [yyyy] [name of copyright owner]\n";
export const NOTICE_TEXT =
  "Apache Widgets\nCopyright 2011 The Widgets Foundation\n\nThis product includes software developed elsewhere.\n";

/** One of everything that reporters must not lose. */
export function richReport(): Report {
  const leftPad = "pkg:npm/left-pad@1.3.0";
  const widgets = "pkg:npm/%40acme/widgets@2.0.0";
  const dual = "pkg:npm/node-forge@1.3.1";
  const odd = "pkg:npm/odd-words@0.1.0";
  const silent = "pkg:npm/silent@9.9.9";
  const closed = "pkg:npm/closed@4.0.0";
  const fresh = "pkg:npm/fresh-id@1.0.0";
  const wheel = "pkg:pypi/zope.interface@5.0";
  const model = "pkg:huggingface/meta-llama/Llama-2-7b-hf";
  const tuned = "pkg:huggingface/acme/tuned-llama@abc123";
  const dev = "pkg:npm/devtool@1.0.0";
  return report({
    texts: [MIT_TEXT, APACHE_TEXT, NOTICE_TEXT],
    assessments: [
      assess(leftPad, {
        direct: true,
        declared: "MIT",
        texts: [{ file: "LICENSE", text: MIT_TEXT, license: "MIT" }],
        about: {
          description: "String <left> pad & more",
          author: "Jane Roe <jane@roe.example> (https://roe.example/)",
          repository: "git@github.com:roe/left-pad.git",
          homepage: "https://roe.example/left-pad",
          distribution: "https://user:secret@registry.example/left-pad/-/left-pad-1.3.0.tgz",
          hashes: sha512Of(leftPad)!,
        },
      }),
      assess(widgets, {
        declared: "Apache-2.0",
        texts: [
          { file: "LICENSE", text: APACHE_TEXT, license: "Apache-2.0" },
          { file: "NOTICE", text: NOTICE_TEXT },
        ],
        conclusion: { kind: "agreed", expression: "Apache-2.0", from: [0, 1] },
        about: { repository: "https://github.com/acme/widgets.git" },
      }),
      assess(dual, {
        declared: "(BSD-3-Clause OR GPL-2.0)",
        reads: "BSD-3-Clause OR GPL-2.0-only",
        texts: [{ file: "LICENSE", text: MIT_TEXT, license: "BSD-3-Clause OR GPL-2.0-only" }],
        verdict: { chosen: "BSD-3-Clause" },
      }),
      assess(odd, { declared: "Free as in beer", unreadable: true }),
      assess(silent, {}),
      assess(closed, {
        declared: "UNLICENSED",
        reads: "NONE",
        answer: "allow",
        category: "none",
        verdict: {
          unwaived: "deny",
          waiver: { id: "closed-1", reason: "contract 1234", expires: "2030-01-01", approvedBy: "Legal" },
        },
      }),
      assess(fresh, { declared: "OpenMDW-1.0" }),
      assess(wheel, {
        declared: ["ZPL-2.1", "ZPL-2.0"],
        conclusion: {
          kind: "conflict",
          expression: "ZPL-2.1 AND ZPL-2.0",
          sides: [
            { expression: "ZPL-2.1", from: [0] },
            { expression: "ZPL-2.0", from: [1] },
          ],
        },
        about: {
          hashes: [
            { algorithm: "SHA-256", value: "a".repeat(64) },
            { algorithm: "SHA-256", value: "b".repeat(64) },
          ],
        },
      }),
      assess(model, {
        kind: "model",
        declared: "llama2",
        reads: "LicenseRef-llama2",
        answer: "undetermined",
        category: "custom-model",
        verdict: { questions: [{ fact: "monthly-active-users", ask: "How many users a month?", clause: "§2" }] },
        about: { homepage: "https://huggingface.co/meta-llama/Llama-2-7b-hf" },
      }),
      assess(tuned, {
        kind: "model",
        declared: "apache-2.0",
        reads: "Apache-2.0 AND LicenseRef-llama2",
        about: {
          properties: {
            "model:base": [model],
            "model:base-unresolved": ["somebody/unheard-of"],
            "model:base-relation": "finetune",
            "model:task": "text-generation",
            "model:datasets": ["acme/talks"],
          },
        },
      }),
      assess(dev, { scope: "development", declared: "GPL-2.0-or-later WITH Classpath-exception-2.0", answer: "warn" }),
    ],
    edges: [
      [PROJECT.purl, leftPad],
      [PROJECT.purl, widgets],
      [PROJECT.purl, dev],
      [widgets, dual],
      [widgets, odd],
      [dual, silent],
      [dual, closed],
      [odd, fresh],
      [tuned, model],
    ],
    diagnostics: [
      {
        code: "LIC102",
        gravity: "loss",
        location: { path: "api/package-lock.json", line: 3, column: 7 },
        args: { reason: "unexpected end of JSON" },
      },
      { code: "LIC202", gravity: "problem", purl: wheel, args: { sides: 2 } },
    ],
    coverage: {
      files: [
        { path: "package-lock.json", extractor: "npm/package-lock", status: "read", entries: 11 },
        { path: "api/package-lock.json", extractor: "npm/package-lock", status: "lost", entries: 0 },
      ],
    },
  });
}
