// A place in a scanned file.

/** `path` is relative to the scan root with "/" separators; `line` and `column` count from 1. */
export interface Location {
  readonly path: string;
  readonly line?: number;
  readonly column?: number;
}

/** `path:line:column`, as far as known. */
export function showLocation(location: Location): string {
  if (location.line === undefined) return location.path;
  if (location.column === undefined) return `${location.path}:${location.line}`;
  return `${location.path}:${location.line}:${location.column}`;
}
