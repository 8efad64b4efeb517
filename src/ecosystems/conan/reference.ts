// Conan references: `name/version@user/channel#recipe_revision:package_id#package_revision%timestamp`. https://docs.conan.io/2/reference/conanfile/attributes.html
import { buildPurl } from "../../purl/index.ts";

export interface Reference {
  readonly name: string;
  /** Missing where the reference gives a range. */
  readonly version?: string;
  readonly range?: string;
  readonly user?: string;
  readonly channel?: string;
  readonly revision?: string;
}

const NAME = /^[A-Za-z0-9_][A-Za-z0-9_+.-]*$/;

/** Undefined when it is no reference. */
export function parseReference(text: string): Reference | undefined {
  const [beforeTime = ""] = text.trim().split("%", 1);
  const [head = "", revisions = ""] = splitOnce(beforeTime, "#");
  const [identity = "", place = ""] = splitOnce(head, "@");
  const [name = "", version = ""] = splitOnce(identity, "/");
  if (!NAME.test(name) || version === "" || /[\s/]/.test(version.replace(/^\[.*\]$/, ""))) return undefined;
  const [user = "", channel = ""] = splitOnce(place, "/");
  const [revision = ""] = revisions.split(":", 1);
  const isRange = version.startsWith("[");
  return {
    name,
    ...(isRange ? { range: version } : { version }),
    ...(user === "" || user === "_" ? {} : { user }),
    ...(channel === "" || channel === "_" ? {} : { channel }),
    ...(revision === "" ? {} : { revision }),
  };
}

function splitOnce(text: string, separator: string): readonly string[] {
  const at = text.indexOf(separator);
  return at < 0 ? [text] : [text.slice(0, at), text.slice(at + 1)];
}

/** User and channel belong to the identity; a recipe revision does not. */
export function purlOfReference({ name, version, user, channel }: Reference): string {
  return buildPurl("conan", undefined, name, version, { user, channel });
}
