// Percent-encoding as package URLs want it: everything but letters, digits, ".", "-", "_", "~" and ":" is encoded.

const UNSAFE = /[^A-Za-z0-9._~:-]/;
const LEFT_BY_ENCODE_URI_COMPONENT = /[!'()*]/g;
const LONE_SURROGATE = /[\uD800-\uDBFF](?![\uDC00-\uDFFF])|(?<![\uD800-\uDBFF])[\uDC00-\uDFFF]/g;

export function percentEncode(text: string): string {
  // Nearly every name and version is plain; building thousands of purls hinges on this way out.
  if (!UNSAFE.test(text)) return text;
  return encodeURIComponent(text.replace(LONE_SURROGATE, "\uFFFD"))
    .replace(LEFT_BY_ENCODE_URI_COMPONENT, (sign) => `%${sign.charCodeAt(0).toString(16).toUpperCase()}`)
    .replaceAll("%3A", ":");
}

/** Undefined when the text is not valid percent-encoded UTF-8. */
export function percentDecode(text: string): string | undefined {
  if (!text.includes("%")) return text;
  try {
    return decodeURIComponent(text);
  } catch {
    return undefined;
  }
}
