// The prose of every diagnostic code: what it is called, what happened, what to do.
import type { DiagnosticCode } from "../../model/index.ts";

export interface CodeProse {
  readonly title: string;
  /** `{name}` stands for an argument of the diagnostic. */
  readonly message: string;
  /** What to do when the diagnostic itself brings no remedy. */
  readonly remedy: string;
}

export const DIAGNOSTIC_PROSE: Readonly<Record<DiagnosticCode, CodeProse>> = {
  LIC101: {
    title: "a file could not be read",
    message: "could not be read: {reason}",
    remedy: "make the file readable and scan again; nothing in it was looked at",
  },
  LIC102: {
    title: "a file is broken",
    message: "could not be understood: {reason}",
    remedy: "repair the file, or write it anew with the tool that made it",
  },
  LIC103: {
    title: "a limit was exceeded",
    message: "was not read: {reason}",
    remedy: "exclude the file with --exclude if it does not belong to the project",
  },
  LIC104: {
    title: "a known file that cannot be read",
    message: "{format}: this format cannot be read",
    remedy: "see the message",
  },
  LIC105: {
    title: "dependencies that are not resolved",
    message: "{reason}",
    remedy: "commit a lockfile, or install the project and scan again",
  },
  LIC106: {
    title: "a license source could not be asked",
    message: "could not be asked: {reason}",
    remedy: "scan again when the source can be reached; until then the license counts as unknown",
  },
  LIC107: {
    title: "nothing to scan",
    message: "no manifest or lockfile that licet can read was found among {files} files",
    remedy: "check the path; licet ecosystems lists what can be read",
  },
  LIC108: {
    title: "a part of a file could not be understood",
    message: "{part}: {reason}",
    remedy: "repair this part; the rest of the file was read",
  },
  LIC109: {
    title: "a reader failed",
    message: "the reader of this file failed, which is a defect of licet: {reason}",
    remedy: "please report it with the file; the rest of the scan is not affected",
  },
  LIC110: {
    title: "a folder could not be listed",
    message: "could not be listed: {reason}",
    remedy: "make the folder readable and scan again; nothing in it was looked at",
  },
  LIC111: {
    title: "license texts could not be recognized",
    message: "{texts} license texts were not recognized, since the index of licenses cannot be used: {reason}",
    remedy: "install licet again; a program that bundles it must ship fingerprints.bin beside the bundle",
  },
  LIC201: { title: "an entry was left out", message: "{reason}", remedy: "nothing, if this is intended" },
  LIC202: {
    title: "statements about a license disagree",
    message: "{reason}",
    remedy: "look at the package, then record what is true under clarifications in the policy",
  },
  LIC203: {
    title: "what is installed differs from what is locked",
    message: "{reason}",
    remedy: "install again from the lockfile",
  },
  LIC204: {
    title: "a path leads out of the scanned folder",
    message: "{reason}",
    remedy: "scan the folder above, if it belongs to the project",
  },
  LIC401: {
    title: "an ancestor's terms are not in the declared license",
    message: "{reason}",
    remedy: "use the model under the ancestor's license too, or choose another model",
  },
  LIC402: {
    title: "a model lacks the name its license asks for",
    message: "{reason}",
    remedy: "rename the model as its ancestor's license demands",
  },
  LIC403: {
    title: "a model's ancestors have licenses that do not go together",
    message: "{reason}",
    remedy: "choose a model with one lineage, or ask for permission",
  },
  LIC404: {
    title: "it is not known what a model was made from",
    message: "{reason}",
    remedy: "ask the publisher for the base model",
  },
  LIC206: {
    title: "the change touches what it is judged by",
    message: "{what} by this change; judged by the version of {ref} instead",
    remedy: "let the owners of the policy review this file; it counts once it is merged",
  },
  LIC205: { title: "a known gap", message: "{reason}", remedy: "see the message" },
  LIC331: {
    title: "an exception has expired",
    message: 'exception "{entry}" expired on {expires}',
    remedy: "solve what it was granted for, or grant it anew with a new date",
  },
  LIC332: {
    title: "an exception expires soon",
    message: 'exception "{entry}" expires on {expires}, in {days} days',
    remedy: "solve what it was granted for before that day",
  },
  LIC333: {
    title: "an entry of the policy is not used",
    message: '{kind} "{entry}" matched nothing',
    remedy: "remove it with `licet policy prune`, or correct what it names",
  },
  LIC334: {
    title: "a clarified file has changed",
    message: 'clarification "{entry}" does not hold: {file} is not what it was written for ({reason})',
    remedy: "read the new text and renew the clarification with its digest",
  },
  LIC335: {
    title: "a clarification that a locked rule of a parent stands against",
    message: 'clarification "{entry}" does not hold: the locked rule "{rule}" of {parent} speaks about {license}',
    remedy: "have those who own the parent policy record the clarification there",
  },
  LIC336: {
    title: "compatibility that cannot be checked",
    message: "the policy wants compatibility checked, and nobody tells what the project goes out under",
    remedy: "write its license under project.license, or set compatibility.check to false",
  },
};
