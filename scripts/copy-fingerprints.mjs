// Puts the index of licence texts beside the compiled library: tsc carries code only.
import { copyFileSync } from "node:fs";

const place = "licenses/detect/fingerprints.bin";
copyFileSync(new URL(`../src/${place}`, import.meta.url), new URL(`../dist/lib/${place}`, import.meta.url));
