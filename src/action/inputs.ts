// The Action's inputs, checked: the runner hands them over as INPUT_* variables, and they are data, never code.
export interface Inputs {
  readonly mode: "check" | "comment";
  readonly path: string;
  readonly policy: string | undefined;
  readonly baseline: string | undefined;
  readonly base: string | undefined;
  readonly failOn: string | undefined;
  readonly omit: string | undefined;
  readonly comment: "always" | "on-failure" | "never";
  readonly commentId: string;
  readonly annotations: boolean;
  readonly summary: boolean;
  /** File to read in mode comment, to write in mode check. */
  readonly result: string | undefined;
  /** Files to write, by reporter. */
  readonly files: readonly (readonly [reporter: string, path: string])[];
  readonly token: string | undefined;
  readonly timeoutMinutes: number;
  readonly apiTimeoutSeconds: number;
  readonly isTriggerAcknowledged: boolean;
}

type Env = Readonly<Record<string, string | undefined>>;

/** Inputs that name a file to write, with the reporter that fills it. */
const FILE_INPUTS = [
  ["sarif", "sarif"],
  ["sbom", "cyclonedx-json"],
  ["json", "json"],
  ["markdown", "markdown"],
  ["junit", "junit"],
  ["csv", "csv"],
] as const;

/** A string says in plain words what is wrong. */
export function readInputs(env: Env): Inputs | string {
  // The runner upper-cases names and turns blanks into underscores; hyphens stay.
  const read = (name: string) => {
    const value = env[`INPUT_${name.toUpperCase()}`]?.trim();
    return value === "" ? undefined : value;
  };
  const problems: string[] = [];
  const choose = <T extends string>(name: string, choices: readonly [T, ...T[]]): T => {
    const value = read(name);
    const found = choices.find((choice) => choice === value);
    if (value !== undefined && found === undefined) problems.push(`${name} must be one of ${choices.join(", ")}`);
    return found ?? choices[0];
  };
  const number = (name: string, fallback: number, most: number): number => {
    const value = read(name);
    if (value === undefined) return fallback;
    if (/^\d{1,4}$/.test(value) && Number(value) >= 1 && Number(value) <= most) return Number(value);
    problems.push(`${name} must be a number from 1 to ${most}`);
    return fallback;
  };
  const commentId = read("comment-id") ?? "default";
  if (!/^[A-Za-z0-9_-]{1,40}$/.test(commentId))
    problems.push("comment-id must be letters, digits, - and _, 40 at most");
  const unsafe = read("unsafe-trigger");
  if (unsafe !== undefined && unsafe !== "acknowledged")
    problems.push('unsafe-trigger must be "acknowledged" or empty');
  const inputs: Inputs = {
    mode: choose("mode", ["check", "comment"]),
    path: read("path") ?? ".",
    policy: read("policy"),
    baseline: read("baseline"),
    base: read("base"),
    failOn: read("fail-on"),
    omit: read("omit"),
    comment: choose("comment", ["on-failure", "always", "never"]),
    commentId,
    annotations: choose("annotations", ["true", "false"]) === "true",
    summary: choose("summary", ["true", "false"]) === "true",
    result: read("result"),
    files: FILE_INPUTS.flatMap(([name, reporter]) => {
      const path = read(name);
      return path === undefined ? [] : [[reporter, path] as const];
    }),
    token: read("token"),
    timeoutMinutes: number("timeout-minutes", 15, 360),
    apiTimeoutSeconds: number("api-timeout-seconds", 10, 300),
    isTriggerAcknowledged: unsafe === "acknowledged",
  };
  return problems.length > 0 ? problems.join("; ") : inputs;
}
