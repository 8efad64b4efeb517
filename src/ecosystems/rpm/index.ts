// RPM: packages installed in a root filesystem. https://rpm.org/
import type { Ecosystem } from "../../model/index.ts";

const RELEASE_FILES = ["etc/os-release", "usr/lib/os-release"];
const PROVIDES = { resolution: "installed", edges: true, licenses: true } as const;
/** Below var/lib, and below usr/lib, where ostree and newer releases keep it. */
const BESIDE = RELEASE_FILES.flatMap((path) => [`../../../${path}`, `../../../../${path}`]);

export const rpm: Ecosystem = {
  id: "rpm",
  title: "RPM packages in a root filesystem",
  purlTypes: ["rpm"],
  extractors: [
    {
      id: "rpm/sqlite",
      title: "RPM database (SQLite)",
      version: 1,
      files: ["rpm/rpmdb.sqlite"],
      beside: [...BESIDE, "rpmdb.sqlite-wal"],
      provides: PROVIDES,
      reads: "bytes",
      load: async () => ({ extract: (await import("./database.ts")).extractSqlite }),
    },
    {
      id: "rpm/ndb",
      title: "RPM database (NDB, as SUSE has it)",
      version: 1,
      files: ["rpm/Packages.db"],
      beside: BESIDE,
      provides: PROVIDES,
      reads: "bytes",
      load: async () => ({ extract: (await import("./database.ts")).extractNdb }),
    },
    {
      id: "rpm/bdb",
      title: "RPM database (Berkeley DB, before 2021)",
      version: 1,
      files: ["rpm/Packages"],
      beside: BESIDE,
      provides: PROVIDES,
      reads: "bytes",
      load: async () => ({ extract: (await import("./database.ts")).extractBdb }),
    },
  ],
  sources: [
    {
      id: "rpm/licenses-folder",
      title: "/usr/share/licenses/<package>",
      reach: "workspace",
      load: () => import("./licenses-folder.ts"),
    },
  ],
  loadDialect: () => import("./dialect.ts"),
};
