import { foldKey } from '../../common/folded-key.js';
import type { KnownOrganisation } from './register-context.js';
import { fault, type Fault } from './register-problem.js';
import type { OrganisationReference } from './register-workbook.js';

/** An organisation of the workbook, read well or not: what other rows may call it. */
export interface NamedOrganisation {
  readonly key: string;
  readonly code: string | null;
  readonly names: readonly string[];
  readonly knownId: string | null;
}

/** The key of an organisation: its code, or its folded name. */
export function organisationKey(code: string | null, name: string): string {
  return code ?? foldKey(name);
}

/** The registered organisations by folded code and name, folded once: a row is compared with none of them. */
export class KnownOrganisations {
  private readonly byCode = new Map<string, KnownOrganisation>();
  private readonly byName = new Map<string, KnownOrganisation[]>();

  constructor(known: readonly KnownOrganisation[]) {
    for (const candidate of known) {
      const code = candidate.code === null ? null : foldKey(candidate.code);
      if (code !== null && !this.byCode.has(code)) this.byCode.set(code, candidate);
      for (const name of new Set(candidate.names.map(foldKey))) {
        const namesakes = this.byName.get(name);
        if (namesakes) namesakes.push(candidate);
        else this.byName.set(name, [candidate]);
      }
    }
  }

  /** The organisation that a row of the workbook is about: the one with its code; else, unless both have a code, the only one that has or had its name. */
  find(code: string | null, name: string): KnownOrganisation | null {
    const sameCode = code === null ? undefined : this.byCode.get(foldKey(code));
    if (sameCode) return sameCode;
    const sameName = (this.byName.get(foldKey(name)) ?? []).filter((candidate) => code === null || candidate.code === null);
    return sameName.length === 1 ? (sameName[0] ?? null) : null;
  }
}

/** Finds organisations by code or by any name, among those of the workbook and those registered. */
export class OrganisationIndex {
  private readonly byCode = new Map<string, Map<string, OrganisationReference>>();
  private readonly byName = new Map<string, Map<string, OrganisationReference>>();

  constructor(organisations: readonly NamedOrganisation[], known: readonly KnownOrganisation[]) {
    const keys = new Map<string, string>();
    for (const organisation of organisations) {
      this.add({ key: organisation.key, knownId: organisation.knownId }, organisation.code, organisation.names);
      if (organisation.knownId !== null) keys.set(organisation.knownId, organisation.key);
    }
    for (const candidate of known) {
      const key = keys.get(candidate.id) ?? organisationKey(candidate.code, candidate.names[0] ?? candidate.id);
      this.add({ key, knownId: candidate.id }, candidate.code, candidate.names);
    }
  }

  /** The one organisation that a text names: a code prevails over a name. */
  find(text: string): OrganisationReference | { readonly error: Fault } {
    const folded = foldKey(text);
    const [first, ...others] = (this.byCode.get(folded) ?? this.byName.get(folded) ?? new Map<string, OrganisationReference>()).values();
    if (first === undefined) return { error: fault('party_unknown', { name: text }) };
    return others.length > 0 ? { error: fault('party_ambiguous', { name: text }) } : first;
  }

  has(text: string): boolean {
    const folded = foldKey(text);
    return this.byCode.has(folded) || this.byName.has(folded);
  }

  private add(reference: OrganisationReference, code: string | null, names: readonly string[]): void {
    if (code !== null) addTo(this.byCode, code, reference);
    for (const name of names) addTo(this.byName, name, reference);
  }
}

function addTo(index: Map<string, Map<string, OrganisationReference>>, text: string, reference: OrganisationReference): void {
  const folded = foldKey(text);
  const references = index.get(folded) ?? new Map<string, OrganisationReference>();
  references.set(reference.key, reference);
  index.set(folded, references);
}
