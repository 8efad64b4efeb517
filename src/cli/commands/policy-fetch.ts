// licet policy fetch: gets the policies that a policy extends by address, once; what has the pinned digest goes into the cache.
import { relative } from "node:path";
import { httpsGet } from "../../io/https-get.ts";
import type { Result } from "../../model/index.ts";
import { loadPolicy, type ParentFailure, type PolicyResolver, type PolicySource } from "../../policy/load.ts";
import type { PolicyMistake } from "../../policy/mistakes.ts";
import type { Policy } from "../../policy/policy.ts";
import { readReference, showReference } from "../../policy/references.ts";
import { plain } from "../../reporters/encode.ts";
import { type CommandCall, listOption, stringOption } from "../command.ts";
import { EXIT } from "../exit-codes.ts";
import { findPolicyFile } from "../load-policy.ts";
import { digestOf, keepPolicy, POLICY_SIZE_LIMIT, policyCacheFolder, readCachedPolicy } from "../policy-cache.ts";
import { makeParentResolver } from "../policy-parents.ts";
import { readBytes } from "../read-input.ts";
import { showMistakes } from "../show-mistakes.ts";
import { UsageError } from "../usage-error.ts";

const LIMITS = { timeoutMs: 20_000, limit: POLICY_SIZE_LIMIT, accept: "text/plain, */*" };
/** Levels of `extends`, each of which is known only when the one before is there. */
const ROUNDS = 10;

interface Wanted {
  readonly reference: string;
  readonly sha256: string;
  readonly address: string | undefined;
}

export async function run(call: CommandCall): Promise<number> {
  const { cwd, env, out } = call.terminal;
  const asked = stringOption(call, "digest");
  if (asked !== undefined) return tellDigest(call, asked);
  const place = findPolicyFile(call.operands[0], cwd);
  const cache = policyCacheFolder(env);
  const source = { text: readBytes(cwd, place).toString("utf8"), path: relative(cwd, place) || place };
  for (const copy of listOption(call, "file")) keepPolicy(cache, readCopy(cwd, copy));
  const failed = new Set<string>();
  let worst: number = EXIT.pass;
  let round = loadWith(source, cwd, cache);
  for (let count = 0; count < ROUNDS; count++) {
    const open = round.wanted.filter(({ reference }) => !failed.has(reference));
    if (open.length === 0) break;
    for (const one of open) {
      const { code, text } = await fetchOne(one, cache);
      if (code !== EXIT.pass) failed.add(one.reference);
      if (code !== EXIT.pass && worst !== EXIT.usage) worst = code;
      out(`${plain(showReference(one.reference))}: ${plain(text)}\n`);
    }
    round = loadWith(source, cwd, cache);
  }
  if (worst !== EXIT.pass) return worst;
  if (!round.loaded.ok)
    throw new UsageError(`the policy ${source.path} is not valid\n${showMistakes(round.loaded.error)}`);
  const { parents } = round.loaded.value;
  const extended = parents.length === 0 ? "it extends nothing" : `it extends ${parents.map(plain).join(", ")}`;
  out(`${plain(source.path)}: ${extended}; everything is at hand\n`);
  return EXIT.pass;
}

/** The lines that pin a parent, from what is there today. */
async function tellDigest(call: CommandCall, reference: string): Promise<number> {
  const { cwd, out, err: say } = call.terminal;
  const read = readReference(reference, "");
  if (!read.ok) throw new UsageError(`"${showReference(reference)}" cannot be read: ${read.error}`);
  if (read.value.kind !== "address") {
    const found = makeParentResolver(cwd).parent(reference, "license-policy.yml");
    if (!found.ok) throw new UsageError(`"${reference}" cannot be read: ${reasonOf(found.error)}`);
    out(
      `  - from: ${plain(reference)}\n    sha256: ${found.value.sha256 ?? digestOf(Buffer.from(found.value.text))}\n`,
    );
    return EXIT.pass;
  }
  const got = await httpsGet(read.value.address, LIMITS);
  if (!got.ok) {
    say(`${plain(showReference(reference))} could not be fetched: ${got.error.reason}\n`);
    return EXIT.incomplete;
  }
  out(`  - from: ${plain(showReference(reference))}\n    sha256: ${digestOf(got.value)}\n`);
  say("read the file before you rely on it; the digest only says that it is the same from now on\n");
  return EXIT.pass;
}

function reasonOf(failure: ParentFailure): string {
  return typeof failure === "string" ? failure : failure.reason;
}

function readCopy(cwd: string, copy: string): Uint8Array {
  const bytes = readBytes(cwd, copy);
  if (bytes.length > POLICY_SIZE_LIMIT) throw new UsageError(`${copy} is larger than a policy may be`);
  return bytes;
}

interface Round {
  readonly loaded: Result<Policy, readonly PolicyMistake[]>;
  readonly wanted: readonly Wanted[];
}

/** Loads the policy and notes which parents are not at hand. */
function loadWith(source: PolicySource, cwd: string, cache: string): Round {
  const wanted = new Map<string, Wanted>();
  const atHand = makeParentResolver(cwd, cache);
  const resolver: PolicyResolver = {
    parent(reference, base, sha256 = "") {
      const found = atHand.parent(reference, base, sha256);
      const read = readReference(reference, base);
      if (!read.ok || read.value.kind === "file") return found;
      const address = read.value.kind === "address" ? read.value.address : undefined;
      if (!found.ok) wanted.set(reference, { reference, sha256, address });
      // A package in node_modules is kept, too: a commit has no node_modules to read it from.
      else if (address === undefined) keepIfPinned(cache, Buffer.from(found.value.text), sha256);
      return found;
    },
  };
  return { loaded: loadPolicy(source, resolver), wanted: [...wanted.values()] };
}

function keepIfPinned(cache: string, bytes: Uint8Array, sha256: string): void {
  const isPinned = digestOf(bytes) === sha256.toLowerCase();
  if (isPinned && readCachedPolicy(cache, sha256) === undefined) keepPolicy(cache, bytes);
}

async function fetchOne({ address, sha256 }: Wanted, cache: string): Promise<{ code: number; text: string }> {
  if (address === undefined)
    return { code: EXIT.incomplete, text: "not in node_modules; install it, or give a copy with --file" };
  const got = await httpsGet(address, LIMITS);
  if (!got.ok) return { code: EXIT.incomplete, text: `could not be fetched: ${got.error.reason}` };
  const digest = digestOf(got.value);
  if (digest !== sha256.toLowerCase())
    return { code: EXIT.usage, text: `is not the file that was pinned; its digest is ${digest}. Nothing was kept` };
  keepPolicy(cache, got.value);
  return { code: EXIT.pass, text: `fetched, ${got.value.length} bytes, as pinned` };
}
