// Rust crates: Cargo's lockfile and manifests, and the crates that Cargo keeps on this machine.
import type { Ecosystem } from "../../model/index.ts";

export const rust: Ecosystem = {
  id: "rust",
  title: "Rust (Cargo)",
  purlTypes: ["cargo"],
  extractors: [
    {
      id: "rust/cargo-lock",
      title: "Cargo.lock",
      version: 1,
      files: ["Cargo.lock"],
      beside: ["**/Cargo.toml"],
      supersedes: ["rust/cargo-toml"],
      provides: { resolution: "locked", edges: true, licenses: false },
      load: () => import("./cargo-lock.ts"),
    },
    {
      id: "rust/cargo-toml",
      title: "Cargo.toml",
      version: 1,
      files: ["Cargo.toml"],
      beside: ["**/Cargo.toml", "**/Cargo.lock"],
      provides: { resolution: "declared", edges: true, licenses: false },
      load: () => import("./cargo-toml.ts"),
    },
  ],
  installFolders: ["*/.cargo-checksum.json"],
  sources: [
    {
      id: "rust/vendor",
      title: "vendored crates",
      reach: "workspace",
      load: () => import("./installed.ts").then(({ lookUpInVendor }) => ({ lookUp: lookUpInVendor })),
    },
    {
      id: "rust/cargo-home",
      title: "crates that Cargo has downloaded",
      reach: "machine",
      load: () => import("./installed.ts").then(({ lookUpInCargoHome }) => ({ lookUp: lookUpInCargoHome })),
    },
  ],
  loadDialect: () => import("./dialect.ts"),
};
