// Java and Kotlin: Maven, Gradle, sbt, jar files, and the artefacts that build tools keep on this machine.
import type { Ecosystem } from "../../model/index.ts";

export const java: Ecosystem = {
  id: "java",
  title: "Java and Kotlin (Maven, Gradle, sbt)",
  purlTypes: ["maven"],
  extractors: [
    {
      id: "java/pom",
      title: "Maven project (pom.xml)",
      version: 1,
      files: ["pom.xml"],
      beside: ["**/pom.xml"],
      provides: { resolution: "declared", edges: true, licenses: false },
      load: () => import("./pom.ts"),
    },
    {
      id: "java/gradle-lockfile",
      title: "Gradle lockfile",
      version: 1,
      files: [
        "gradle.lockfile",
        "buildscript-gradle.lockfile",
        "settings-gradle.lockfile",
        "dependency-locks/*.lockfile",
      ],
      provides: { resolution: "locked", edges: false, licenses: false },
      load: () => import("./gradle-lockfile.ts"),
    },
    {
      id: "java/version-catalog",
      title: "Gradle version catalog",
      version: 1,
      files: ["*.versions.toml"],
      beside: ["**/gradle.lockfile"],
      provides: { resolution: "declared", edges: false, licenses: false },
      load: () => import("./version-catalog.ts"),
    },
    {
      id: "java/verification-metadata",
      title: "Gradle dependency verification",
      version: 1,
      files: ["verification-metadata.xml"],
      beside: ["**/gradle.lockfile"],
      provides: { resolution: "locked", edges: false, licenses: false },
      load: () => import("./verification-metadata.ts"),
    },
    {
      id: "java/sbt-lock",
      title: "sbt lockfile (sbt-dependency-lock)",
      version: 1,
      files: ["build.sbt.lock"],
      provides: { resolution: "locked", edges: false, licenses: false },
      load: () => import("./sbt-lock.ts"),
    },
    {
      id: "java/jar",
      title: "Java archive",
      version: 1,
      files: ["*.jar", "*.war", "*.ear", "*.aar", "*.hpi", "*.jpi"],
      reads: "pieces",
      provides: { resolution: "installed", edges: true, licenses: true },
      load: () => import("./jar.ts"),
    },
  ],
  sources: [
    {
      id: "java/repository",
      title: "local repositories of Maven, Gradle and Coursier",
      reach: "machine",
      load: () => import("./installed.ts"),
    },
  ],
  unsupported: [
    {
      files: ["build.gradle", "build.gradle.kts"],
      title: "Gradle build script",
      remedy:
        "it would have to be run; turn on dependency locking and commit gradle.lockfile, or scan an SBOM made by the CycloneDX plugin",
      coveredBy: ["java/gradle-lockfile"],
    },
    {
      files: ["build.sbt"],
      title: "sbt build",
      remedy: "it would have to be run; commit a lockfile (sbt-dependency-lock), or scan an SBOM made by sbt-sbom",
      coveredBy: ["java/sbt-lock"],
    },
    {
      files: ["project.clj", "deps.edn", "build.sc", "build.mill"],
      title: "build of Clojure or Mill",
      remedy: "it is not read; scan a pom.xml (lein pom, clojure -X:deps mvn-pom) or an SBOM of the build",
      coveredBy: ["java/pom"],
    },
  ],
  loadDialect: () => import("./dialect.ts"),
};
