// How good the licence information is, whoever asks.

import { demand, license, type ScoreProfile } from "../demands.ts";
import { isListedLicense, isReadable, isTold, licensesBy, share, whole } from "../judge.ts";

export const licensing: ScoreProfile = {
  id: "licensing",
  title: "Licence information",
  source: "https://spdx.dev/use/specifications/",
  demands: [
    license,
    demand("concluded", "a concluded licence", 'components[].licenses with acknowledgement "concluded"', (bom) =>
      share(bom, (component) => licensesBy(component, "concluded").some(({ expression }) => isTold(expression))),
    ),
    demand("declared", "a declared licence", 'components[].licenses with acknowledgement "declared"', (bom) =>
      share(bom, (component) => licensesBy(component, "declared").some(({ expression }) => isTold(expression))),
    ),
    demand("readable", "licences that are SPDX expressions", "components[].licenses", (bom) =>
      share(bom, (component) => component.licenses.length > 0 && component.licenses.every(isReadable)),
    ),
    demand("listed", "licences on the SPDX list", "components[].licenses", (bom) =>
      share(bom, (component) => component.licenses.length > 0 && component.licenses.every(isListedLicense)),
    ),
    demand("data-license", "licence of the SBOM's own data", "metadata.licenses", (bom) =>
      whole(bom.dataLicenses.length > 0, "none"),
    ),
  ],
};
