// What the names of Gradle's configurations say about scope. https://docs.gradle.org/current/userguide/java_library_plugin.html
import { type Scope, weightierScope } from "../../model/index.ts";

const BUILD =
  /annotationProcessor|kapt|ksp|compilerClasspath|compilerPlugin|^classpath$|lint|jacoco|checkstyle|pmd|spotbugs|detekt|ktlint|spotless|jmh|errorprone|^zinc$|^antlr$|^kotlin(?:Build|Native|Klib|Internal)/i;

/** Names are the build author's own; what is not customary is unknown. */
export function scopeOfConfigurations(names: readonly string[]): Scope {
  return names.map(scopeOfConfiguration).reduce<Scope>((a, b) => weightierScope(a, b), "unknown");
}

function scopeOfConfiguration(name: string): Scope {
  if (BUILD.test(name)) return "build";
  if (/test/i.test(name)) return "test";
  if (/^(?:runtime|compile|default|implementation|api|master)$/i.test(name)) return "runtime";
  if (/runtimeClasspath$|compileClasspath$|^(?:runtimeOnly|embed|shadow|include)/i.test(name)) return "runtime";
  if (/^(?:provided|compileOnly|providedCompile)/i.test(name)) return "peer";
  if (/^optional$/i.test(name)) return "optional";
  return "unknown";
}

/** The same of the configurations that a build script declares dependencies in, whose names may begin with a source set's or a variant's. */
export function scopeOfDeclared(name: string): Scope {
  if (/test/i.test(name)) return "test";
  if (BUILD.test(name) || /desugar/i.test(name)) return "build";
  if (/^(?:debug|development)/.test(name)) return "development";
  if (/(?:^|[a-z])(?:compileOnly|compileOnlyApi|provided\w*)$/i.test(name)) return "peer";
  if (/(?:^|[a-z])(?:implementation|api|runtimeOnly|compile|runtime)$/i.test(name)) return "runtime";
  return scopeOfConfiguration(name);
}
