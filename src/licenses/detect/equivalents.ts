// Words that mean the same in a licence: spelling variants of the SPDX matching guidelines (annex B, guideline 8) and their inflections.
import { hashWord } from "./hash.ts";

/** "variant canonical" pairs; the canonical word is never itself a variant. */
const PAIRS = `
acknowledgement acknowledgment  acknowledgements acknowledgments  analogue analog  analyse analyze  artefact artifact  artefacts artifacts
authorisation authorization  authorisations authorizations  authorise authorize  authorised authorized  authorises authorizes
authorising authorizing  behaviour behavior  calibre caliber  cancelled canceled  capitalisations capitalizations  catalogue catalog
categorise categorize  centre center  colour color  customise customize  customised customized  defence defense  emphasised emphasized
endeavour endeavor  endeavours endeavors  favour favor  favourite favorite  fulfil fulfill  fulfilment fulfillment  fulfils fulfills
harbour harbor  honour honor  honoured honored  initialise initialize  judgement judgment  judgements judgments  labelling labeling
labelled labeled  labour labor  licence license  licences licenses  licenced licensed  licencing licensing  licencee licensee
licencees licensees  licencor licensor  licencors licensors  licenser licensor  maximise maximize  minimise minimize  modelled modeled
modelling modeling  merchantibility merchantability  merchantable merchantable  noninfringment noninfringement  offence offense
offences offenses  optimise optimize  organisation organization  organisations organizations  organise organize  organised organized
practise practice  practised practiced  programme program  programmes programs  realise realize  recognise recognize
recognised recognized  signalling signaling  sublicence sublicense  sublicences sublicenses  sublicenced sublicensed
sublicencing sublicensing  summarise summarize  utilisation utilization  utilise utilize  utilised utilized  whilst while
wilfull willful  wilful willful  holder owner  holders owners  https http  unauthorised unauthorized  recognises recognizes
criticise criticize  standardised standardized  standardise standardize  popularise popularize  publicise publicize`;

const CANONICAL = new Map<number, number>();
/** Marks the low bits of every variant's hash, so that most words are passed over with one look. */
const MAYBE = new Uint8Array(8192);

const words = PAIRS.split(/\s+/).filter(Boolean);
for (let i = 0; i + 1 < words.length; i += 2) {
  const variant = hashWord(words[i] as string);
  CANONICAL.set(variant, hashWord(words[i + 1] as string));
  MAYBE[variant & 8191] = 1;
}

/** The hash that stands for a word and all its spelling variants. */
export function canonicalWord(hash: number): number {
  return MAYBE[hash & 8191] === 0 ? hash : (CANONICAL.get(hash) ?? hash);
}
