// CocoaPods: its lockfile, and the pods it has installed with their acknowledgements.
import type { Ecosystem } from "../../model/index.ts";

export const cocoapods: Ecosystem = {
  id: "cocoapods",
  title: "CocoaPods",
  purlTypes: ["cocoapods"],
  extractors: [
    {
      id: "cocoapods/podfile-lock",
      title: "Podfile.lock",
      version: 1,
      files: ["Podfile.lock"],
      supersedes: ["cocoapods/podfile"],
      provides: { resolution: "locked", edges: true, licenses: false },
      load: () => import("./podfile-lock.ts"),
    },
    {
      id: "cocoapods/podfile",
      title: "Podfile (pods that stand there as text)",
      version: 1,
      files: ["Podfile"],
      provides: { resolution: "declared", edges: false, licenses: false },
      load: () => import("./podfile.ts"),
    },
  ],
  sources: [
    {
      id: "cocoapods/pods",
      title: "installed pods",
      reach: "workspace",
      load: () => import("./installed.ts").then(({ lookUpInPods }) => ({ lookUp: lookUpInPods })),
    },
    {
      id: "cocoapods/cache",
      title: "specifications that CocoaPods has downloaded",
      reach: "machine",
      load: () => import("./installed.ts").then(({ lookUpInCache }) => ({ lookUp: lookUpInCache })),
    },
  ],
  unsupported: [
    {
      files: ["*.podspec"],
      title: "specification of a pod",
      remedy: "it would have to be run; commit Podfile.lock of a project that uses it",
      coveredBy: ["cocoapods/podfile-lock"],
    },
  ],
  installFolders: ["Pods/Manifest.lock"],
};
