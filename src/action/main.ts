// The entry of the Action: the half that talks to GitHub, or with the word "scan" the half that scans.
import { readFileSync } from "node:fs";
import { fileURLToPath } from "node:url";
import { runAction } from "./run.ts";
import { openRunner } from "./runner.ts";
import { runScanJob, type ScanRequest } from "./scan-job.ts";

if (process.argv[2] === "scan") {
  process.exitCode = await runScanJob(JSON.parse(readFileSync(0, "utf8")) as ScanRequest, process.env);
} else {
  const runner = openRunner(process.env, (text) => void process.stdout.write(text));
  try {
    process.exitCode = await runAction(process.env, runner, fileURLToPath(import.meta.url));
  } catch (error) {
    runner.error(
      `licet failed, which is a defect: ${error instanceof Error ? `${error.name}: ${error.message}` : "?"}`,
    );
    process.exitCode = 70;
  }
}
