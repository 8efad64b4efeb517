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
const WORDS = `should will required require requires requirement requirements obliged obligation obligations agree agrees agreed agreement
condition conditions conditional provided subject permission permissions permitted permit permits consent approval approved approve
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
source binary object network remote access affero lesser library clause section exception additional addition
irrevocable revocable perpetual temporary expire expires expiration days months years date until before after first during
any all every each either both other others
sublicense transfer assign
patent patents trademark trademarks
waive waived waiver
free charge cost gratis
attribution attribute credit display logo prominently
remove removed alter altered change changed changes
instead however notwithstanding otherwise
void invalid null
reserve reserved reserves`;

function hashes(list: string): Set<number> {
  return new Set(
    list
      .split(/\s+/)
      .filter(Boolean)
      .map((word) => canonicalWord(hashWord(word))),
  );
}

const PLAIN_HASHES = hashes(PLAIN);
const ALL_HASHES = new Set([...PLAIN_HASHES, ...hashes(WORDS)]);

/** Can this word, added or lost, change what is allowed? */
export function isSensitive(hash: number): boolean {
  return ALL_HASHES.has(hash);
}

/** Does this word restrict even in a place where a name is expected? */
export function isPlainlySensitive(hash: number): boolean {
  return PLAIN_HASHES.has(hash);
}
