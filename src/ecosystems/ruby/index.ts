// Ruby gems: Bundler's lockfile and manifests, and the specifications of installed gems.
import type { Ecosystem } from "../../model/index.ts";

export const ruby: Ecosystem = {
  id: "ruby",
  title: "Ruby (Bundler, RubyGems)",
  purlTypes: ["gem"],
  extractors: [
    {
      id: "ruby/gemfile-lock",
      title: "Gemfile.lock",
      version: 1,
      files: ["Gemfile.lock", "gems.locked"],
      beside: ["Gemfile", "gems.rb", "**/*.gemspec"],
      supersedes: ["ruby/gemfile", "ruby/gemspec"],
      provides: { resolution: "locked", edges: true, licenses: false },
      load: () => import("./gemfile-lock.ts"),
    },
    {
      id: "ruby/gemfile",
      title: "Gemfile",
      version: 1,
      files: ["Gemfile", "gems.rb"],
      provides: { resolution: "declared", edges: false, licenses: false },
      load: () => import("./gemfile.ts"),
    },
    {
      id: "ruby/gemspec",
      title: "gem specification",
      version: 1,
      files: ["*.gemspec"],
      provides: { resolution: "declared", edges: true, licenses: false },
      load: () => import("./gemspec.ts"),
    },
  ],
  installFolders: ["bundle/*/*/specifications/*.gemspec"],
  sources: [
    {
      id: "ruby/bundle",
      title: "vendor/bundle",
      reach: "workspace",
      load: () => import("./installed.ts").then(({ lookUpInBundle }) => ({ lookUp: lookUpInBundle })),
    },
    {
      id: "ruby/gem-home",
      title: "gems installed for this user",
      reach: "machine",
      load: () => import("./installed.ts").then(({ lookUpInGemHome }) => ({ lookUp: lookUpInGemHome })),
    },
  ],
  loadDialect: () => import("./dialect.ts"),
};
