// Elixir, Erlang and Gleam: the lockfiles of Mix, Rebar3 and Gleam, and packages of Hex on disk.
import type { Ecosystem } from "../../model/index.ts";

export const beam: Ecosystem = {
  id: "beam",
  title: "Elixir, Erlang and Gleam (Hex)",
  purlTypes: ["hex"],
  extractors: [
    {
      id: "beam/mix-lock",
      title: "mix.lock",
      version: 1,
      files: ["mix.lock"],
      beside: ["**/mix.exs"],
      supersedes: ["beam/mix-exs"],
      provides: { resolution: "locked", edges: true, licenses: false },
      load: () => import("./mix-lock.ts"),
    },
    {
      id: "beam/mix-exs",
      title: "mix.exs",
      version: 1,
      files: ["mix.exs"],
      beside: ["**/mix.lock"],
      provides: { resolution: "declared", edges: false, licenses: false },
      load: () => import("./mix-exs.ts"),
    },
    {
      id: "beam/rebar-lock",
      title: "rebar.lock",
      version: 1,
      files: ["rebar.lock"],
      provides: { resolution: "locked", edges: false, licenses: false },
      load: () => import("./rebar-lock.ts"),
    },
    {
      id: "beam/gleam-manifest",
      title: "manifest.toml of Gleam",
      version: 1,
      files: ["manifest.toml"],
      beside: ["gleam.toml"],
      supersedes: ["beam/gleam-toml"],
      nameIsHint: true,
      provides: { resolution: "locked", edges: true, licenses: false },
      load: () => import("./gleam-manifest.ts"),
    },
    {
      id: "beam/gleam-toml",
      title: "gleam.toml",
      version: 1,
      files: ["gleam.toml"],
      provides: { resolution: "declared", edges: true, licenses: false },
      load: () => import("./gleam-toml.ts"),
    },
  ],
  sources: [
    {
      id: "beam/deps",
      title: "fetched dependencies (deps, _build, build/packages)",
      reach: "workspace",
      load: () => import("./installed.ts").then(({ lookUpInDeps }) => ({ lookUp: lookUpInDeps })),
    },
    {
      id: "beam/hex-cache",
      title: "archives of Hex in the user's caches",
      reach: "machine",
      load: () => import("./installed.ts").then(({ lookUpInCaches }) => ({ lookUp: lookUpInCaches })),
    },
  ],
  unsupported: [
    {
      files: ["rebar.config"],
      title: "manifest of Rebar3",
      remedy: "commit rebar.lock (rebar3 lock writes it)",
      coveredBy: ["beam/rebar-lock", "beam/mix-lock"],
    },
  ],
  installFolders: ["*/hex_metadata.config", "_build"],
};
