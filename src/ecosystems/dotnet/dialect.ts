// How NuGet packages point at licences: addresses that stand for expressions. https://learn.microsoft.com/nuget/reference/nuspec#licenseurl
import type { Dialect } from "../../model/index.ts";

/** Addresses that very many packages of the years before `<license>` share, by their wording; the pages behind them were not checked. */
const ADDRESSES: Readonly<Record<string, string>> = {
  "github.com/dotnet/corefx/blob/master/license.txt": "MIT",
  "github.com/dotnet/runtime/blob/master/license.txt": "MIT",
  "github.com/dotnet/core-setup/blob/master/license.txt": "MIT",
  "github.com/dotnet/standard/blob/master/license.txt": "MIT",
  "raw.githubusercontent.com/jamesnk/newtonsoft.json/master/license.md": "MIT",
  "raw.githubusercontent.com/aspnet/home/2.0.0/license.txt": "Apache-2.0",
  "raw.githubusercontent.com/xunit/xunit/master/license.txt": "Apache-2.0",
  "go.microsoft.com/fwlink/?linkid=329770": "LicenseRef-scancode-ms-net-library",
};

export const dialect: Dialect = ({ as, raw }) => {
  if (as !== "url") return undefined;
  const address = raw
    .trim()
    .replace(/^https?:\/\//i, "")
    .replace(/^www\./i, "")
    .replace(/\/$/, "");
  const encoded = /^licenses\.nuget\.org\/(.+)$/i.exec(address)?.[1];
  if (encoded !== undefined) {
    const expression = decode(encoded);
    return expression === undefined
      ? undefined
      : { expression, note: "an address of nuget.org that spells an expression" };
  }
  const key = address.toLowerCase();
  const known = Object.hasOwn(ADDRESSES, key) ? ADDRESSES[key] : undefined;
  return known === undefined ? undefined : { expression: known, note: "a known address" };
};

function decode(text: string): string | undefined {
  try {
    return decodeURIComponent(text.replaceAll("+", "%20"));
  } catch {
    return undefined;
  }
}
