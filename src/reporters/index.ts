// Everything a report can be told as; one line per reporter, nothing loads before it is used.
import type { Reporter } from "../model/index.ts";
import { cyclonedxJson, cyclonedxXml } from "./cyclonedx/index.ts";
import { json } from "./json/index.ts";
import { notice } from "./notice/index.ts";
import { spdx3Json, spdxJson } from "./spdx/index.ts";
import { table } from "./table/index.ts";

export const REPORTERS: readonly Reporter[] = [cyclonedxJson, cyclonedxXml, json, notice, spdxJson, spdx3Json, table];
