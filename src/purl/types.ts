// What single package URL types ask for beyond the general grammar. https://github.com/package-url/purl-spec/tree/main/types

/** How a part is brought into its canonical form. */
type Fold = (part: string) => string;

export interface TypeRules {
  readonly namespace?: Fold;
  readonly name?: Fold;
  readonly version?: Fold;
  readonly namespaceIs?: "required" | "prohibited";
  /** Says why a name is not acceptable, or undefined when it is. */
  readonly objectToName?: (name: string) => string | undefined;
}

const lower: Fold = (part) => part.toLowerCase();
const upper: Fold = (part) => part.toUpperCase();

const REQUIRED: TypeRules = { namespaceIs: "required" };
const PROHIBITED: TypeRules = { namespaceIs: "prohibited" };
const LOWER_BOTH: TypeRules = { namespace: lower, name: lower };
const LOWER_BOTH_REQUIRED: TypeRules = { ...LOWER_BOTH, namespaceIs: "required" };
const LOWER_NAME_ALONE: TypeRules = { name: lower, namespaceIs: "prohibited" };

const RULES: ReadonlyMap<string, TypeRules> = new Map<string, TypeRules>([
  ["alpm", LOWER_BOTH_REQUIRED],
  ["apk", LOWER_BOTH_REQUIRED],
  ["bazel", PROHIBITED],
  ["bitbucket", LOWER_BOTH_REQUIRED],
  ["bitnami", LOWER_NAME_ALONE],
  ["brew", LOWER_BOTH],
  ["cargo", PROHIBITED],
  ["chrome-extension", LOWER_NAME_ALONE],
  ["cocoapods", PROHIBITED],
  ["composer", LOWER_BOTH_REQUIRED],
  ["conda", PROHIBITED],
  ["cpan", { namespace: upper, objectToName: (name) => (name.includes("::") ? 'a cpan name has no "::"' : undefined) }],
  ["cran", PROHIBITED],
  ["deb", LOWER_BOTH_REQUIRED],
  ["gem", PROHIBITED],
  ["git", REQUIRED],
  ["github", LOWER_BOTH_REQUIRED],
  ["gitlab", LOWER_BOTH_REQUIRED],
  ["hackage", PROHIBITED],
  ["hex", LOWER_BOTH],
  ["huggingface", { version: lower }],
  ["julia", PROHIBITED],
  ["luarocks", { ...LOWER_BOTH, version: lower }],
  ["maven", REQUIRED],
  ["mlflow", PROHIBITED],
  ["nuget", PROHIBITED],
  ["oci", { ...LOWER_NAME_ALONE, version: lower }],
  ["opam", PROHIBITED],
  ["otp", LOWER_NAME_ALONE],
  ["pub", { name: (name) => name.toLowerCase().replace(/[^a-z0-9_]/g, "_"), namespaceIs: "prohibited" }],
  ["pypi", { name: (name) => name.toLowerCase().replaceAll("_", "-"), version: lower, namespaceIs: "prohibited" }],
  ["qpkg", { namespace: lower, namespaceIs: "required" }],
  ["rpm", { namespace: lower, namespaceIs: "required" }],
  ["swift", REQUIRED],
  ["vcpkg", PROHIBITED],
  ["vscode-extension", { ...LOWER_BOTH_REQUIRED, version: lower }],
  ["yocto", { namespace: lower }],
]);

const NONE: TypeRules = {};

/** Rules of a type in lower case; unknown types have none. */
export function rulesOfType(type: string): TypeRules {
  return RULES.get(type) ?? NONE;
}
