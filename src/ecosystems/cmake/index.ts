// CMake: sources that it fetches when a project is configured or built.
import type { Ecosystem } from "../../model/index.ts";

export const cmake: Ecosystem = {
  id: "cmake",
  title: "CMake (FetchContent, ExternalProject, CPM)",
  purlTypes: ["github", "gitlab", "bitbucket", "generic"],
  extractors: [
    {
      id: "cmake/fetched",
      title: "sources that CMake fetches",
      version: 1,
      files: ["CMakeLists.txt", "*.cmake"],
      contains: [
        "FetchContent_Declare",
        "fetchcontent_declare",
        "ExternalProject_Add",
        "externalproject_add",
        "CPMAddPackage",
        "CPMFindPackage",
        "cpmaddpackage",
      ],
      nameIsHint: true,
      provides: { resolution: "declared", edges: false, licenses: false },
      load: () => import("./fetched.ts"),
    },
  ],
};
