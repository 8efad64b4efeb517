// GitHub Actions: the actions, reusable workflows and images that workflows and composite actions use.
import type { Ecosystem } from "../../model/index.ts";

export const githubActions: Ecosystem = {
  id: "github-actions",
  title: "GitHub Actions",
  purlTypes: ["github"],
  extractors: [
    {
      id: "github-actions/workflow",
      title: "workflow",
      version: 1,
      files: ["{.github,.forgejo,.gitea}/workflows/*.yml", "{.github,.forgejo,.gitea}/workflows/*.yaml"],
      provides: { resolution: "declared", edges: false, licenses: false },
      load: async () => ({ extract: (await import("./uses.ts")).extractWorkflow }),
    },
    {
      id: "github-actions/action",
      title: "composite or container action",
      version: 1,
      files: ["action.yml", "action.yaml"],
      provides: { resolution: "declared", edges: false, licenses: false },
      nameIsHint: true,
      load: async () => ({ extract: (await import("./uses.ts")).extractAction }),
    },
  ],
};
