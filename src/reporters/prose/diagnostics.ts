// Writes a diagnostic as a sentence.
import type { Diagnostic } from "../../model/index.ts";
import { plain } from "../encode.ts";
import { DIAGNOSTIC_PROSE } from "./codes.ts";

export interface DiagnosticText {
  readonly title: string;
  readonly message: string;
  readonly remedy: string;
}

/** All parts are safe to show as one line of plain text. */
export function describeDiagnostic(diagnostic: Diagnostic): DiagnosticText {
  const { title, message, remedy } = DIAGNOSTIC_PROSE[diagnostic.code];
  const { args } = diagnostic;
  const filled = message.replace(/\{(\w+)\}/g, (_whole, name: string) =>
    Object.hasOwn(args, name) ? String(args[name]) : "?",
  );
  const own = Object.hasOwn(args, "remedy") ? String(args["remedy"]) : undefined;
  return { title, message: plain(filled), remedy: plain(own ?? remedy) };
}
