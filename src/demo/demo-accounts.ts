import type { Role } from '../common/actor.js';
import { DEMO_PARTNERS } from './demo-partners.js';

/** Accounts that act in the demonstration programme alone. Their names are those of roles: nobody is meant. */
export const DEMO_ACCOUNTS: readonly { email: string; name: string; role: Role; organisation: string; delegation?: string }[] = [
  { email: 'admin@mithaq.test', name: 'Administration (démo)', role: 'administrator', organisation: 'MIN-DEMO' },
  { email: 'official@mithaq.test', name: 'Ministère, examinatrice (démo)', role: 'programme_office', organisation: 'MIN-DEMO' },
  { email: 'approver@mithaq.test', name: 'Ministère, approbateur (démo)', role: 'programme_office', organisation: 'MIN-DEMO' },
  { email: 'partner@mithaq.test', name: 'Cèdre-Démo, signataire (démo)', role: 'signatory', organisation: 'CEDRE-DEMO', delegation: 'Délégation fictive n° 1' },
  { email: 'partner2@mithaq.test', name: 'Zellige-Démo, signataire (démo)', role: 'signatory', organisation: 'ZELLIGE-DEMO', delegation: 'Délégation fictive n° 2' },
  { email: 'auditor@mithaq.test', name: 'Audit, chef de mission (démo)', role: 'audit_head', organisation: 'COUR-DEMO' },
  { email: 'auditor2@mithaq.test', name: 'Audit, membre (démo)', role: 'auditor', organisation: 'COUR-DEMO' },
];

/** Who signs the declarations of the companies that have no account above; their history needs a person. */
export const SIGNATORIES: readonly (typeof DEMO_ACCOUNTS)[number][] = [
  ...['ARGANE-DEMO', 'SIROCCO-DEMO'].map((organisation) => signatory(organisation, organisation.replace('-DEMO', '-Démo'))),
  ...DEMO_PARTNERS.map(({ code, nameFr }) => signatory(code, nameFr)),
];

function signatory(organisation: string, name: string): (typeof DEMO_ACCOUNTS)[number] {
  return { email: `signataire.${organisation.replace('-DEMO', '').toLowerCase()}@mithaq.test`, name: `${name}, signataire (démo)`, role: 'signatory', organisation, delegation: 'Délégation fictive' };
}
