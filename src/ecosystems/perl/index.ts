// Perl: Carton's snapshot, cpanfile, and what cpanm keeps about installed distributions. https://metacpan.org/pod/Carton
import type { Ecosystem } from "../../model/index.ts";

export const perl: Ecosystem = {
  id: "perl",
  title: "Perl (CPAN)",
  purlTypes: ["cpan"],
  extractors: [
    {
      id: "perl/cpanfile-snapshot",
      title: "Carton's snapshot",
      version: 1,
      files: ["cpanfile.snapshot"],
      beside: ["cpanfile"],
      supersedes: ["perl/cpanfile"],
      provides: { resolution: "locked", edges: true, licenses: false },
      load: () => import("./snapshot.ts"),
    },
    {
      id: "perl/cpanfile",
      title: "cpanfile",
      version: 1,
      files: ["cpanfile"],
      provides: { resolution: "declared", edges: false, licenses: false },
      load: () => import("./cpanfile.ts"),
    },
  ],
  sources: [
    {
      id: "perl/local-lib",
      title: "META.json of distributions installed in local/",
      reach: "workspace",
      load: () => import("./installed.ts"),
    },
  ],
  unsupported: [
    {
      files: ["Makefile.PL", "Build.PL", "dist.ini"],
      title: "Perl build script",
      remedy: 'write a snapshot: list the requirements in a cpanfile and run "carton install"',
      coveredBy: ["perl/cpanfile-snapshot", "perl/cpanfile"],
    },
  ],
  loadDialect: () => import("./dialect.ts"),
};
