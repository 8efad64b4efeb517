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
      provides: { resolution: "locked", edges: true, licenses: false },
      load: () => import("./podfile-lock.ts"),
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
      files: ["Podfile", "*.podspec"],
      title: "manifest of CocoaPods",
      remedy: "it would have to be run; commit Podfile.lock (pod install writes it)",
      coveredBy: ["cocoapods/podfile-lock"],
    },
  ],
  installFolders: ["Pods/Manifest.lock"],
};
