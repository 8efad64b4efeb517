// Clojure: manifests of its CLI and of Leiningen. Licences come from the local repositories of Maven, as for all of the JVM.
import type { Ecosystem } from "../../model/index.ts";

export const clojure: Ecosystem = {
  id: "clojure",
  title: "Clojure",
  purlTypes: ["maven"],
  extractors: [
    {
      id: "clojure/deps-edn",
      title: "deps.edn",
      version: 1,
      files: ["deps.edn"],
      provides: { resolution: "declared", edges: false, licenses: false },
      load: () => import("./deps-edn.ts"),
    },
    {
      id: "clojure/project-clj",
      title: "Leiningen project (project.clj)",
      version: 1,
      files: ["project.clj"],
      provides: { resolution: "declared", edges: true, licenses: false },
      load: () => import("./project-clj.ts"),
    },
  ],
};
