// Wordings that take back what a licence grants, by subject and by language; each says it without the rest of its sentence.
import { compiled } from "./patterns.ts";

/** A number of people or a sum, behind "more than", "exceeds" and the like. */
const THRESHOLD =
  "(?:more|fewer|less|greater|higher|lower|larger) than|over|above|below|under|exceed(?:s|ing)?|at least|up to";
const FIELD =
  "(?:military|government(?:al)?|police|law enforcement|intelligence agenc(?:y|ies)|medical|nuclear|surveillance|facial recognition|gambling|adult content|weapons?|commercial|production|corporate|business|saas|cloud|blockchain|cryptocurrency)";
const DENIED =
  "(?:excluded|prohibited|forbidden|disallowed|banned|not (?:be )?(?:permitted|allowed|granted|licensed|covered|included|authorized))";
const ACT =
  "(?:sell|resell|redistribute|distribute|re-?upload|republish|share (?:this|it|copies|the)|sublicense|commerciali[sz]e|train|host this|copy this|modify this)";

/** Said of a licence; of other things, too: they count in a licence file and right beside a licence. */
const BROAD = [
  // Who may use it
  "(?<!subject )\\bonly (?:(?:be )?used? )?(?:for|by|to|if|with|in|within|on|non-?profits?|natural) [a-z]",
  "\\b(?:students|teachers|schools|universities|individuals|non-?profits?|organi[sz]ations|members|customers|persons|hobbyists|vegans|projects|companies)\\b[^.;]{0,30}\\bonly\\b",
  "\\b(?:citizens|residents|nationals|persons|people|employees|members|compan(?:y|ies)|corporations|businesses|competitors|entit(?:y|ies)|organi[sz]ations|users)\\b[^.;]{0,60}\\b(?:may not|must not|cannot|can't|can not|excluded|prohibited|forbidden|need (?:to|a|one)|must (?:contact|buy|obtain|pay|register)|are not (?:granted|licensed|allowed|permitted)|needs? (?:to|a) )",
  "\\bnot (?:be )?licensed (?:in|to|for)\\b",
  "\\b(?:must|need to) be (?:at least )?\\d+ years\\b",
  // What for
  `\\bno (?:${FIELD}|ai|derivatives?|redistribution|resale|modifications? (?:is|are)|selling|hosting)\\b`,
  `\\bnot (?:be used )?(?:for|in) (?:any )?${FIELD}\\b`,
  "\\bnot for (?:use|sale|resale|redistribution|distribution|production|profit)\\b",
  "\\bnon-?production\\b|\\bproduction use\\b|\\bchange date\\b|\\btakes effect (?:on|after|in)\\b",
  // What it asks for
  "\\b(?:you|users?|companies|businesses|licensees?) (?:must|need to|have to|shall|are required to) (?:send|register|pay|buy|purchase|donate|obtain|contact|remit|link|display|publish|disclose|be)\\b",
  `\\b(?:please |you )?(?:do not|don't|never|must not|may not|cannot|can't|shall not) ${ACT}\\b`,
  "\\b(?:not|never|n't|cannot)\\b[^.;]{0,40}\\b(?:compete|competing|competitors?|benchmarks?|remove the)\\b",
  // How long
  "\\brevoked? (?:this|the|it|your|at)|\\b(?:licen[sc]e|permission|grant)\\b[^.;]{0,30}\\b(?:expires?|terminated? at will|can be terminated|may be (?:revoked|withdrawn|terminated) at)\\b",
  "\\bconfidential\\. do not|^\\W*(?:confidential|proprietary|do not share|contact [^ ]+ for [^.;]{0,20}licen[sc]e)\\W*$",
];

