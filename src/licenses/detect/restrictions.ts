// Words that can change what a licence allows: a text with one of them added or lost is not the licence it resembles.
import { canonicalWord } from "./equivalents.ts";
import { hashWord } from "./hash.ts";

/** They restrict or oblige wherever they stand. */
const PLAIN = `not no nor never neither none without non only solely exclusively except excepting unless excluding exclude excludes excluded
must prohibited prohibit prohibits prohibition forbidden forbid forbids restricted restrict restricts restriction restrictions
fee fees royalty royalties payment payments pay paid pays charge charges charged commercial commercially noncommercial
nonprofit forprofit shall cannot may revoke revoked terminate terminated terminates purchase purchased
noncommercially nonexclusive nontransferable noncompete noncommercials dont`;

/** They do so when they were added to, or taken from, a known text. */
const WORDS = `with should will required require requires requirement requirements obliged obligation obligations agree agrees agreed agreement
condition conditions conditional provided providing subject permission permissions permitted permit permits consent approval approved approve
written prior authorized authorization request obtain register registration registered notify notification
limit limits limited limitation limiting least most more than exceed exceeds exceeding users monthly active million thousand hundred
revenue revenues income profit percent employees
private privately personal personally internal internally external externally evaluation evaluate trial test testing educational education
academic research scientific individual individuals noncommercial organization organizations company companies government governmental
military weapon weapons war nuclear surveillance police law enforcement harm harmful evil good illegal unlawful hate discriminate
discrimination violence human rights ethical ethics morally safety critical medical
country countries territory territories states china russia export embargo sanctions nationals residents minors
compete competes competing competitive competitor competitors product products service services hosted hosting host managed cloud saas
sell selling sold sale sales resell reselling resale rent lease lend monetize advertise advertising advertisement promote promotional
train training machine learning ai artificial intelligence model models dataset datasets output outputs generated
modify modified modifications modification derivative derivatives distribute distribution redistribution redistribute publish disclose
source binary binaries executable executables object network remote access affero lesser library clause section exception additional addition
irrevocable revocable perpetual temporary expire expires expiration days months years date until during
sublicense transfer assign
patent patents trademark trademarks
waive waived waiver
free charge cost gratis
attribution attribute credit display logo prominently
remove removed alter altered change changed changes
instead however notwithstanding otherwise
void invalid null
reserve reserved reserves
worldwide reproduce perform share outside lawful peaceful hobby student teacher customer member citizen european canada europe game link`;

/** Words that are used for one another. */
const ALIASES: Readonly<Record<string, string>> = {
  shall: "must",
  will: "must",
  should: "must",
  providing: "provid",
  provided: "provid",
  binaries: "binary",
  executable: "binary",
  executables: "binary",
};

/** Words of one stem weigh the same: "redistribution" in place of "redistributions" changes nothing. */
function stemOf(word: string): string {
  const alias = ALIASES[word];
  if (alias !== undefined) return alias;
  return word.replace(/(?:izations?|ations?|itions?|ions?|ments?|ings?|ers?|ors?|able|ed|es|ly|s|e)$/, "") || word;
}

const STEMS = new Map<number, number>();
const PLAIN_HASHES = new Set<number>();
const stems = new Map<string, number>();
for (const [list, plain] of [
  [PLAIN, true],
  [WORDS, false],
] as const) {
  for (const word of list.split(/\s+/).filter(Boolean)) {
    const stem = stemOf(word);
    if (!stems.has(stem)) stems.set(stem, stems.size + 1);
    for (const form of [word, `${word}s`, word.replace(/s$/, "")])
      STEMS.set(canonicalWord(hashWord(form)), stems.get(stem) as number);
    if (plain) PLAIN_HASHES.add(canonicalWord(hashWord(word)));
  }
}

/** The stem of a word that, added or lost, can change what is allowed; 0 for every other word. */
export function sensitiveStem(hash: number): number {
  return STEMS.get(hash) ?? 0;
}

/** Does this word restrict even in a place where a name is expected? */
export function isPlainlySensitive(hash: number): boolean {
  return PLAIN_HASHES.has(hash);
}
