// What each source that we compared says about a licence; kept apart because only explanations need it.

/** Each source's own words; absent where it says nothing. */
export interface Votes {
  readonly scanCode?: string;
  readonly osadl?: string;
  readonly google?: string;
  readonly dependencyTrack?: string;
  readonly blueOak?: string;
  /** choosealicense.com's conditions, separated by spaces. */
  readonly chooseALicense?: string;
}

const KEYS = ["scanCode", "osadl", "google", "dependencyTrack", "blueOak", "chooseALicense"] as const;

/** The votes on every id of the SPDX list. */
export async function loadVotes(): Promise<ReadonlyMap<string, Votes>> {
  const { VOTE_ROWS } = await import("./votes.data.ts");
  return new Map(
    VOTE_ROWS.split("\n").map((line) => {
      const [id, ...values] = line.split("|") as [string, ...string[]];
      const given = KEYS.flatMap((key, index) => (values[index] ? [[key, values[index]] as const] : []));
      return [id, Object.fromEntries(given) as Votes] as const;
    }),
  );
}
