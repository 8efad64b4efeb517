// Package managers whose files are known by name and not read: each is told with what to do, so that nobody takes it for looked at.
import type { Ecosystem, UnsupportedFormat } from "../../model/index.ts";

/** Tools that read the format and write an SBOM that is read here. */
const SBOM = "put an SBOM made of it (for example by cdxgen or Syft) into the tree, and leave the file out (--exclude)";

function named(title: string, ...files: readonly string[]): UnsupportedFormat {
  return { files, title, remedy: SBOM };
}

export const known: Ecosystem = {
  id: "named",
  title: "Known by name only",
  purlTypes: [],
  extractors: [],
  unsupported: [
    named("packages of Bower", "bower.json"),
    named("shards of Crystal", "shard.lock", "shard.yml"),
    named("packages of D (dub)", "dub.json", "dub.sdl", "dub.selections.json"),
    named("packages of Elm", "elm.json"),
    named("packages of Haxe", "haxelib.json"),
    named("packages of Nim", "*.nimble", "nimble.lock"),
    named("packages of OCaml (opam)", "*.opam", "opam.locked"),
    named("packages of PureScript", "spago.yaml", "spago.dhall", "spago.lock"),
    named("packages of Racket", "info.rkt"),
    named("packages of Unity", "Packages/packages-lock.json"),
    named("packages of Zig", "build.zig.zon"),
    named("crates of Ada (Alire)", "alire.toml"),
    named("packages of Cairo (Scarb)", "Scarb.lock", "Scarb.toml"),
    named("packages of Move", "Move.lock", "Move.toml"),
    named("dependencies of Solidity (Soldeer)", "soldeer.lock"),
    named("modules of Puppet", "Puppetfile"),
    named("cookbooks of Chef", "Berksfile", "Berksfile.lock", "Policyfile.lock.json"),
    {
      files: ["Gopkg.lock", "glide.lock", "Godeps/Godeps.json"],
      title: "lockfile of Go before modules",
      remedy: "make a go.mod of it (go mod init reads it) and commit it",
      coveredBy: ["go/go-mod"],
    },
  ],
};
