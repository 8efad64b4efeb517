// Everything a report can be told as; one line per reporter, nothing loads before it is used.
import type { Reporter } from "../model/index.ts";
import { csv } from "./csv/index.ts";
import { cyclonedxJson, cyclonedxXml } from "./cyclonedx/index.ts";
import { github } from "./github/index.ts";
import { gitlab } from "./gitlab/index.ts";
import { json } from "./json/index.ts";
import { junit } from "./junit/index.ts";
import { markdown } from "./markdown/index.ts";
import { ndjson } from "./ndjson/index.ts";
import { notice } from "./notice/index.ts";
import { sarif } from "./sarif/index.ts";
import { spdx3Json, spdxJson } from "./spdx/index.ts";
import { table } from "./table/index.ts";

export const REPORTERS: readonly Reporter[] = [
  csv,
  cyclonedxJson,
  cyclonedxXml,
  github,
  gitlab,
  json,
  junit,
  markdown,
  ndjson,
  notice,
  sarif,
  spdxJson,
  spdx3Json,
  table,
];
