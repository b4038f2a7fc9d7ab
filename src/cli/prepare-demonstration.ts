import { randomBytes } from 'node:crypto';
import { readFile, writeFile } from 'node:fs/promises';
import { addAccount, addMembership } from '../accounts/account-store.js';
import { emailKeyOf } from '../auth/email-key.js';
import { hashPassword, Passwords } from '../auth/passwords.js';
import { civilDate } from '../common/civil-date.js';
import { foldKey } from '../common/folded-key.js';
import { uuid7 } from '../common/uuid7.js';
import type { Settings } from '../config/settings.js';
import type { Transaction } from '../database/transaction.js';
import { DEMO_ACCOUNTS, SIGNATORIES } from '../demo/demo-accounts.js';
import { DEMO_PARTNERS } from '../demo/demo-partners.js';
import { DEMO_AGREEMENTS, DEMO_ORGANISATIONS } from '../demo/demo-register.js';
import { agreementsOf } from '../demo/partner-agreement.js';
import { DemoWriter } from '../demo/seed-demo.js';
import { SealedTextService } from '../ledger/sealed-text.service.js';
import { OrganisationNameEntity } from '../organisations/organisation-name.entity.js';
import { OrganisationEntity } from '../organisations/organisation.entity.js';
import { DEMO_PROGRAMME } from '../programmes/demo-programme.js';
import { type DemonstrationMade, HISTORY_COMPLETE, isToldTo, leaveKey, readDemonstration, tellHistory } from './demonstration-history.js';
import { programmeMade } from './programme-made.js';
import { type OwnerWork, withOwner } from './owner-work.js';

export interface DemonstrationSettings {
  ownerUrl: string;
  serveUrl: string;
  settings: Settings;
  /** Where the password is kept that was made at first start. */
  passwordFile: string;
  log: (line: string) => void;
}

/** Key that the last step leaves: without it the next start goes on writing. */
const COMPLETE = 'demonstration:complete';
const FROM = civilDate('2024-01-01');

export interface Demonstration {
  welcome: string[];
  /** Tells the quarters of declarations while the program answers already; undefined when they are told. */
  history?: (stopped: () => boolean) => Promise<void>;
}

/** The fictitious programme with its accounts, made once; the password is the one that is set, or one made and kept. */
export async function prepareDemonstration({ ownerUrl, serveUrl, settings, passwordFile, log }: DemonstrationSettings): Promise<Demonstration> {
  const password = await demonstrationPassword(passwordFile);
  return withOwner(ownerUrl, async (owner) => {
    const present = await owner.run((tx) => tx.query('select 1 from access.account where email_key = $1', [emailKeyOf(DEMO_ACCOUNTS.at(-1)?.email ?? '')]));
    if (present.length === 0) {
      const passwordHash = await hashPassword(password);
      await owner.run((tx) => makeProgramme(tx, passwordHash));
    } else {
      await owner.run((tx) => programmeMade(tx, DEMO_PROGRAMME));
      await keepPassword(owner, password);
    }
    const made = await owner.run(readDemonstration);
    if (!(await isToldTo(owner, made.official, COMPLETE))) {
      log('Writing the fictitious programme DEMO');
      await writeAgreements(serveUrl, settings, made);
      await leaveKey(owner, made.official, COMPLETE);
    }
    const told = await isToldTo(owner, made.official, HISTORY_COMPLETE);
    return {
      history: told ? undefined : (stopped) => tellHistory({ ownerUrl, serveUrl, settings, log }, stopped),
      welcome: ['', `Demonstration accounts (programme ${DEMO_PROGRAMME.code} alone), password ${password}`, ...DEMO_ACCOUNTS.map(({ email, name }) => `  ${email.padEnd(22)} ${name}`)],
    };
  });
}

/** Organisations, accounts and roles; what an earlier version of the program made is completed. */
async function makeProgramme(tx: Transaction, passwordHash: string): Promise<void> {
  const programmeId = await programmeMade(tx, DEMO_PROGRAMME);
  const known = new Map((await tx.query<{ code: string; id: string }>('select code, id from register.organisation where demonstration', [])).map(({ code, id }) => [code, id]));
  for (const { code, kind, nameFr, nameAr, nameEn } of DEMO_ORGANISATIONS.filter((one) => !known.has(one.code))) {
    const id = uuid7(tx.now);
    const named = { nameFr, nameAr, nameEn, foldedKey: foldKey(nameFr) };
    await tx.manager.insert(OrganisationEntity, { ...named, id, kind, code, demonstration: true, source: 'Fictif (DEMO)' });
    await tx.manager.insert(OrganisationNameEntity, { ...named, id: uuid7(tx.now), organisationId: id, valid: '(,)' });
    await tx.execute('insert into register.participation (programme_id, organisation_id) values ($1, $2)', [programmeId, id]);
    known.set(code, id);
  }
  const emails = new Set((await tx.query<{ key: string }>('select email_key as key from access.account')).map(({ key }) => key));
  for (const account of [...DEMO_ACCOUNTS, ...SIGNATORIES].filter(({ email }) => !emails.has(emailKeyOf(email)))) {
    const organisationId = known.get(account.organisation) ?? '';
    const { personId } = await addAccount(tx, { name: account.name, email: account.email, language: 'fr', demonstration: true, passwordHash, mustChangePassword: false });
    await addMembership(tx, { personId, programmeId, organisationId, role: account.role, validFrom: FROM, validTo: null, delegationReference: account.delegation ?? null });
  }
}

/** As the serving role, so that the fictitious official passes through the same walls as a real one. */
function writeAgreements(serveUrl: string, settings: Settings, made: DemonstrationMade): Promise<void> {
  return withOwner(serveUrl, async ({ unitOfWork }) => {
    const writer = new DemoWriter(unitOfWork, new SealedTextService(settings), made);
    for (const agreement of [...DEMO_AGREEMENTS, ...DEMO_PARTNERS.flatMap(agreementsOf)]) {
      await writer.write(agreement);
    }
  });
}

async function demonstrationPassword(passwordFile: string): Promise<string> {
  const given = process.env['MITHAQ_DEMO_PASSWORD']?.trim();
  if (given) {
    return given;
  }
  try {
    return (await readFile(passwordFile, 'utf8')).trim();
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== 'ENOENT') {
      throw new Error(`The file ${passwordFile} cannot be read (${(error as Error).message}): make it readable for this user, or set MITHAQ_DEMO_PASSWORD.`, { cause: error });
    }
  }
  const made = randomBytes(12).toString('base64url');
  await writeFile(passwordFile, `${made}\n`, { mode: 0o600 });
  return made;
}

/** The printed password is the one that opens: another one set since replaces it. */
async function keepPassword(owner: OwnerWork, password: string): Promise<void> {
  const keys = DEMO_ACCOUNTS.map((account) => emailKeyOf(account.email));
  const [first] = await owner.run((tx) => tx.query<{ hash: string }>('select password_hash as hash from access.account where email_key = $1', [keys[0]]));
  if (first && !(await new Passwords().verify(first.hash, password)).matches) {
    const passwordHash = await hashPassword(password);
    await owner.run((tx) => tx.execute('update access.account set password_hash = $1, epoch = epoch + 1, version = version + 1 where email_key = any ($2)', [passwordHash, keys]));
  }
}
