// People and organisations of an SPDX 3 document, each once. https://spdx.github.io/spdx-spec/v3.0.1/model/Core/Classes/Agent/
import type { SupplierBasis } from "../bom/part.ts";
import type { Party } from "../bom/party.ts";

export interface AgentList {
  /** The element's IRI; an author is a person, everybody else an organisation. */
  idOf(party: Party, basis: SupplierBasis): string;
  /** In the order in which they were first asked for. */
  elements(): readonly object[];
}

export function makeAgentList(namespace: string, creationInfo: string): AgentList {
  const known = new Map<string, { readonly spdxId: string; readonly party: Party; readonly type: string }>();
  return {
    idOf(party, basis) {
      const type = basis === "author" ? "Person" : "Organization";
      const key = JSON.stringify([type, party.name, party.email, party.url]);
      const agent = known.get(key) ?? { spdxId: `${namespace}SPDXRef-Agent-${known.size + 1}`, party, type };
      known.set(key, agent);
      return agent.spdxId;
    },
    elements() {
      return [...known.values()].map(({ spdxId, party: { name, email, url }, type }) => ({
        type,
        spdxId,
        creationInfo,
        name,
        ...(email === undefined
          ? {}
          : {
              externalIdentifier: [{ type: "ExternalIdentifier", externalIdentifierType: "email", identifier: email }],
            }),
        ...(url === undefined
          ? {}
          : { externalRef: [{ type: "ExternalRef", externalRefType: "altWebPage", locator: [url] }] }),
      }));
    },
  };
}
