// The list of everything licet can read; one line per ecosystem, in alphabetical order.
import type { Ecosystem } from "../model/index.ts";
import { npm } from "./npm/index.ts";

export const ecosystems: readonly Ecosystem[] = [npm];
