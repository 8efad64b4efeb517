// Conan, a package manager for C and C++. https://docs.conan.io/2/
import type { Ecosystem } from "../../model/index.ts";

export const conan: Ecosystem = {
  id: "conan",
  title: "Conan (C and C++)",
  purlTypes: ["conan"],
  extractors: [
    {
      id: "conan/lock",
      title: "Conan lockfile (Conan 1 and 2)",
      version: 1,
      files: ["conan.lock"],
      supersedes: ["conan/conanfile-txt", "conan/conanfile-py"],
      provides: { resolution: "locked", edges: true, licenses: false },
      load: () => import("./lock.ts"),
    },
    {
      id: "conan/conanfile-txt",
      title: "conanfile.txt",
      version: 1,
      files: ["conanfile.txt"],
      supersedes: ["conan/conanfile-py"],
      provides: { resolution: "declared", edges: false, licenses: false },
      load: () => import("./conanfile-txt.ts"),
    },
    {
      id: "conan/conanfile-py",
      title: "conanfile.py (references that stand there as text)",
      version: 1,
      files: ["conanfile.py"],
      provides: { resolution: "declared", edges: false, licenses: false },
      load: () => import("./conanfile-py.ts"),
    },
  ],
  sources: [
    {
      id: "conan/deployed",
      title: "license files in a full_deploy folder",
      reach: "workspace",
      load: async () => ({ lookUp: (await import("./installed.ts")).lookUpDeployed }),
    },
    {
      id: "conan/cache",
      title: "recipes in the Conan 1 cache",
      reach: "machine",
      load: async () => ({ lookUp: (await import("./installed.ts")).lookUpInCache }),
    },
  ],
};
