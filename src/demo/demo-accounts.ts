import type { Role } from '../common/actor.js';
import type { DemoCode } from './demo-register.js';

/** Accounts that act in the demonstration programme alone. Their names are those of roles: nobody is meant. */
export const DEMO_ACCOUNTS: readonly { email: string; name: string; role: Role; organisation: DemoCode; delegation?: string }[] = [
  { email: 'admin@mithaq.test', name: 'Administration (démo)', role: 'administrator', organisation: 'MIN-DEMO' },
  { email: 'official@mithaq.test', name: 'Ministère, examinatrice (démo)', role: 'programme_office', organisation: 'MIN-DEMO' },
  { email: 'partner@mithaq.test', name: 'Cèdre-Démo, signataire (démo)', role: 'signatory', organisation: 'CEDRE-DEMO', delegation: 'Délégation fictive n° 1' },
  { email: 'partner2@mithaq.test', name: 'Zellige-Démo, signataire (démo)', role: 'signatory', organisation: 'ZELLIGE-DEMO', delegation: 'Délégation fictive n° 2' },
  { email: 'auditor@mithaq.test', name: 'Audit, chef de mission (démo)', role: 'audit_head', organisation: 'COUR-DEMO' },
];
