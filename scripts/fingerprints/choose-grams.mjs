// Chooses the grams by which a reference is found: spread over its required words, the rarest of each stretch.
import { gram, tableKey } from "../../dist/lib/licenses/detect/grams.js";
import {
  FIRST_WORD,
  OPTIONAL_BEGIN,
  OPTIONAL_END,
  REPLACEABLE_BEGIN,
  REPLACEABLE_END,
} from "../../dist/lib/licenses/detect/reference.js";

/** Keys of all grams in the required words of one reference, in order. */
function requiredGrams(row) {
  const keys = [];
  let depth = 0;
  let last = [];
  for (let i = 0; i < row.length; i++) {
    const symbol = row[i];
    if (symbol === REPLACEABLE_BEGIN) {
      while (row[i] !== REPLACEABLE_END) i++;
      last = [];
    } else if (symbol === OPTIONAL_BEGIN || symbol === OPTIONAL_END) {
      depth += symbol === OPTIONAL_BEGIN ? 1 : -1;
      last = [];
    } else if (depth === 0 && symbol >= FIRST_WORD) {
      last.push(symbol - FIRST_WORD);
      if (last.length > 3) last.shift();
      if (last.length === 3) keys.push(tableKey(gram(...last)));
    }
  }
  return keys;
}

/** In so many references a gram tells little, and costs time at each place where a text has it. */
const COMMON = 100;
const FEWEST = 16;

/** @param isAdded by row: its reference is none of the SPDX list, and can do without common grams */
export function chooseGrams(rows, isAdded) {
  const all = rows.map(requiredGrams);
  const frequency = new Map();
  for (const keys of all) for (const key of new Set(keys)) frequency.set(key, (frequency.get(key) ?? 0) + 1);
  return all.map((keys, row) => {
    const most = keys.length <= 40 ? keys.length : Math.min(72, 36 + Math.floor(keys.length / 48));
    const chosen = new Set();
    for (let k = 0; k < most; k++) {
      const stretch = keys.slice(Math.floor((k * keys.length) / most), Math.floor(((k + 1) * keys.length) / most));
      const rarest = Math.min(...stretch.map((key) => frequency.get(key)));
      const key = stretch.find((candidate) => frequency.get(candidate) === rarest);
      if (key !== undefined) chosen.add(key);
    }
    if (!isAdded[row]) return [...chosen];
    const rare = [...chosen].filter((key) => frequency.get(key) <= COMMON);
    if (rare.length >= FEWEST) return rare;
    const limit =
      [...chosen].map((key) => frequency.get(key)).sort((a, b) => a - b)[FEWEST] ?? Number.POSITIVE_INFINITY;
    return [...chosen].filter((key) => frequency.get(key) <= limit);
  });
}
