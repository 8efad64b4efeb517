// One translation per condition type of the facts: when it bites and what follows, in the condition language of the judge.

/** Catchwords of the facts, as sentences. */
const SENTENCES = { NonCommercial: "Only for purposes not primarily intended for commercial advantage or payment" };

/** True for everybody who has a written permission or a separate agreement; the policy lists the licences. */
const withoutPermission = (license) => ({ not: { fact: "licensor-permissions", is: license } });
const all = (...parts) => ({ all: parts });
const any = (...parts) => ({ any: parts });
const isTrue = (fact) => ({ fact, is: true });
const COMMERCIAL = isTrue("commercial-use");
const HOSTS = isTrue("hosts-model-for-others");

/** The calendar month before a day: "2023-07-18" → "2023-06". */
function monthBefore(day) {
  const [year, month] = day.split("-").map(Number);
  return month === 1 ? `${year - 1}-12` : `${year}-${String(month - 1).padStart(2, "0")}`;
}

function usersFact(condition) {
  const { subject = "", asOf } = condition.params;
  const isOneProduct = asOf === "ongoing" && /^(your product|any of your commercial|same product)/.test(subject);
  return isOneProduct ? "product.monthly-active-users" : "group.monthly-active-users";
}

function moneyFact(condition) {
  const { subject = "", period = "", currency } = condition.params;
  if (/attributable/.test(subject)) return "model.attributable-revenue-usd";
  if (/month/.test(period)) return "product.monthly-revenue-usd";
  if (currency === "CNY") return "group.annual-revenue-cny";
  if (/same product|products\/services|recurring/.test(`${subject} ${period}`)) return "product.annual-revenue-usd";
  return "group.annual-revenue-usd";
}

const information = () => [{}];

/** Licences that say "or above" rather than "above". */
const AT_LEAST = new Set([
  "LicenseRef-Lightricks-LTXV-Open-Weights",
  "LicenseRef-Lightricks-LTX-2-Community",
  "LicenseRef-Baichuan2-Community",
]);
/** Thresholds that count only for commercial use. */
const COMMERCIAL_THRESHOLD = new Set([
  "LicenseRef-Tongyi-Qianwen-2023",
  "LicenseRef-Qwen-2024",
  "LicenseRef-Lightricks-LTX-2-Community",
  "LicenseRef-LiquidAI-LFM-1.0",
  "LicenseRef-MiniMax-M3-Community",
]);
/** Thresholds that count only for those who offer the model as a service. */
const PROVIDER_THRESHOLD = new Set(["LicenseRef-GLM-5.3", "LicenseRef-Kimi-K3"]);

