// Helm charts and the charts they depend on. https://helm.sh/docs/topics/charts/
import type { Ecosystem } from "../../model/index.ts";

export const helm: Ecosystem = {
  id: "helm",
  title: "Helm charts",
  purlTypes: ["helm"],
  extractors: [
    {
      id: "helm/lock",
      title: "Chart.lock",
      version: 1,
      files: ["Chart.lock", "requirements.lock"],
      supersedes: ["helm/chart"],
      provides: { resolution: "locked", edges: false, licenses: false },
      load: async () => ({ extract: (await import("./chart.ts")).extractLock }),
    },
    {
      id: "helm/chart",
      title: "Chart.yaml",
      version: 1,
      files: ["Chart.yaml", "requirements.yaml"],
      provides: { resolution: "declared", edges: true, licenses: false },
      nameIsHint: true,
      load: async () => ({ extract: (await import("./chart.ts")).extractChart }),
    },
  ],
  sources: [
    {
      id: "helm/charts-folder",
      title: "Chart.yaml and license files of charts in charts/",
      reach: "workspace",
      load: () => import("./vendored.ts"),
    },
  ],
};
