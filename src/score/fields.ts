// Looks into JSON of any shape: what is not of the expected one counts as not there.

export type Fields = Readonly<Record<string, unknown>>;

const NOTHING: Fields = Object.freeze(Object.create(null));

/** Own members only. */
export function fields(value: unknown): Fields {
  if (typeof value !== "object" || value === null || Array.isArray(value)) return NOTHING;
  return Object.assign(Object.create(null), value);
}

export function list(value: unknown): readonly unknown[] {
  return Array.isArray(value) ? value : [];
}

export function text(value: unknown): string {
  return typeof value === "string" ? value.trim() : "";
}
