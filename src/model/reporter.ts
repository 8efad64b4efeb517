// The seam between a report and what is said of it.
import type { Report } from "./report.ts";

export interface ReportOptions {
  readonly color: boolean;
  /** Columns of the terminal, if any. */
  readonly width?: number;
  /** Instant to state in formats that want one, ISO 8601; left out for reproducible output. */
  readonly timestamp?: string;
  readonly verbose?: boolean;
  /** Format-specific settings, such as a CycloneDX version. */
  readonly settings?: Readonly<Record<string, string>>;
}

export interface Reporter {
  readonly id: string;
  readonly title: string;
  /** Usual file extension, without the dot. */
  readonly extension: string;
  /** What the format is for: the whole inventory (the default), or only what somebody has to act on. */
  readonly covers?: "findings";
  load(): Promise<{ readonly render: (report: Report, options: ReportOptions) => string }>;
}
