// A bill of materials as it is scored, whatever format it came in.

export interface ScoredHash {
  /** Upper case, without dashes: "SHA512". */
  readonly algorithm: string;
  readonly value: string;
}

export interface ScoredLicense {
  readonly expression: string;
  readonly voice: "declared" | "concluded";
}

export interface ScoredParty {
  readonly name: string;
  readonly email: string;
  readonly url: string;
}

export interface ScoredComponent {
  /** What to call it in a list of what is missing. */
  readonly label: string;
  readonly ref: string;
  readonly name: string;
  readonly version: string;
  readonly type: string;
  readonly description: string;
  readonly identifiers: readonly string[];
  readonly supplier: ScoredParty | undefined;
  readonly manufacturer: ScoredParty | undefined;
  readonly authors: readonly ScoredParty[];
  readonly hashes: readonly ScoredHash[];
  readonly licenses: readonly ScoredLicense[];
  readonly references: readonly {
    readonly type: string;
    readonly url: string;
    readonly hashes: readonly ScoredHash[];
  }[];
  readonly properties: ReadonlyMap<string, readonly string[]>;
}

export interface ScoredBom {
  readonly format: string;
  readonly specVersion: string;
  readonly serialNumber: string;
  readonly version: number | undefined;
  readonly timestamp: string;
  readonly authors: readonly ScoredParty[];
  readonly supplier: ScoredParty | undefined;
  readonly manufacturer: ScoredParty | undefined;
  readonly tools: readonly { readonly name: string; readonly version: string }[];
  readonly phases: readonly string[];
  readonly dataLicenses: readonly ScoredLicense[];
  readonly primary: ScoredComponent | undefined;
  /** The primary component among them. */
  readonly components: readonly ScoredComponent[];
  readonly needs: ReadonlyMap<string, readonly string[]>;
  readonly compositions: readonly { readonly aggregate: string; readonly refs: ReadonlySet<string> }[];
  readonly hasSignature: boolean;
  readonly hasVulnerabilities: boolean;
}
