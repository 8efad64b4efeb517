// Writes docs/model-licenses.md from the table of terms. Usage: npx tsc -p tsconfig.build.json && node scripts/make-model-docs.mjs
// A test holds the page against the table.
import { writeFileSync } from "node:fs";

const CONFIDENCE = {
  "primary-text": "text read",
  "primary-partial": "text read in part",
  secondary: "reported by others",
};

/** `terms`: every licence, as loadTerms() gives them. */
export function renderModelLicenses(terms) {
  const sections = terms.map(renderLicense).join("\n");
  const rows = terms.map(renderRow).join("");
  return `# Licences of models and data sets

What licet knows of ${terms.length} licences, generated from \`src/licenses/terms/\` by \`scripts/make-model-docs.mjs\`. Summaries are ours and no legal advice; the clause says where to
read on. "Reported by others" means that we have not seen the text. How the facts are told, and what follows: [models.md](models.md).

| licence | class | denied or reviewed when | binds descendants | known from |
|---|---|---|---|---|
${rows}
${sections}`;
}

function renderRow(license) {
  const limits = license.terms.filter(({ effect, binding }) => effect !== "information" && binding !== "documentation");
  const limit = limits.map((term) => `${term.effect}: ${showWhen(term.when)} (${term.clause})`).join("<br>") || "never";
  return `| [${license.title}](#${anchorOf(license.license)})<br>\`${license.license}\` | ${license.category} | ${cell(limit)} | ${license.flowsDown ? "yes" : "no"} | ${CONFIDENCE[license.confidence]} |\n`;
}

function anchorOf(id) {
  return id.toLowerCase().replace(/[^a-z0-9-]/g, "");
}

function renderLicense(license) {
  const lines = [
    `## ${license.license}`,
    "",
    `${license.title}${license.licensor ? `, ${license.licensor}` : ""}${license.released ? `, ${license.released}` : ""}. Source: ${license.source || "not cited"} (${CONFIDENCE[license.confidence]}).`,
    "",
  ];
  for (const term of license.terms) {
    const effect =
      term.effect === "information"
        ? term.binding === "documentation"
          ? "documentation only"
          : "good to know"
        : `${term.effect} when ${showWhen(term.when)}`;
    lines.push(`- **${term.clause}** ${cell(term.summary)} — ${cell(effect)}`);
  }
  if (license.obligations.length > 0) {
    lines.push("", "Duties:", "");
    for (const duty of license.obligations) {
      const when = duty.when === undefined ? "" : ` (when ${showWhen(duty.when)})`;
      const quote = duty.quote === undefined ? "" : ` Wording: “${duty.quote}”`;
      lines.push(`- **${duty.clause}** ${cell(duty.summary)}${cell(when)}.${cell(quote)}`);
    }
  }
  if (license.osdConflicts.length > 0) {
    const conflicts = license.osdConflicts.map(
      ({ criterion, clause, reason }) => `${criterion} (${clause}: ${reason})`,
    );
    lines.push("", `Against the Open Source Definition: ${cell(conflicts.join("; "))}.`);
  }
  return `${lines.join("\n")}\n`;
}

function showWhen(condition) {
  if (condition === undefined) return "always";
  if (condition.all)
    return (
      condition.all
        .filter((part) => !isPermission(part))
        .map((part) => nest(part, "any"))
        .join(" and ") || "always"
    );
  if (condition.any) return showAny(condition.any);
  if (condition.not) return `not (${showWhen(condition.not)})`;
  const at = condition.at === undefined ? "" : ` in ${condition.at}`;
  if (condition.over !== undefined) return `${condition.fact}${at} > ${condition.over.toLocaleString("en-US")}`;
  if (condition.atLeast !== undefined) return `${condition.fact}${at} ≥ ${condition.atLeast.toLocaleString("en-US")}`;
  return condition.is === true ? condition.fact : `${condition.fact} is ${condition.is}`;
}

/** A permission from the licensor lifts every limit; saying it in each row would hide the rest. */
function isPermission(part) {
  return part.not?.fact === "licensor-permissions";
}

function nest(part, kind) {
  return part[kind] ? `(${showWhen(part)})` : showWhen(part);
}

function showAny(parts) {
  const [first] = parts;
  const sameFact = parts.every((part) => part.fact === first?.fact && part.is !== undefined);
  return sameFact && parts.length > 1
    ? `${first.fact} has ${parts.map((part) => part.is).join(", ")}`
    : parts.map((part) => nest(part, "all")).join(" or ");
}

function cell(text) {
  return text.replaceAll("|", "\\|");
}

if (process.argv[1] === import.meta.filename) {
  const root = new URL("../", import.meta.url);
  const { loadTerms } = await import(new URL("dist/lib/licenses/terms/index.js", root));
  const { all } = await loadTerms();
  writeFileSync(new URL("docs/model-licenses.md", root), renderModelLicenses(all));
  console.log(`${all.length} licences`);
}
