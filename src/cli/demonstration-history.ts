import { emailKeyOf } from '../auth/email-key.js';
import type { Actor, Role } from '../common/actor.js';
import type { Settings } from '../config/settings.js';
import type { Transaction } from '../database/transaction.js';
import type { UnitOfWork } from '../database/unit-of-work.js';
import { DeclarationLinesService } from '../declarations/declaration-lines.service.js';
import { DeclarationsService } from '../declarations/declarations.service.js';
import { ExaminationService } from '../declarations/examination.service.js';
import { PeriodsService } from '../declarations/periods.service.js';
import { SubmissionService } from '../declarations/submission.service.js';
import { DemoEvidence } from '../demo/attach-demo-evidence.js';
import { type Declarant, DeclarationTeller } from '../demo/declare-demo.js';
import { DEMO_ACCOUNTS, SIGNATORIES } from '../demo/demo-accounts.js';
import { DEMO_PARTNERS } from '../demo/demo-partners.js';
import { DEMO_ORGANISATIONS } from '../demo/demo-register.js';
import { attestedOf, courseOf, DEMO_QUARTERS, figuresOf, followsCohorts } from '../demo/demo-quarters.js';
import { DocumentsService } from '../documents/documents.service.js';
import { EvidenceLinksService } from '../evidence/evidence-links.service.js';
import { EvidenceService } from '../evidence/evidence.service.js';
import { fileStoreOf } from '../files/file-store-of.js';
import { StoredFilesService } from '../files/stored-files.service.js';
import { SealedTextService } from '../ledger/sealed-text.service.js';
import { NotificationsService } from '../notifications/notifications.service.js';
import { OrganisationDetailsService } from '../organisations/organisation-details.service.js';
import { DEMO_PROGRAMME } from '../programmes/demo-programme.js';
import { ProgressService } from '../progress/progress.service.js';
import { QueueService } from '../queue/queue.service.js';
import { type OwnerWork, withOwner } from './owner-work.js';

export const HISTORY_COMPLETE = 'demonstration:history';

export interface DemonstrationMade {
  programmeId: string;
  organisations: Map<string, string>;
  /** The one who writes agreements, opens quarters and examines. */
  official: Actor;
  /** Every account that acts in the history, by address. */
  actors: Map<string, Actor>;
}

/** The companies of the first agreements: since which quarter they declare, from how many people to how many, and where. */
const FIRST_PARTNERS = [
  { code: 'CEDRE-DEMO', since: 1, headcount: 300, target: 900, trained: 420, region: 'MA-03', city: 'Fès', last: 'not_begun' },
  { code: 'ZELLIGE-DEMO', since: 2, headcount: 180, target: 1400, trained: 0, region: 'MA-06', city: 'Casablanca', last: 'sent' },
  { code: 'ARGANE-DEMO', since: 3, headcount: 90, target: 500, trained: 0, region: 'MA-09', city: 'Agadir', last: 'on_time' },
  { code: 'SIROCCO-DEMO', since: 3, headcount: 120, target: 620, trained: 0, region: 'MA-02', city: 'Oujda', last: 'on_time' },
] as const;

/** @throws Error when the programme has lost its official */
export async function readDemonstration(tx: Transaction): Promise<DemonstrationMade> {
  const organisations = await tx.query<{ code: string; id: string }>('select code, id from register.organisation where demonstration');
  const members = await tx.query<{ email: string; accountId: string; personId: string; programmeId: string; organisationId: string; role: Role }>(
    `select a.email_key as email, a.id as "accountId", a.person_id as "personId", m.programme_id as "programmeId", m.organisation_id as "organisationId", m.role
     from register.programme p join access.membership m on m.programme_id = p.id join access.account a on a.person_id = m.person_id where p.code = $1 and a.email_key = any ($2)`,
    [DEMO_PROGRAMME.code, [...DEMO_ACCOUNTS, ...SIGNATORIES].map(({ email }) => emailKeyOf(email))]);
  const actors = new Map(members.map(({ email, accountId, personId, programmeId, organisationId, role }): [string, Actor] => [email, {
    accountId, personId, sessionId: null, request: { id: 'demonstration', language: 'fr' },
    memberships: [{ programmeId, programmeCode: DEMO_PROGRAMME.code, demonstration: true, organisationId, role }],
  }]));
  const official = actors.get(emailKeyOf('official@mithaq.test'));
  if (!official) {
    throw new Error('The programme DEMO has lost its official: remove the database, which holds fictitious data, or set NODE_ENV=production.');
  }
  return { programmeId: members[0]?.programmeId ?? '', official, actors, organisations: new Map(organisations.map(({ code, id }) => [code, id])) };
}

/** Whether a step was told to its end, which leaves a key. */
export async function isToldTo(owner: OwnerWork, { accountId }: Actor, key: string): Promise<boolean> {
  return (await owner.run((tx) => tx.query('select 1 from app.idempotent_request where account_id = $1 and key = $2', [accountId, key]))).length > 0;
}

