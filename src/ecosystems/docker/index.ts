// Container images that Dockerfiles and Compose files build on or run.
import type { Ecosystem } from "../../model/index.ts";

export const docker: Ecosystem = {
  id: "docker",
  title: "Container images",
  purlTypes: ["docker"],
  extractors: [
    {
      id: "docker/dockerfile",
      title: "Dockerfile",
      version: 1,
      files: [
        "Dockerfile",
        "Dockerfile.*",
        "Dockerfile-*",
        "Dockerfile_*",
        "*.Dockerfile",
        "*.dockerfile",
        "Containerfile",
        "Containerfile.*",
        "*.Containerfile",
      ],
      provides: { resolution: "declared", edges: false, licenses: false },
      nameIsHint: true,
      load: () => import("./dockerfile.ts"),
    },
    {
      id: "docker/compose",
      title: "Compose file",
      version: 1,
      files: [
        "compose.yml",
        "compose.yaml",
        "compose.*.yml",
        "compose.*.yaml",
        "compose-*.yml",
        "compose-*.yaml",
        "docker-compose*.yml",
        "docker-compose*.yaml",
      ],
      beside: [".env"],
      provides: { resolution: "declared", edges: false, licenses: false },
      nameIsHint: true,
      load: () => import("./compose.ts"),
    },
  ],
};
