// Alpine, Wolfi and other users of apk: packages installed in a root filesystem. https://wiki.alpinelinux.org/wiki/Apk_spec
import type { Ecosystem } from "../../model/index.ts";

export const alpine: Ecosystem = {
  id: "alpine",
  title: "Alpine packages in a root filesystem",
  purlTypes: ["apk"],
  extractors: [
    {
      id: "alpine/installed",
      title: "apk database",
      version: 1,
      files: ["lib/apk/db/installed"],
      beside: [
        "../../../etc/os-release",
        "../../../usr/lib/os-release",
        "../../../../etc/os-release",
        "../../../etc/apk/world",
        "../../../../etc/apk/world",
      ],
      provides: { resolution: "installed", edges: true, licenses: true },
      load: () => import("./installed.ts"),
    },
  ],
  loadDialect: () => import("./dialect.ts"),
};
