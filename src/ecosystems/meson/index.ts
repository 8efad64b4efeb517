// Meson: subprojects that it fetches by wrap files.
import type { Ecosystem } from "../../model/index.ts";

export const meson: Ecosystem = {
  id: "meson",
  title: "Meson subprojects",
  purlTypes: ["github", "gitlab", "bitbucket", "generic"],
  extractors: [
    {
      id: "meson/wrap",
      title: "wrap file",
      version: 1,
      files: ["subprojects/*.wrap"],
      provides: { resolution: "locked", edges: false, licenses: false },
      load: () => import("./wrap.ts"),
    },
  ],
};