export async function leaveKey(owner: OwnerWork, { accountId }: Actor, key: string): Promise<void> {
  await owner.run((tx) => tx.execute("insert into app.idempotent_request (account_id, key, digest, status, body) values ($1, $2, sha256('complete'), 200, '') on conflict do nothing", [accountId, key]));
}

interface History {
  ownerUrl: string;
  serveUrl: string;
  settings: Settings;
  log: (line: string) => void;
}

/** Eleven quarters of declarations, written as the serving role, so that the fictitious persons pass through the same walls as real ones. */
export async function tellHistory({ ownerUrl, serveUrl, settings, log }: History, stopped: () => boolean): Promise<void> {
  const made = await withOwner(ownerUrl, (owner) => owner.run(readDemonstration));
  await withOwner(serveUrl, async ({ unitOfWork }) => {
    const sealedTexts = new SealedTextService(settings);
    const progress = new ProgressService();
    const queue = new QueueService(serveUrl);
    const notifications = new NotificationsService(queue, settings);
    const files = fileStoreOf(settings);
    const documents = new DocumentsService();
    const services = {
      unitOfWork,
      evidence: new DemoEvidence(made.programmeId, {
        unitOfWork, sealedTexts, documents,
        evidence: new EvidenceService(unitOfWork, files, new StoredFilesService(unitOfWork, files, settings), sealedTexts, queue, settings),
        links: new EvidenceLinksService(unitOfWork, sealedTexts),
      }),
      periods: new PeriodsService(unitOfWork, sealedTexts, progress, notifications),
      declarations: new DeclarationsService(unitOfWork, sealedTexts, progress),
      lines: new DeclarationLinesService(unitOfWork, sealedTexts),
      submissions: new SubmissionService(unitOfWork, sealedTexts, progress, notifications),
      examinations: new ExaminationService(unitOfWork, sealedTexts, progress, notifications),
    };
    const teller = new DeclarationTeller(made.programmeId, services, made.official, actorOf(made, 'approver@mithaq.test'), stopped);
    try {
      await teller.tell(await declarants(unitOfWork, made));
    } finally {
      documents.onApplicationShutdown();
    }
  });
  if (!stopped()) {
    await withOwner(ownerUrl, (owner) => leaveKey(owner, made.official, HISTORY_COMPLETE));
    log('The fictitious history of DEMO is told: eleven quarters of declarations');
  }
}

async function declarants(unitOfWork: UnitOfWork, made: DemonstrationMade): Promise<Declarant[]> {
  const companies = [
    ...FIRST_PARTNERS.map((company, index) => ({ ...company, index: DEMO_PARTNERS.length + index })),
    ...DEMO_PARTNERS.map((company, index) => ({ ...company, index, since: 0, last: undefined })),
  ];
  const found: Declarant[] = [];
  for (const { code, index, since, headcount, target, trained, region, city, last } of companies) {
    const organisationId = made.organisations.get(code) ?? '';
    const account = [...DEMO_ACCOUNTS, ...SIGNATORIES].find(({ organisation, role }) => organisation === code && role === 'signatory');
    const figures = figuresOf(index, { headcount, target, trained });
    found.push({
      organisationId, name: DEMO_ORGANISATIONS.find((one) => one.code === code)?.nameFr ?? code, affiliation: String(9_000_000 + index), attests: (people) => attestedOf(index, people),
      signatory: actorOf(made, account?.email ?? ''), siteId: await siteOf(unitOfWork, made, organisationId, { region, city }),
      followsCohorts: followsCohorts(index),
      story: DEMO_QUARTERS.map((_, quarter) => {
        const figure = figures[quarter - since];
        const isLast = quarter === DEMO_QUARTERS.length - 1;
        return figure && { course: isLast && last ? last : courseOf(index, quarter), figures: figure, trains: trained > 0 };
      }),
    });
  }
  return found;
}

/** The one site of a fictitious company, made where it is missing. */
async function siteOf(unitOfWork: UnitOfWork, { official, programmeId }: DemonstrationMade, organisationId: string, { region, city }: { region: string; city: string }): Promise<string> {
  const read = (): Promise<{ id: string; version: number }[]> => unitOfWork.read(official, (tx) => tx.query<{ id: string; version: number }>(
    'select s.id, o.version from register.organisation o left join register.site s on s.organisation_id = o.id where o.id = $1 order by s.id limit 1', [organisationId]));
  const [found] = await read();
  if (found?.id) {
    return found.id;
  }
  await new OrganisationDetailsService(unitOfWork).addSite(official, { programmeId, id: organisationId, version: found?.version ?? 0 }, { name: `${city}, site A`, region, city });
  const [made] = await read();
  return made?.id ?? '';
}

function actorOf({ actors }: DemonstrationMade, email: string): Actor {
  const actor = actors.get(emailKeyOf(email));
  if (!actor) {
    throw new Error(`The demonstration has no account ${email}.`);
  }
  return actor;
}