/** Said of licences and of nothing else. */
const SHARP = [
  // Who may use it
  `\\b(?:${THRESHOLD}) (?:[a-z]+ ){0,2}[$€£]? ?\\d[\\d,. ]*(?:k|m|bn|million|billion|thousand)?\\+? (?:[a-z]+ ){0,2}(?:users?|employees|customers|developers|seats|persons|people)\\b`,
  `\\b(?:revenues?|turnover|income|profits?|gross sales|funding)\\b[^.;]{0,30}(?:${THRESHOLD})`,
  "\\b(?:of|on|from|share of) (?:your |the |its |gross |net |all |any )*(?:revenues?|sales|profits?|turnover)\\b",
  "\\b(?:everyone|everybody|anyone|anybody|any person|all (?:persons|people|users|others|entities))(?: [a-z]+)? (?:except|but(?! not limited)|other than|excluding)\\b|\\bexcept (?:for |to )?(?:the following|those) (?:entities|persons|people|compan(?:y|ies)|organi[sz]ations|individuals|countries)\\b",
  "\\b(?:do(?:es)? not apply to|not granted to|not available to|not licensed (?:in|to|for)|void in|not valid in) (?!the )[a-z]",
  // What for
  "\\bfor the (?:sole|limited|exclusive) purposes? of\\b|\\bfor the following purposes? only\\b",
  `\\b${FIELD}(?: [a-z]+){0,3} (?:uses?|users?|purposes?|projects|agenc(?:y|ies))?\\b[^.;]{0,20}\\b${DENIED}`,
  "\\b(?:to|for|of) (?:kill|killing|torture) (?:people|humans|persons)\\b",
  "\\b(?:do|be|for|doing|not) evil\\b|\\b(?:harm|injure) (?:others|people|humans|anyone)\\b|\\b(?:violat\\w*|declaration)\\b[^.;]{0,40}\\bhuman rights\\b|\\btreat (?:your|their) (?:workers|employees)\\b",
  "\\b(?:ai|machine[- ]learning|language[- ]models?|neural networks?|artificial intelligence)\\b[^.;]{0,40}\\b(?:training|train)\\b[^.;]{0,60}\\b(?:prohibited|forbidden|excluded|not|denied)\\b",
  "\\b(?:training|train)\\b[^.;]{0,40}\\b(?:ai|machine[- ]learning|language[- ]models?|neural networks?|artificial intelligence)\\b[^.;]{0,60}\\b(?:prohibited|forbidden|excluded|denied)\\b",
  "\\b(?:not|never|n't|no)\\b[^.;]{0,60}\\b(?:train|training)\\b[^.;]{0,30}\\b(?:ai|machine[- ]learning|models?|neural networks?)\\b",
  "\\b(?:offer|provide|resell|sell|host|use)[a-z]* (?:this|it|the [a-z]+) (?:software )?(?:to others |to third parties )?as a (?:[a-z]+ )?service\\b|\\bhost (?:this|the|it)\\b[^.;]{0,20}\\bfor (?:others|third)",
  "\\b(?:evaluation|trial|demo) (?:use|version|period|purposes?|licen[sc]e|copy)\\b|\\bshareware\\b|\\b(?:to|for) evaluat(?:e|ion)\\b",
  "\\b(?:educational|academic|research|personal|private|internal|hobby|evaluation|learning|study)(?: [a-z]+){0,2} only\\b|\\bfree for (?:personal|private|academic|open[- ]source|non-?profit|students?|education\\w*|companies|individuals)\\b",
  // What it asks for
  "\\b(?:need|needs|require|requires) an? (?:[a-z]+ )?licen[sc]e (?:key|from|for)|\\b(?:licen[sc]e|activation) key (?:is )?required|\\blicen[sc]e fee\\b|\\bpay(?:ment)? (?:is required|after|before|the author)\\b|\\bdonation (?:is )?required\\b",
  "\\bshall remit\\b|\\bcommercial(?:ly)? licen[sc]ed? (?:is|are) (?:required|available)\\b|\\bcommercial users\\b",
  "\\bmust (?:carry|display|show|include|bear)\\b[^.;]{0,40}\\b(?:logo|badge|banner|link)\\b|\\battribution (?:is )?required (?:on|in)\\b",
  "\\b(?:re)?(?:distribution|selling|sale|resale|modification|copying|publication|sublicensing|hosting)\\b[^.;]{0,30}\\b(?:is|are) (?:strictly |expressly |hereby )?(?:not (?:permitted|allowed|granted|authorized)|prohibited|forbidden|excluded)\\b",
  "\\bno (?:reverse[- ]engineering|decompilation|disassembly)\\b|\\b(?:solely|only|exclusively) (?:in conjunction|in combination|in connection|together) with\\b|\\bfor (?:the )?use (?:solely|exclusively|only) (?:in conjunction )?(?:with|on|in)\\b|\\b(?:permission|permitted|granted|grants|licen[sc]ed?)\\b[^.;]{0,120}\\bfor (?:the )?use (?:in conjunction )?(?:with|on|in) (?:a |an |the )?(?:[a-z]+ ){0,2}(?:devices?|chips?|chipsets?|hardware|processors?|microcontrollers?|silicon)\\b",
  "\\bneither (?!the names?\\b|the author|the copyright|he |the licensor)[^.;]{0,110}\\bmay be (?:sold|used|copied|distributed|redistributed|modified|published)\\b",
  // How long
  "\\b(?:confidential|proprietary)\\.? (?:do not|all rights|and)\\b|\\bno use without\\b|\\bwithout (?:written|prior|express|explicit|my|our) (?:written |prior |express )?(?:agreement|permission|consent|approval|authori[sz]ation)\\b",
  "\\bcommons clause\\b|\\bfor an? commercial licen[sc]e|\\bno derivatives\\b|\\bnot to be used for\\b|\\b(?:not|n't) (?:grant|include)[^.;]{0,30} rights? to (?:re)?(?:sell|distribute|commerciali|host|train|offer|modify|copy)|\\bnot granted any rights\\b",
];

