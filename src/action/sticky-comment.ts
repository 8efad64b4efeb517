// One comment per pull request, found by a marker and by its author, updated in place.
import type { ApiFailure, GithubApi } from "../io/github-api.ts";
import { err, ok, type Result } from "../model/index.ts";

export interface CommentPlace {
  /** owner/name */
  readonly repository: string;
  readonly pullRequest: number;
  /** Tells several comments in one pull request apart. */
  readonly id: string;
}

export interface CommentText {
  readonly body: string;
  /** False: nothing is written where there is no comment yet. */
  readonly isWorthNew: boolean;
}

export interface Commented {
  /** Undefined when none was needed. */
  readonly commentId: number | undefined;
  readonly did: "created" | "updated" | "unchanged" | "nothing";
}

const PER_PAGE = 100;
const PAGE_LIMIT = 30;
/** Who comments with the token that every job gets. */
const USUAL_AUTHOR = "github-actions[bot]";

export async function putComment(
  api: GithubApi,
  { repository, pullRequest, id }: CommentPlace,
  { body, isWorthNew }: CommentText,
): Promise<Result<Commented, ApiFailure>> {
  const marker = `<!-- licet:gate:${id} -->`;
  const text = `${marker}\n${body}`;
  const author = await findAuthor(api);
  const found = await findComment(api, repository, pullRequest, marker, author);
  if (!found.ok) return found;
  const existing = found.value;
  if (existing !== undefined) {
    if (existing.body.replaceAll("\r\n", "\n").trimEnd() === text.trimEnd())
      return ok({ commentId: existing.id, did: "unchanged" });
    const changed = await api.call("PATCH", `/repos/${repository}/issues/comments/${existing.id}`, { body: text });
    if (changed.ok) return ok({ commentId: existing.id, did: "updated" });
    // Someone may have removed it in between.
    if (changed.error.status !== 404) return changed;
  }
  if (!isWorthNew) return ok({ commentId: undefined, did: "nothing" });
  const made = await api.call("POST", `/repos/${repository}/issues/${pullRequest}/comments`, { body: text });
  if (!made.ok) return made;
  const number = (made.value as { id?: unknown } | null)?.id;
  return ok({ commentId: typeof number === "number" ? number : undefined, did: "created" });
}

/** The token of a job may not ask who it is; then it is the usual one. */
async function findAuthor(api: GithubApi): Promise<string> {
  const me = await api.call("GET", "/user");
  const login = me.ok ? (me.value as { login?: unknown } | null)?.login : undefined;
  return typeof login === "string" ? login : USUAL_AUTHOR;
}

interface Comment {
  readonly id: number;
  readonly body: string;
}

/** Anyone can write the marker; only our own comment is ever touched. */
async function findComment(
  api: GithubApi,
  repository: string,
  pullRequest: number,
  marker: string,
  author: string,
): Promise<Result<Comment | undefined, ApiFailure>> {
  for (let page = 1; page <= PAGE_LIMIT; page++) {
    const listed = await api.call(
      "GET",
      `/repos/${repository}/issues/${pullRequest}/comments?per_page=${PER_PAGE}&page=${page}`,
    );
    if (!listed.ok) return listed;
    if (!Array.isArray(listed.value)) return err({ reason: "an answer that is no list of comments" });
    for (const row of listed.value as readonly Partial<Comment & { user: { login?: unknown } | null }>[]) {
      const { id, body, user } = row ?? {};
      if (typeof id === "number" && typeof body === "string" && body.startsWith(marker) && user?.login === author)
        return ok({ id, body });
    }
    if (listed.value.length < PER_PAGE) return ok(undefined);
  }
  return ok(undefined);
}
