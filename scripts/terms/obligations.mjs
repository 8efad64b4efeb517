// One translation per obligation type of the facts: what to do, how, and when it is owed.

const modes = (...names) => ({ any: names.map((mode) => ({ fact: "distribution", is: mode })) });
/** Passing copies on; a hosted service alone does not. */
const COPIES = modes("source", "binary", "embedded", "weights");
/** Passing copies on or offering a service. */
const SERVED = modes("source", "binary", "embedded", "weights", "saas");
const COMMERCIAL = { fact: "commercial-use", is: true };

/** Licences under which a hosted service counts as distribution. */
function countsHosting(entry) {
  return (
    /gemma|rail|hunyuan|deepseek/i.test(entry.id) ||
    entry.obligations.some(({ summary }) => /hosted service/i.test(summary) && !/except/i.test(summary))
  );
}

const on = (entry) => (countsHosting(entry) ? SERVED : COPIES);
const text = (duty) => {
  const quote = duty.params?.text;
  return quote && !quote.startsWith("(see") ? { quote } : {};
};

/** Duties of non-commercial users only (Falcon 4.3). */
const forSome = (d, when) =>
  d.params?.appliesTo === "non-commercial users" ? { all: [{ fact: "commercial-use", is: false }, when] } : when;

export const obligations = {
  "license-copy": (_d, entry) => [
    {
      summary: `Give recipients a copy of the licence (${entry.name})`,
      fulfil: "Keep the licence text beside the model files or in your third-party notices",
      when: /product/.test(_d.params?.trigger ?? "") ? SERVED : on(entry),
    },
  ],
  "notice-file": (d, entry) => [
    {
      summary: 'Keep the required sentence in a "Notice" text file with every copy',
      fulfil: "Add a file named NOTICE with the quoted sentence",
      when: /except.*hosted/i.test(d.summary) ? COPIES : on(entry),
      ...text(d),
    },
  ],
  "attribution-notice": (d, entry) => [
    { fulfil: "Add the notice to NOTICE or to the documentation", when: on(entry), ...text(d) },
  ],
  "attribution-display": (d) => [
    {
      fulfil:
        "Show the quoted words on a web page, in the user interface or in the product's documentation (such as the README)",
      when: d.params?.conditional ? brandThreshold(d) : SERVED,
      ...text(d),
    },
  ],
  "name-prefix": (d, entry) => [
    {
      summary: `The name of a model made with this one${d.params.includesOutputTrained ? " or with its outputs" : ""} must begin with "${d.params.prefix}" when it is distributed`,
      fulfil: "Rename the derived model",
      quote: d.params.prefix,
      when: on(entry),
    },
  ],
  "modified-notice": (_d, entry) => [
    {
      summary: "State in changed files that you changed them",
      fulfil: "Add a prominent notice to each changed file",
      when: on(entry),
    },
  ],
  "retain-notices": (_d, entry) => [
    {
      summary: "Keep copyright, licence and attribution notices",
      fulfil: "Copy the notices as they stand",
      when: on(entry),
    },
  ],
  "use-restriction-flow-down": (d) => [
    {
      summary: "Pass the use restrictions on as a binding term to everybody you give the model or the service to",
      fulfil: "Put the restrictions into your terms of use or licence agreement",
      when: SERVED,
      clause: d.clause,
    },
  ],
  "terms-flow-down": (d) => [
    { fulfil: "Include the terms and have users agree to them", when: SERVED, clause: d.clause },
  ],
  "enforce-on-users": () => [
    {
      summary: "Require your users to keep to the use restrictions",
      fulfil: "Put the restrictions into your terms of use",
      when: SERVED,
    },
  ],
  indemnify: () => [{ fulfil: "Know that claims of third parties from your use are yours to bear" }],
  "publication-acknowledgement": () => [{ fulfil: "Cite the model in publications that use it" }],
  "public-statement": (d) => [
    {
      summary: "Say so in every public statement about a derived work",
      fulfil: "Put the quoted sentence into the README or the product's page",
      when: SERVED,
      ...text(d),
    },
  ],
  "encouraged-attribution": (d) => [
    { fulfil: "Optional: it is encouraged, not required", when: SERVED, clause: d.clause },
  ],
  "same-license": (d, entry) => [
    {
      fulfil: "Publish what you derive under the same licence",
      when: forSome(d, d.params?.networkTrigger ? SERVED : on(entry)),
    },
  ],
  "source-disclosure": (d) => [
    {
      fulfil: "Publish the corresponding source",
      when: forSome(d, d.params?.networkTrigger || d.params?.appliesTo ? SERVED : COPIES),
    },
  ],
  "certify-destruction": () => [{ fulfil: "Delete all copies when the licence ends and confirm it" }],
  "documentation-quality": () => [
    { fulfil: "Ship documentation of at least the same quality with a changed model", when: SERVED },
  ],
  "no-endorsement": () => [{ fulfil: "Do not use the licensor's names to promote your product" }],
  // From conditions that ask for conduct rather than for a status.
  "acceptable-use": (d) => [
    {
      fulfil: d.params?.url
        ? `Keep to ${d.params.url} and link it for your users`
        : "Keep to the list of forbidden uses and bind your users to it",
    },
  ],
  "no-training": (d) => [
    {
      summary: `Do not use the model${d.params?.outputs ? " or its outputs" : ""} to train or improve ${d.params.scope}${d.params.exempt ? ` (allowed: ${d.params.exempt})` : ""}`,
      fulfil: "Keep its outputs out of training data",
    },
  ],
  "royalty-accounting": () => [
    { when: COMMERCIAL, fulfil: "Report the attributable revenue to the licensor every year and pay what is due" },
  ],
  registration: (d) => [
    {
      when: COMMERCIAL,
      fulfil: d.params?.url ? `Register at ${d.params.url}` : "Ask the licensor and keep the answer",
    },
  ],
  "latest-version": () => [{ fulfil: "Make reasonable efforts to use the latest version" }],
  "keep-safeguards": () => [{ fulfil: "Keep filters and safeguards in place" }],
  "data-removal": () => [{ fulfil: "Re-download when the publisher removes data" }],
};

function brandThreshold(d) {
  if (/Cosmos/.test(d.summary)) return undefined;
  const isKimi = /Kimi/.test(d.params.text);
  return {
    any: [
      { fact: "product.monthly-active-users", over: 100_000_000 },
      isKimi
        ? { fact: "product.monthly-revenue-usd", over: 20_000_000 }
        : { fact: "product.annual-revenue-usd", over: 30_000_000 },
    ],
  };
}

const FROM_CONDITION = {
  aup: "acceptable-use",
  "use-restriction": "acceptable-use",
  "no-train-other-models": "no-training",
  "annual-accounting": "royalty-accounting",
  "registration-required": "registration",
  "written-permission-required": "registration",
  "notice-to-licensor": "registration",
  "update-obligation": "latest-version",
  "content-filter": "keep-safeguards",
  safeguards: "keep-safeguards",
  "guardrail-termination": "keep-safeguards",
};

export function obligationsFromConditions(entry) {
  return entry.conditions
    .filter(({ type }) => Object.hasOwn(FROM_CONDITION, type))
    .map((condition) => ({ ...condition, type: FROM_CONDITION[condition.type] }));
}