export const conditions = {
  "mau-threshold": (c, entry, license) => {
    const { value, asOfDate, effect } = c.params;
    // Above a threshold that only asks for the brand the obligation applies; nothing is forbidden.
    if (effect === "display-brand") return [{ kind: "mau-threshold" }];
    const users = { fact: usersFact(c), ...(asOfDate ? { at: monthBefore(asOfDate) } : {}), over: value };
    const base = COMMERCIAL_THRESHOLD.has(entry.id) ? [COMMERCIAL, users] : [users];
    return [{ when: all(...base, withoutPermission(license)), effect: "deny" }];
  },
  "muu-threshold": (c, _entry, license) => [
    {
      when: all({ fact: "product.monthly-active-users", over: c.params.value }, withoutPermission(license)),
      effect: "review",
    },
  ],
  "dau-threshold": (c, _entry, license) => [
    {
      when: all({ fact: "group.daily-active-users", atLeast: c.params.value }, withoutPermission(license)),
      effect: "deny",
    },
  ],
  "revenue-threshold": (c, entry, license) => {
    if (c.params?.value === undefined)
      return [
        { effect: "review", summary: "A revenue limit is reported, with contradictory figures: read the licence text" },
      ];
    if (c.params.effect === "display-brand") return information();
    const money = { fact: moneyFact(c), [AT_LEAST.has(entry.id) ? "atLeast" : "over"]: c.params.value };
    if (c.params.effect === "pay-royalty") return [{ when: all(COMMERCIAL, money), effect: "review" }];
    const base = [money];
    if (COMMERCIAL_THRESHOLD.has(entry.id)) base.unshift(COMMERCIAL);
    if (PROVIDER_THRESHOLD.has(entry.id)) base.unshift(HOSTS);
    return [
      {
        when: all(...base, withoutPermission(license)),
        effect: c.params.effect === "security-review" ? "review" : "deny",
      },
    ];
  },
  royalty: (c) => [
    {
      // Use without revenue of its own is no commercial use by definition (section 1): nothing is owed.
      when: all(COMMERCIAL, { fact: "model.attributable-revenue-usd", over: 1_000_000 }),
      effect: "review",
      summary: `Royalty of ${c.params.rate * 100} % (unless the permission says otherwise) on the attributable revenue of the past 12 months beyond 1 million US dollars, payable within ${c.params.payDays} days`,
    },
  ],
  "non-commercial-only": (_c, _entry, license) => [
    { when: all(COMMERCIAL, withoutPermission(license)), effect: "deny" },
  ],
  "research-only": (_c, _entry, license) => [
    {
      when: all(any(COMMERCIAL, { fact: "research-use-only", is: false }), withoutPermission(license)),
      effect: "deny",
    },
  ],
  "written-permission-required": (_c, _entry, license) => [
    { when: all(COMMERCIAL, withoutPermission(license)), effect: "deny" },
  ],
  "registration-required": (_c, entry, license) => [
    {
      when: all(COMMERCIAL, withoutPermission(license)),
      effect: /written-permission|application/.test(entry.commercialUse) ? "deny" : "review",
    },
  ],
  "notice-to-licensor": () => information(),
  "hosting-restriction": (_c, _entry, license) => [{ when: all(HOSTS, withoutPermission(license)), effect: "deny" }],
  "provider-class-exclusion": (_c, entry, license) => [
    {
      when: all(
        isTrue(
          entry.id === "LicenseRef-Baichuan2-Community" ? "sells-software-or-cloud-services" : "hosts-model-for-others",
        ),
        withoutPermission(license),
      ),
      effect: "deny",
    },
  ],
  "competitor-exclusion": (_c, _entry, license) => [
    { when: all(isTrue("competes-with-licensor"), withoutPermission(license)), effect: "deny" },
  ],
  "no-train-other-models": (_condition, entry, license) => {
    const commercialOnly = entry.id === "LicenseRef-Lightricks-LTX-2-Community" ? [COMMERCIAL] : [];
    return [
      { when: all(...commercialOnly, isTrue("trains-other-models"), withoutPermission(license)), effect: "deny" },
    ];
  },
  "geo-exclusion": (c, entry, license) => {
    const inside = any(...c.params.territories.map((territory) => ({ fact: "territories", is: territory })));
    const isMultimodalOnly = /multimodal/.test(c.params.scope);
    const binding = c.params.lives_in ? "use-policy" : "license";
    // No 3.3 model is multimodal, every Llama 4 is, some 3.2 are.
    if (isMultimodalOnly && entry.id.includes("3.3")) return [{ binding }];
    return [
      {
        when: all(inside, withoutPermission(license)),
        effect: isMultimodalOnly && entry.id.includes("3.2") ? "review" : "deny",
        binding,
      },
    ];
  },
  "language-scope": () => [{ effect: "information", binding: "documentation" }],
  "output-use-restriction": () => [{ binding: "use-policy" }],
  "no-redistribution": () => [
    {
      when: any(...["source", "binary", "embedded", "weights"].map((mode) => ({ fact: "distribution", is: mode }))),
      effect: "deny",
    },
  ],
  "computational-use-only": () => [{ effect: "review" }],
  "purpose-limit": () => [{ effect: "review" }],
  "pass-through": () => [{ effect: "review" }],
  "request-license": information,
  aup: (c, entry) =>
    entry.id.startsWith("LicenseRef-Meta-Llama-")
      ? [
          {
            binding: "use-policy",
            summary: `Use must keep to law, trade compliance included, and to the Acceptable Use Policy (${c.params.url})`,
          },
        ]
      : [{ binding: "use-policy", summary: c.params?.url ? `${c.summary} (${c.params.url})` : c.summary }],
  "use-restriction": (c) => [
    {
      summary: c.params?.topics?.length
        ? `${c.summary}: ${c.params.topics.map((topic) => topic.replaceAll("-", " ")).join(", ")}`
        : (SENTENCES[c.summary] ?? c.summary),
    },
  ],
  "aup-mutable": () => [{ binding: "use-policy" }],
  ...Object.fromEntries(
    [
      "access-application",
      "annual-accounting",
      "commercial-use-definition",
      "content-filter",
      "cure-period",
      "derivative-includes-distilled",
      "derivative-includes-output-trained",
      "export",
      "guardrail-termination",
      "ip-litigation-termination",
      "no-additional-terms",
      "no-benchmark-disclosure",
      "no-opensource-taint",
      "no-patent-grant",
      "no-sublicense",
      "output-ownership",
      "outputs-commercial-ok",
      "personal-data-duty",
      "reverse-engineering",
      "revocable",
      "runtime-restriction",
      "safeguards",
      "termination-for-convenience",
      "tii-phrasing-request",
      "transfer-restriction",
      "unilateral-amendment",
      "update-obligation",
    ].map((type) => [type, information]),
  ),
};
