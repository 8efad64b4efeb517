// Debian, Ubuntu and their kin: packages installed in a root filesystem. https://manpages.debian.org/dpkg-query
import type { Ecosystem } from "../../model/index.ts";

const RELEASE_FILES = ["etc/os-release", "usr/lib/os-release"];

export const debian: Ecosystem = {
  id: "debian",
  title: "Debian packages in a root filesystem",
  purlTypes: ["deb"],
  extractors: [
    {
      id: "debian/status",
      title: "dpkg database",
      version: 1,
      files: ["lib/dpkg/status"],
      beside: [...RELEASE_FILES.map((path) => `../../../${path}`), "../apt/extended_states"],
      provides: { resolution: "installed", edges: true, licenses: false },
      load: () => import("./status.ts"),
    },
    {
      id: "debian/status-d",
      title: "dpkg database, one file per package (distroless images)",
      version: 1,
      files: ["lib/dpkg/status.d/*"],
      beside: RELEASE_FILES.map((path) => `../../../../${path}`),
      provides: { resolution: "installed", edges: false, licenses: false },
      nameIsHint: true,
      load: async () => ({ extract: (await import("./status.ts")).extractOne }),
    },
  ],
  sources: [
    {
      id: "debian/copyright",
      title: "/usr/share/doc/<package>/copyright",
      reach: "workspace",
      load: () => import("./copyright.ts"),
    },
  ],
  loadDialect: () => import("./dialect.ts"),
};
