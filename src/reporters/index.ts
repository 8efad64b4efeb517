// Every reporter, one line each; nothing loads before it is used.
import type { Reporter } from "../model/index.ts";
import { cyclonedxJson, cyclonedxXml } from "./cyclonedx/index.ts";
import { notice } from "./notice/index.ts";
import { spdx3Json, spdxJson } from "./spdx/index.ts";

export const REPORTERS: readonly Reporter[] = [cyclonedxJson, cyclonedxXml, spdxJson, spdx3Json, notice];
