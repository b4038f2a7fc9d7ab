import { createHash, randomUUID } from 'node:crypto';
import { mkdir, utimes, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { createProgramme, type TestProgramme } from '../factories/accounts.js';
import { signedIn, type TestClient } from '../factories/client.js';
import { createIndicator } from '../factories/register.js';
import { PAYROLL, pdfOf, xlsxOf } from '../corpus/evidence-files.js';
import { UnitOfWork } from '../../src/database/unit-of-work.js';
import { nobody } from '../../src/common/actor.js';
import { indicatorsWithEvidence } from '../../src/evidence/evidence.queries.js';
import { StoredFilesService } from '../../src/files/stored-files.service.js';
import { connectServing } from '../ledger/serving.js';
import { startApplication, type TestApplication } from '../setup/application.js';
import { createDraft, submit, type TestDeclaration, uploadEvidence } from './declarations.js';
import { filesUnder } from './store-files.js';

let application: TestApplication;
let programme: TestProgramme;
let partner: TestClient;
let office: TestClient;
let draft: TestDeclaration;

beforeAll(async () => {
  application = await startApplication();
});
afterAll(() => application.close());
beforeEach(async () => {
  programme = await createProgramme(application.owner);
  partner = await signedIn(application, programme, 'preparer');
  office = await signedIn(application, programme, 'programme_office');
  draft = await createDraft(application.owner, programme, partner.organisationId);
});

const aPdf = (): Buffer => pdfOf({ lines: [randomUUID()] });
const pathOf = ({ ref }: TestDeclaration, ...rest: string[]): string => ['declarations', ref, 'evidence', ...rest].join('/');
const inStore = async (sha256: string): Promise<boolean> => (await filesUnder(application.settings.filesFolder)).includes(sha256);
const decision = { reasonCode: 'personal_data', reason: 'La liste nomme des salariés.' };

describe('a decision to destroy', () => {
  it('takes the content away; the hash, the reason and the trail stay', async () => {
    const content = aPdf();
    const { body } = await uploadEvidence(partner, draft, content, 'liste.pdf').expect(201);
    await submit(application.owner, draft);
    for (const other of [partner, await signedIn(application, programme, 'official'), await signedIn(application, programme, 'auditor')]) {
      await other.post(pathOf(draft, body.id, 'destruction'), decision, { 'If-Match': '"1"' }).expect(403);
    }
    await office.post(pathOf(draft, body.id, 'destruction'), { ...decision, reason: '' }, { 'If-Match': '"1"' }).expect(422);
    await office.post(pathOf(draft, body.id, 'destruction'), decision, { 'If-Match': '"9"' }).expect(412);
    expect(await inStore(body.sha256)).toBe(true);
    const destroyed = (await office.post(pathOf(draft, body.id, 'destruction'), decision, { 'If-Match': '"1"' }).expect(200)).body;
    expect(destroyed).toMatchObject({ state: 'destroyed', sha256: body.sha256, contentDestroyed: true, decision: { reasonCode: 'personal_data', reason: decision.reason } });
    expect(await inStore(body.sha256)).toBe(false);
    expect((await partner.get(pathOf(draft, body.id)).expect(200)).body).toMatchObject({ state: 'destroyed', sha256: body.sha256, contentDestroyed: true, decision: { reason: decision.reason } });
    expect((await partner.get(pathOf(draft, body.id, 'content')).expect(409)).body.code).toBe('evidence_not_available');
    await office.post(pathOf(draft, body.id, 'destruction'), decision, { 'If-Match': '"2"' }).expect(409);
    const { rows } = await application.owner.query<{ body: string }>(`select convert_from(substr(body, 2), 'UTF8') as body from ledger.event where root_kind = 'declaration' and root_id = $1 order by at, id`, [draft.id]);
    const trail = rows.map((row) => row.body).join('\n');
    expect(trail).toContain(body.sha256);
    expect(trail).toContain('personal_data');
    expect(trail).not.toContain('liste.pdf');
    expect(trail).not.toContain('nomme des salariés');
    const later = await createDraft(application.owner, programme, partner.organisationId);
    expect((await uploadEvidence(partner, later, content, 'autre.pdf').expect(409)).body.code).toBe('evidence_destroyed_before');
    expect(await inStore(body.sha256)).toBe(false);
  });

  it('leaves the content to other evidence that still holds it', async () => {
    const [content, other] = [aPdf(), await createDraft(application.owner, programme, partner.organisationId)];
    const [first, second] = [(await uploadEvidence(partner, draft, content, 'a.pdf').expect(201)).body, (await uploadEvidence(partner, other, content, 'b.pdf').expect(201)).body];
    await submit(application.owner, draft);
    await submit(application.owner, other);
    expect((await office.post(pathOf(draft, first.id, 'destruction'), decision, { 'If-Match': '"1"' }).expect(200)).body.contentDestroyed).toBe(false);
    await office.get(pathOf(other, second.id, 'content')).expect(200);
    expect((await office.post(pathOf(other, second.id, 'destruction'), decision, { 'If-Match': '"1"' }).expect(200)).body.contentDestroyed).toBe(true);
    expect(await inStore(first.sha256)).toBe(false);
  });
});

describe('the sweep', () => {
  it('takes away what no row holds and is older than the grace, and nothing else', async () => {
    const kept = (await uploadEvidence(partner, draft, aPdf(), 'a.pdf').expect(201)).body.sha256 as string;
    const folder = application.settings.filesFolder;
    const put = async (path: string, old: boolean): Promise<void> => {
      await mkdir(join(folder, path, '..'), { recursive: true });
      await writeFile(join(folder, path), path);
      if (old) await utimes(join(folder, path), new Date('2020-01-01'), new Date('2020-01-01'));
    };
    const [orphan, young] = [createHash('sha256').update(randomUUID()).digest('hex'), createHash('sha256').update(randomUUID()).digest('hex')];
    await put(`${orphan.slice(0, 2)}/${orphan.slice(2, 4)}/${orphan}`, true);
    await put(`${young.slice(0, 2)}/${young.slice(2, 4)}/${young}`, false);
    await put('incoming/old.part', true);
    await put('incoming/new.part', false);
    await utimes(join(folder, kept.slice(0, 2), kept.slice(2, 4), kept), new Date('2020-01-01'), new Date('2020-01-01'));
    expect(await application.app.get(StoredFilesService).sweep(new Date('2021-01-01'))).toBe(2);
    const left = await filesUnder(folder);
    expect(left).toEqual(expect.arrayContaining([kept, young, 'new.part']));
    expect(left).not.toContain(orphan);
    expect(left).not.toContain('old.part');
  });
});

describe('the second wall', () => {
  it('keeps evidence as it is against raw SQL of the serving role', async () => {
    const { body } = await uploadEvidence(partner, draft, xlsxOf([...PAYROLL, [randomUUID()]]), 'liste.xlsx').expect(201);
    const [{ account } = { account: '' }] = (await application.owner.query<{ account: string }>(
      'select a.id as account from access.account a join access.membership m on m.person_id = a.person_id where m.organisation_id = $1', [partner.organisationId])).rows;
    const serving = await connectServing(application.database.serveUrl);
    const attempt = async (sql: string): Promise<string> => {
      await serving.query('begin');
      await serving.query(`select set_config('app.account_id', $1, true), set_config('app.today', '2026-11-23', true)`, [account]);
      try {
        const { rowCount } = await serving.query(sql, [body.id]);
        return `${rowCount} rows`;
      } catch (error) {
        return (error as { code: string }).code;
      } finally {
        await serving.query('rollback');
      }
    };
    try {
      expect(await attempt('select 1 from register.evidence where id = $1')).toBe('1 rows');
      expect(await attempt('delete from register.evidence where id = $1')).toBe('42501');
      expect(await attempt(`update register.evidence set state = 'available', version = version + 1 where id = $1`)).toBe('23514');
      expect(await attempt(`update register.evidence set scan = 'clean', version = version + 1 where id = $1`)).toBe('42501');
      expect(await attempt(`update register.evidence set findings = '[]', version = version + 1 where id = $1`)).toBe('MQ409');
      expect(await attempt(`update register.evidence set sha256 = repeat('0', 64), version = version + 1 where id = $1`)).toBe('MQ409');
      expect(await attempt(`update register.evidence set state = 'withdrawn', decided_by = gen_random_uuid(), decided_at = now(), version = version + 1 where id = $1`)).toBe('42501');
      expect(await attempt(`update register.evidence set state = 'withdrawn', decided_by = app.person_id(), decided_at = now() where id = $1`)).toBe('MQ412');
      expect(await attempt(`update register.evidence set state = 'withdrawn', decided_by = app.person_id(), decided_at = now(), version = version + 1 where id = $1`)).toBe('1 rows');
      expect(await attempt(`update register.evidence set state = 'destroyed', reason_code = 'other', decided_by = app.person_id(), decided_at = now(), version = version + 1 where id = $1`)).toBe('42501');
      await submit(application.owner, draft);
      expect(await attempt(`update register.evidence set state = 'withdrawn', decided_by = app.person_id(), decided_at = now(), version = version + 1 where id = $1`)).toBe('MQ409');
    } finally {
      await serving.end();
    }
  });

  it('answers which indicators have evidence: not those whose file seems nominative, is withdrawn, or is unlinked', async () => {
    for (const code of ['jobs', 'hires', 'exits', 'area']) await createIndicator(application.owner, programme, code);
    const link = async (content: Buffer, name: string, indicator: string): Promise<{ id: string; version: number; links: { id: string }[] }> => {
      const { body } = await uploadEvidence(partner, draft, content, name).expect(201);
      return (await partner.post(pathOf(draft, body.id, 'links'), { indicator }).expect(201)).body;
    };
    await link(aPdf(), 'a.pdf', 'jobs');
    await link(xlsxOf([...PAYROLL, [randomUUID()]]), 'liste.xlsx', 'hires');
    const withdrawn = await link(aPdf(), 'b.pdf', 'exits');
    await partner.post(pathOf(draft, withdrawn.id, 'withdrawal'), {}, { 'If-Match': `"${withdrawn.version}"` }).expect(200);
    const unlinked = await link(aPdf(), 'c.pdf', 'area');
    await partner.post(pathOf(draft, unlinked.id, 'links', unlinked.links[0]?.id ?? '', 'withdrawal')).expect(200);
    const [{ account } = { account: '' }] = (await application.owner.query<{ account: string }>(
      'select a.id as account from access.account a join access.membership m on m.person_id = a.person_id where m.organisation_id = $1', [partner.organisationId])).rows;
    expect(await application.app.get(UnitOfWork).read({ ...nobody('test'), accountId: account }, (tx) => indicatorsWithEvidence(tx, programme.id, draft.id))).toEqual(['jobs']);
  });
});
