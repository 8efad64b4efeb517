// Settings that the BOM formats share, read from the reporter options; the faces check them before they get here.
import type { ReportOptions } from "../../model/index.ts";
import { checkSupplement, type Supplement } from "./supplement.ts";

export const PROFILES = ["cisa", "bsi", "cert-in", "ntia"] as const;
/** Whom the BOM is for: decides what else is stated and what must not be missing without a word. */
export type Profile = (typeof PROFILES)[number];

export interface BomSettings {
  readonly profile?: Profile;
  /** Version of the format, as its specification writes it. */
  readonly specVersion?: string;
  /** False leaves licence texts out; their digests stay. */
  readonly withTexts: boolean;
  readonly supplement: Supplement;
  /** ISO 8601. */
  readonly timestamp?: string;
}

/** Keys of `settings`: for, specVersion, texts ("once" or "none"), supplement (JSON). */
export function readBomSettings(options: ReportOptions): BomSettings {
  const settings = options.settings ?? {};
  const profile = PROFILES.find((known) => known === settings["for"]);
  if (settings["for"] !== undefined && profile === undefined)
    throw new RangeError(`unknown profile ${settings["for"]}`);
  const specVersion = settings["specVersion"];
  return {
    ...(profile === undefined ? {} : { profile }),
    ...(specVersion === undefined ? {} : { specVersion }),
    withTexts: settings["texts"] !== "none",
    supplement: parseSupplement(settings["supplement"]),
    ...(options.timestamp === undefined ? {} : { timestamp: options.timestamp }),
  };
}

function parseSupplement(json: string | undefined): Supplement {
  if (json === undefined) return {};
  const checked = checkSupplement(JSON.parse(json));
  if (!checked.ok) throw new RangeError(checked.error);
  return checked.value;
}
