// Statements that stand where a licence should and name none: "UNLICENSED", "SEE LICENSE IN x", "Proprietary".

/** What a phrase means; one without a reading says nothing that could be judged. */
export type Phrase =
  | { readonly reading: "exact" | "dialect"; readonly expression: string; readonly note: string }
  | { readonly reading?: undefined; readonly note: string };

const PROPRIETARY = means("LicenseRef-scancode-proprietary-license", "says that it is proprietary, not on which terms");
const COMMERCIAL = means("LicenseRef-scancode-commercial-license", "says that it is commercial, not on which terms");
const RESERVED = means("NONE", "all rights reserved");
const NOT_SAID: Phrase = { note: "says that it does not know" };

/** npm: `UNLICENSED` grants nothing to anybody. It is never the Unlicense, which gives everything away. */
const PHRASES: ReadonlyMap<string, Phrase> = new Map([
  ["", { note: "empty" }],
  ["noassertion", NOT_SAID],
  ["unknown", NOT_SAID],
  ["none", { note: "may mean that there is no licence, or that none was entered" }],
  ["all rights reserved", RESERVED],
  ["all rights reserved.", RESERVED],
  ["proprietary", PROPRIETARY],
  ["proprietary license", PROPRIETARY],
  ["proprietary licence", PROPRIETARY],
  ["commercial", COMMERCIAL],
  ["commercial license", COMMERCIAL],
  ["commercial licence", COMMERCIAL],
]);
const POINTER = /^see (?:the )?(?:licen[sc]e|copying|readme|eula|terms|file)\b/i;

export function readPhrase(text: string): Phrase | undefined {
  if (text === "NONE") return { reading: "exact", expression: "NONE", note: "no licence: all rights reserved" };
  if (text === "UNLICENSED") return { reading: "exact", expression: "NONE", note: "UNLICENSED: all rights reserved" };
  if (text.length > 200) return undefined;
  return PHRASES.get(text.toLowerCase()) ?? (POINTER.test(text) ? { note: "points to a file" } : undefined);
}

function means(expression: string, note: string): Phrase {
  return { reading: "dialect", expression, note };
}
