// How good the licence information is, whoever asks.

import { demand, license, type ScoreProfile } from "../demands.ts";
import { isListedLicense, isReadable, isTold, licensesBy, share, whole } from "../judge.ts";

export const licensing: ScoreProfile = {
  id: "licensing",
  title: "License information",
  source: "https://spdx.dev/use/specifications/",
  demands: [
    license,
    demand("concluded", "a concluded license", 'components[].licenses with acknowledgement "concluded"', (bom) =>
      share(bom, (component) => licensesBy(component, "concluded").some(({ expression }) => isTold(expression))),
    ),
    demand("declared", "a declared license", 'components[].licenses with acknowledgement "declared"', (bom) =>
      share(bom, (component) => licensesBy(component, "declared").some(({ expression }) => isTold(expression))),
    ),
    demand("readable", "licenses that are SPDX expressions", "components[].licenses", (bom) =>
      share(bom, (component) => component.licenses.length > 0 && component.licenses.every(isReadable)),
    ),
    demand("listed", "licenses on the SPDX list", "components[].licenses", (bom) =>
      share(bom, (component) => component.licenses.length > 0 && component.licenses.every(isListedLicense)),
    ),
    demand("data-license", "license of the SBOM's own data", "metadata.licenses", (bom) =>
      whole(bom.dataLicenses.length > 0, "none"),
    ),
  ],
};