/** Latin, Cyrillic: stems, since words are inflected. */
const LANGUAGES = [
  // German
  "nicht-?kommerziell|kommerzielle[nrms]? (?:nutzung|verwendung|zwecke|einsatz|nutzer)|kommerziell (?:nutz|verwend|genutzt|verwendet)|gewerblich|untersagt|verboten|weitergabe nur|nicht (?:gestattet|erlaubt|zulässig|gewerblich)|(?:nur|ausschließlich|lediglich) (?:für|zu|zur|zum|mit|an|durch|von|in) |privaten? (?:gebrauch|nutzung|zwecke)|nicht für |bedarf der |(?:ohne|vorherige|schriftliche) (?:schriftliche )?(?:genehmigung|zustimmung|einwilligung|erlaubnis)|kostenpflichtig|lizenzgebühr|militärisch",
  // French
  "(?:usage|utilisation|fins?|but|exploitation)s? (?:non[- ])?commercia|interdite?s?(?![a-z])|réservée?s? (?:à|aux|au)|usage (?:personnel|privé|interne)|uniquement (?:pour|à|dans)|(?:sans|avec) (?:l['’ ])?(?:autorisation|accord|l['’ ]?autorisation)|militaires?(?![a-z])|redevance",
  // Spanish, Portuguese, Italian
  "(?:uso|usos|fines|fins|fini|scopi|utiliza[cç][ãa]o|utilizaci[óo]n|utilizzo) (?:n[oãa]o? ?(?:n )?|non )?(?:comercia|commercia)|n[oãi]o?n? comercia|prohibid[oa]|proibid[oa]|vietat[oa]|(?:solo|s[óo]lo|somente|apenas|soltanto) (?:para|per) |sin (?:autorizaci|permiso)|sem (?:autoriza|permiss)|senza (?:autorizzazione|permesso|consenso)",
  // Russian, Ukrainian, Polish, Dutch
  "коммерческ|комерційн|запрещ|заборонен|только для|лише для|niekomercyjn|komercyjn|zabronion|tylko do|niet-?commerci|commercieel gebruik|verboden|alleen voor",
  // Chinese
  "[非不]\\s?商\\s?[业業]|商\\s?[业業]\\s?(?:使\\s?用|用\\s?途|目\\s?的|化|授\\s?权|授\\s?權|性)|商\\s?用|[仅僅]\\s?(?:供|限|用)|只\\s?(?:供|能|限)\\s?(?:用|学|學|个|個)|(?:禁\\s?止|不\\s?得|[严嚴]\\s?禁|[请請]\\s?勿|不\\s?允\\s?[许許]|不\\s?可)[^。;]{0,12}(?:使\\s?用|商|分\\s?[发發]|[传傳]\\s?播|[转轉]|修\\s?改|用\\s?于|用\\s?於|[销銷]\\s?售|出\\s?售|[军軍]\\s?事)|未\\s?[经經][^。;]{0,16}(?:[许許]\\s?可|授\\s?[权權]|同\\s?意)|[军軍]\\s?事",
  // Japanese, Korean
  "[営營]\\s?利|利\\s?用[^。]{0,4}に\\s?限|個\\s?人\\s?利\\s?用|(?:使\\s?用|利\\s?用|配\\s?布|改\\s?変)[^。]{0,8}禁\\s?止|非\\s?상업|비상업|상업적|금지|개인",
];

const SHARP_LIMIT = compiled(new RegExp(SHARP.join("|")));
const BROAD_LIMIT = compiled(new RegExp(BROAD.join("|")));
/** In lower-case text. */
const FOREIGN_LIMIT = compiled(new RegExp(`(?<![a-zà-žа-я])(?:${LANGUAGES.join("|")})`));

/** Does a sentence, in lower case, limit what was granted? `isAboutLicense`: nothing else can be meant. */
export function limitsUse(sentence: string, isAboutLicense: boolean): boolean {
  return SHARP_LIMIT.test(sentence) || FOREIGN_LIMIT.test(sentence) || (isAboutLicense && BROAD_LIMIT.test(sentence));
}

/** Where the limit begins; -1 if there is none. */
export function findLimit(sentence: string): number {
  const places = [SHARP_LIMIT, BROAD_LIMIT, FOREIGN_LIMIT].map((limit) => sentence.search(limit));
  return places.reduce((first, at) => (at >= 0 && (first < 0 || at < first) ? at : first), -1);
}

/** What a sentence about a work says, and one about a function or a step of a program does not. */
const WORK = new RegExp(
  [
    "\\bthis (?:software|program|code|library|work|package|source|product|script|project|file|plugin|theme|font|data ?set|model|game)s?\\b|\\bthe software\\b",
    "licen[sc]|commerci|redistribut|royalt|\\bsell|\\bsold\\b|\\bresold|\\bresale|copyright|proprietary|confidential|trade secret|\\bfees?\\b|revenue|turnover",
    "non-?profit|compan(?:y|ies)|competitor|militar|weapon|government|\\bpolice|nuclear|\\bevil\\b|human rights|shareware|(?:prior|written|express|explicit|our|my) (?:permission|consent)",
    "\\b(?:personal|academic|research|educational|evaluation|non-?production) (?:use|usage|purposes?|only)\\b",
  ].join("|"),
);

export function speaksOfWork(sentence: string): boolean {
  return WORK.test(sentence) || FOREIGN_LIMIT.test(sentence);
}
