// Pull requests for the tests of the Action: real repositories, and a GitHub API on loopback.
import { afterAll, afterEach, beforeEach } from "vitest";
import { npmLock } from "../e2e/licet.ts";
import { makeRepository, type Repository } from "../io/git-repository.ts";
import { type ActionCall, type FakeGithub, removeBundle, startGithub } from "./run-action.ts";

export const POLICY = "version: 1\nextends:\n  - preset: distributed\n";
export const LAX =
  "version: 1\ndefaults: { unlisted: allow }\nrules:\n  - id: all\n    licenses: ['*']\n    action: allow\n";

/** A new one for each test. */
export let github: FakeGithub;
export const made: Repository[] = [];
beforeEach(async () => {
  github = await startGithub();
});
afterEach(async () => {
  await github.close();
  for (const repository of made.splice(0)) repository.remove();
});
afterAll(removeBundle);

export interface Change {
  readonly repository: Repository;
  readonly call: ActionCall;
}

/** A pull request as actions/checkout leaves it: the merge commit that GitHub made, its first parent the base. */
export function pullRequest(
  base: Readonly<Record<string, string | undefined>>,
  head: Readonly<Record<string, string | undefined>>,
): Change {
  const repository = makeRepository();
  made.push(repository);
  const baseSha = repository.commit({ "license-policy.yml": POLICY, ...base });
  repository.git("checkout", "-q", "-b", "topic");
  const headSha = repository.commit(head);
  repository.git("checkout", "-q", "--detach", "main");
  repository.git("merge", "-q", "--no-ff", "-m", "Merge", "topic");
  return {
    repository,
    call: {
      workspace: repository.folder,
      event: "pull_request",
      payload: {
        pull_request: {
          number: 7,
          base: { sha: baseSha, repo: { full_name: "acme/shop" } },
          head: { sha: headSha, repo: { full_name: "stranger/shop" } },
        },
      },
      api: github.url,
      env: { GITHUB_SHA: repository.git("rev-parse", "HEAD"), GITHUB_REF: "refs/pull/7/merge" },
    },
  };
}

/** Brings in a denied licence. */
export const BAD = () => pullRequest(npmLock({ fine: "MIT" }), npmLock({ fine: "MIT", bad: "AGPL-3.0-only" }));
