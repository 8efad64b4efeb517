// Carthage: its lockfile, and the repositories it has checked out.
import type { Ecosystem } from "../../model/index.ts";

export const carthage: Ecosystem = {
  id: "carthage",
  title: "Carthage",
  purlTypes: [],
  extractors: [
    {
      id: "carthage/cartfile-resolved",
      title: "Cartfile.resolved",
      version: 1,
      files: ["Cartfile.resolved"],
      beside: ["Cartfile", "Cartfile.private"],
      provides: { resolution: "locked", edges: false, licenses: false },
      load: () => import("./cartfile-resolved.ts"),
    },
  ],
  sources: [
    { id: "carthage/checkouts", title: "Carthage/Checkouts", reach: "workspace", load: () => import("./installed.ts") },
  ],
  unsupported: [
    {
      files: ["Cartfile", "Cartfile.private"],
      title: "manifest of Carthage",
      remedy: "commit Cartfile.resolved (carthage update writes it)",
      coveredBy: ["carthage/cartfile-resolved"],
    },
  ],
  installFolders: ["Carthage/Checkouts/*/*"],
};
