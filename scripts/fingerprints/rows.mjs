// Turns a licence text or template into a row: hashes of its words, and marks for what may be missing or replaced.
import {
  ALTERNATIVES,
  OPTIONAL_BEGIN,
  OPTIONAL_END,
  REPLACEABLE_BEGIN,
  REPLACEABLE_END,
} from "../../dist/lib/licenses/detect/reference.js";
import { createWords, readWords } from "../../dist/lib/licenses/detect/words.js";

const words = createWords();
const never = () => false;

/** Words of a text without bullets and copyright statements, with the offset of each. */
export function comparable(text) {
  readWords(text, words, never);
  const found = [];
  for (let i = 0; i < words.count; i++)
    if (words.flag[i] === 0) found.push({ hash: words.hash[i], at: words.start[i] });
  return found;
}

/** Lays the parts of a template over its words: a list of hashes and marks. */
export function markedWords({ text, parts }) {
  const list = comparable(text);
  const events = [];
  for (const part of parts) {
    events.push({ at: part.from, order: 1, part });
    events.push({ at: part.to, order: 0, part, end: true });
  }
  // At one place: first close, inner before outer; then open, outer before inner.
  events.sort(
    (a, b) => a.at - b.at || a.order - b.order || (a.end ? b.part.from - a.part.from : b.part.to - a.part.to),
  );
  const row = [];
  let next = 0;
  let inside;
  const emit = (event) => {
    if (event.part.kind === "optional") row.push({ mark: event.end ? OPTIONAL_END : OPTIONAL_BEGIN });
    else if (!event.end) {
      inside = event.part;
      row.push({ mark: REPLACEABLE_BEGIN, room: event.part.room });
    } else if (inside === event.part) {
      inside = undefined;
      const usual = new Set(comparable(text.slice(event.part.from, event.part.to)).map((w) => w.hash));
      const others = [...new Set(comparable(event.part.words).map((w) => w.hash))].filter((h) => !usual.has(h));
      if (others.length > 0) row.push({ mark: ALTERNATIVES }, ...others.map((hash) => ({ hash })));
      row.push({ mark: REPLACEABLE_END });
    }
  };
  for (const word of list) {
    while (next < events.length && events[next].at <= word.at) emit(events[next++]);
    row.push({ hash: word.hash });
  }
  while (next < events.length) emit(events[next++]);
  return tidy(row);
}

/** Drops parts without words and room: most are list bullets. */
function tidy(row) {
  let list = row;
  for (;;) {
    const shorter = [];
    for (let i = 0; i < list.length; i++) {
      const a = list[i];
      const b = list[i + 1];
      if (a.mark === OPTIONAL_BEGIN && b?.mark === OPTIONAL_END) i++;
      else if (a.mark === REPLACEABLE_BEGIN && b?.mark === REPLACEABLE_END && a.room <= 4) i++;
      else shorter.push(a);
    }
    if (shorter.length === list.length) return shorter;
    list = shorter;
  }
}
