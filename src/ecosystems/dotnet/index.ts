// .NET: NuGet's lockfiles and results, project files, Paket, and packages on this machine.
import type { Ecosystem, Extractor } from "../../model/index.ts";

/** Files that central versions and shared properties are inherited from. */
const SHARED = ["**/Directory.Packages.props", "**/Directory.Build.props"];

const packagesLock: Extractor = {
  id: "dotnet/packages-lock",
  title: "NuGet lockfile (packages.lock.json)",
  version: 1,
  files: ["packages.lock.json", "packages.*.lock.json"],
  beside: ["*.csproj", "*.fsproj", "*.vbproj"],
  supersedes: ["dotnet/project-assets", "dotnet/project", "dotnet/packages-config"],
  provides: { resolution: "locked", edges: true, licenses: false },
  load: () => import("./packages-lock.ts"),
};

const projectAssets: Extractor = {
  id: "dotnet/project-assets",
  title: "result of NuGet's restore (obj/project.assets.json)",
  version: 1,
  files: ["project.assets.json"],
  probes: ["obj/project.assets.json"],
  supersedes: ["dotnet/project"],
  provides: { resolution: "locked", edges: true, licenses: false },
  load: () => import("./project-assets.ts"),
};

const depsJson: Extractor = {
  id: "dotnet/deps-json",
  title: "published application (*.deps.json)",
  version: 1,
  files: ["*.deps.json"],
  provides: { resolution: "installed", edges: true, licenses: false },
  load: () => import("./deps-json.ts"),
};

const paketLock: Extractor = {
  id: "dotnet/paket-lock",
  title: "Paket lockfile",
  version: 1,
  files: ["paket.lock"],
  beside: ["paket.dependencies"],
  supersedes: ["dotnet/project"],
  provides: { resolution: "locked", edges: true, licenses: false },
  load: () => import("./paket-lock.ts"),
};

const packagesConfig: Extractor = {
  id: "dotnet/packages-config",
  title: "packages.config",
  version: 1,
  files: ["packages.config", "packages.*.config"],
  provides: { resolution: "locked", edges: false, licenses: false },
  load: () => import("./packages-config.ts"),
};

const project: Extractor = {
  id: "dotnet/project",
  title: "project file",
  version: 1,
  files: ["*.csproj", "*.fsproj", "*.vbproj"],
  beside: SHARED,
  provides: { resolution: "declared", edges: true, licenses: false },
  load: () => import("./project.ts"),
};

const shared: Extractor = {
  id: "dotnet/shared-references",
  title: "references shared by projects (Directory.Packages.props, Directory.Build.props)",
  version: 1,
  files: ["Directory.Packages.props", "Directory.Build.props", "Directory.Build.targets"],
  beside: SHARED,
  provides: { resolution: "declared", edges: false, licenses: false },
  load: () => import("./shared-references.ts"),
};

const nuspec: Extractor = {
  id: "dotnet/nuspec",
  title: "package specification",
  version: 1,
  files: ["*.nuspec"],
  provides: { resolution: "declared", edges: true, licenses: false },
  load: () => import("./nuspec.ts"),
};

const tools: Extractor = {
  id: "dotnet/tools",
  title: "local tools (dotnet-tools.json)",
  version: 1,
  files: ["dotnet-tools.json"],
  provides: { resolution: "locked", edges: false, licenses: false },
  load: () => import("./dotnet-tools.ts"),
};

export const dotnet: Ecosystem = {
  id: "dotnet",
  title: ".NET (NuGet, Paket)",
  purlTypes: ["nuget"],
  extractors: [packagesLock, projectAssets, depsJson, paketLock, packagesConfig, project, shared, nuspec, tools],
  sources: [
    {
      id: "dotnet/packages-folder",
      title: "packages folder of the solution",
      reach: "workspace",
      load: () => import("./installed.ts").then(({ lookUpInSolution }) => ({ lookUp: lookUpInSolution })),
    },
    {
      id: "dotnet/global-packages",
      title: "packages that NuGet has downloaded",
      reach: "machine",
      load: () => import("./installed.ts").then(({ lookUpInGlobalPackages }) => ({ lookUp: lookUpInGlobalPackages })),
    },
  ],
  installFolders: ["packages/*/*.nupkg"],
  unsupported: [
    {
      files: ["project.json.lock", "project.lock.json"],
      title: "lockfile of .NET Core previews",
      remedy: "it is out of use since 2017; migrate the project and commit packages.lock.json",
    },
  ],
  loadDialect: () => import("./dialect.ts"),
};
