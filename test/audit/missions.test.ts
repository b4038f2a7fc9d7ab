import { loadReference } from '../../src/reference/load-reference.js';
import { createMember } from '../factories/accounts.js';
import { createDeclaringWorld, createObligation, type DeclaringWorld, draft, jobLines, submit } from '../factories/declarations.js';
import { ifMatch, signedIn, type TestClient } from '../factories/client.js';
import { horizonOf } from '../ledger/horizon.js';
import { startApplication, type TestApplication } from '../setup/application.js';
import { connectServing, beginAs } from '../ledger/serving.js';

let application: TestApplication;
beforeAll(async () => {
  application = await startApplication();
  await loadReference(application.database.ownerUrl);
});
afterAll(() => application.close());

interface AuditWorld extends DeclaringWorld {
  head: TestClient;
  member: TestClient;
  memberPerson: string;
  commitments: string[];
}

const auditorOf = async (client: TestClient): Promise<string> => (await application.owner.query<{ id: string }>(
  "select m.person_id as id from access.membership m where m.programme_id = $1 and m.organisation_id = $2 and m.role = 'auditor'", [client.programme.id, client.organisationId])).rows[0]?.id ?? '';

/** An organisation whose headcount of 120 is accepted under three commitments, and an institution with a head and an auditor. */
async function createAuditWorld({ accepted = true } = {}): Promise<AuditWorld> {
  const world = await createDeclaringWorld(application);
  const { programme, office, signatory, organisationId, siteId, period } = world;
  const commitments = [world.obligation.commitment];
  for (const signedOn of ['2024-03-01', '2024-05-01']) commitments.push((await createObligation(application, programme, organisationId, { signedOn })).commitment);
  const drafted = await draft(signatory, period, jobLines(siteId));
  const sent = await submit(signatory, drafted.ref, drafted.version);
  if (accepted) {
    const visa = await office.post(`examination/${drafted.ref}/begin`, {}, ifMatch(sent.version)).expect(200)
      .then(({ body }) => office.post(`examination/${drafted.ref}/visa`, {}, ifMatch(body.version)).expect(200));
    const second = await signedIn(application, programme, 'programme_office');
    await second.post(`examination/${drafted.ref}/accept`, {}, ifMatch(visa.body.version)).expect(200);
  }
  const head = await signedIn(application, programme, 'audit_head');
  const member = await signedIn(application, programme, 'auditor', head.organisationId);
  return { ...world, head, member, memberPerson: await auditorOf(member), commitments };
}

async function openMission({ head, memberPerson, period }: AuditWorld, ref = `AUD-${Math.random().toString(36).slice(2, 10).toUpperCase()}`) {
  const { body } = await head.post('missions', { ref, title: 'Emplois du trimestre', period, indicators: ['headcount'] }).expect(201);
  return (await head.put(`missions/${ref}/team`, body.version, { members: [{ personId: memberPerson }] }).expect(200)).body;
}

async function drawAll({ head }: AuditWorld, ref: string) {
  return (await head.post(`missions/${ref}/draws`, { method: 'random', seed: 'graine', size: 3 }).expect(201)).body;
}

describe('a mission', () => {
  it('is opened by a head, who chooses the team, and is there for the team alone', async () => {
    const world = await createAuditWorld();
    const mission = await openMission(world);
    expect(mission).toMatchObject({ state: 'open', member: true, materiality: '5', team: [{ head: true }, { personId: world.memberPerson, head: false }] });
    const anotherHead = await signedIn(application, world.programme, 'audit_head');
    const colleague = await signedIn(application, world.programme, 'auditor', world.head.organisationId);
    for (const outsider of [anotherHead, colleague]) {
      await outsider.get(`missions/${mission.ref}`).expect(404);
      expect((await outsider.get('missions').expect(200)).body).toEqual([]);
    }
    expect((await world.member.get('missions').expect(200)).body).toMatchObject([{ ref: mission.ref, member: true }]);
    const stranger = await createMember(application.owner, world.programme, 'auditor');
    await world.head.put(`missions/${mission.ref}/team`, mission.version, { members: [{ personId: stranger.personId }] }).expect(422);
    await world.member.post('missions', { ref: 'AUD-X', title: 'Autre', period: world.period }).expect(403);
  });

  it('draws the same sample again with the same seed, and says from how many', async () => {
    const world = await createAuditWorld();
    const drawn = async () => {
      const { ref } = await openMission(world);
      const { body } = await world.head.post(`missions/${ref}/draws`, { method: 'random', seed: 'graine', size: 2 }).expect(201);
      expect(body.draws).toMatchObject([{ method: 'random', seed: 'graine', size: 2, population: 3 }]);
      return body.rows.map(({ commitment }: { commitment: string }) => commitment);
    };
    expect(await drawn()).toEqual(await drawn());
  });

  it('takes rows by hand, by weight and by risk, each commitment once, and says what does not fit', async () => {
    const world = await createAuditWorld();
    const { ref } = await openMission(world);
    const [first, second] = world.commitments;
    await world.head.post(`missions/${ref}/draws`, { method: 'hand', commitments: [first] }).expect(201);
    expect((await world.head.post(`missions/${ref}/draws`, { method: 'hand', commitments: [first, second] }).expect(422)).body.fields).toMatchObject([{ field: 'commitments', code: 'not_in_scope' }]);
    expect((await world.head.post(`missions/${ref}/draws`, { method: 'random', size: 3 }).expect(422)).body.fields).toMatchObject([{ field: 'size', code: 'sample_larger_than_population' }]);
    await world.head.post(`missions/${ref}/draws`, { method: 'weighted', size: 1 }).expect(201);
    const { body } = await world.head.post(`missions/${ref}/draws`, { method: 'risk', size: 1 }).expect(201);
    expect(body.rows.map(({ commitment }: { commitment: string }) => commitment).sort()).toEqual([...world.commitments].sort());
    expect(body.rows[0].risks).toContain('no_evidence');
  });
});

describe('the worksheet', () => {
  it('shows declared, accepted, attested and verified side by side, and keeps each opinion', async () => {
    const world = await createAuditWorld();
    const { ref } = await openMission(world);
    const { rows } = await drawAll(world, ref);
    expect(rows[0]).toMatchObject({ declared: '120', accepted: '120', attested: null, review: null, indicator: 'headcount' });
    const saved = await world.member.put(`missions/${ref}/reviews/${rows[0].id}`, undefined, {
      verifiable: true, opinion: 'verified_with_adjustment', adjusted: '110', completion: 'limited', tests: ['document', 'recalculation'], confidence: 'high', note: 'Dix départs non déduits.',
    }).expect(200);
    expect(saved.body.rows[0].review).toMatchObject({ opinion: 'verified_with_adjustment', verified: '110', accepted: '120', adjusted: '110', note: 'Dix départs non déduits.', tests: ['document', 'recalculation'] });
    expect(saved.body.coverage).toMatchObject([{ indicator: 'headcount', accepted: '360', verified: '120', left: '240' }]);
    const again = await world.head.put(`missions/${ref}/reviews/${rows[0].id}`, undefined, { verifiable: true, opinion: 'verified' }).expect(200);
    expect(again.body.rows[0].review).toMatchObject({ opinion: 'verified', verified: '120', note: null });
    const { rows: kept } = await application.owner.query('select superseded_by is null as current from register.review where item_id = $1 order by recorded_by', [rows[0].id]);
    expect(kept).toEqual([{ current: false }, { current: true }]);
  });

  it.each([
    [{ verifiable: false }, 'reasonCode', 'review_reason_required'],
    [{ verifiable: true }, 'opinion', 'review_opinion_required'],
    [{ verifiable: true, opinion: 'verified_with_adjustment' }, 'adjusted', 'review_adjusted_required'],
    [{ verifiable: true, opinion: 'verified_with_adjustment', adjusted: '120.0' }, 'adjusted', 'review_adjusted_required'],
    [{ verifiable: true, opinion: 'verified_with_adjustment', adjusted: 'NaN' }, 'adjusted', 'field_decimal'],
    [{ verifiable: true, opinion: 'perfect' }, 'opinion', 'field_choice'],
  ])('refuses %j, saying which field', async (body, field, code) => {
    const world = await createAuditWorld();
    const { ref } = await openMission(world);
    const { rows } = await drawAll(world, ref);
    expect((await world.member.put(`missions/${ref}/reviews/${rows[0].id}`, undefined, body).expect(422)).body.fields).toMatchObject([{ field, code }]);
  });

  it('verifies nothing where nothing is accepted', async () => {
    const world = await createAuditWorld({ accepted: false });
    const { ref } = await openMission(world);
    const { rows } = await drawAll(world, ref);
    expect(rows[0]).toMatchObject({ declared: '120', accepted: null });
    expect((await world.member.put(`missions/${ref}/reviews/${rows[0].id}`, undefined, { verifiable: true, opinion: 'verified' }).expect(422)).body.fields).toMatchObject([{ field: 'opinion', code: 'review_nothing_accepted' }]);
    await world.member.put(`missions/${ref}/reviews/${rows[0].id}`, undefined, { verifiable: true, opinion: 'unable_to_verify', completion: 'no_evidence' }).expect(200);
  });
});

describe('the end of a mission', () => {
  it('waits for the last row, then stands beside the accepted value, and asks for a restatement where it was adjusted', async () => {
    const world = await createAuditWorld();
    const { ref } = await openMission(world);
    const { rows, version } = await drawAll(world, ref);
    const opinions = [{ verifiable: true, opinion: 'verified_with_adjustment', adjusted: '110' }, { verifiable: true, opinion: 'verified' }, { verifiable: false, reasonCode: 'no_perimeter' }];
    for (const [at, opinion] of opinions.entries()) {
      expect((await world.head.post(`missions/${ref}/close`, {}, ifMatch(version)).expect(409)).body).toMatchObject({ code: 'mission_unfinished' });
      await world.member.put(`missions/${ref}/reviews/${rows[at].id}`, undefined, opinion).expect(200);
      expect((await world.office.get(`commitments/${rows[at].commitment}`).expect(200)).body.progress).toMatchObject({ verified: null });
    }
    await world.member.post(`missions/${ref}/close`, {}, ifMatch(version)).expect(403);
    expect((await world.head.post(`missions/${ref}/close`, {}, ifMatch(version)).expect(200)).body).toMatchObject({ state: 'closed', closedAt: expect.any(String) });
    const progress = await Promise.all(rows.map(async ({ commitment }: { commitment: string }) => (await world.office.get(`commitments/${commitment}`)).body.progress));
    expect(progress).toMatchObject([{ accepted: '120', verified: '110', verifiedOf: '120' }, { accepted: '120', verified: '120' }, { accepted: '120', verified: null }]);
    await world.member.put(`missions/${ref}/reviews/${rows[0].id}`, undefined, opinions[1] as object).expect(409);
    await world.head.post(`missions/${ref}/draws`, { method: 'random', size: 1 }).expect(409);

    const [request, ...others] = (await world.office.get('restatement-requests').expect(200)).body;
    expect([request, others]).toMatchObject([{ commitment: rows[0].commitment, accepted: '120', adjusted: '110', dueOn: '2026-12-23', state: 'open', late: false }, []]);
    expect((await world.signatory.get('restatement-requests').expect(200)).body).toHaveLength(1);
    await world.signatory.post(`restatement-requests/${request.id}/decide`, { decision: 'refused', reason: 'Non' }, ifMatch(1)).expect(403);
    await world.office.post(`restatement-requests/${request.id}/decide`, { decision: 'refused' }, ifMatch(1)).expect(422);
    expect((await world.office.post(`restatement-requests/${request.id}/decide`, { decision: 'refused', reason: 'Les départs étaient connus.' }, ifMatch(1)).expect(200)).body).toMatchObject({ state: 'refused', reason: 'Les départs étaient connus.' });
    await world.office.post(`restatement-requests/${request.id}/decide`, { decision: 'granted' }, ifMatch(2)).expect(409);
  });

  it('says of a total which part is verified, and of an earlier instant what was verified then', async () => {
    const world = await createAuditWorld();
    const { ref } = await openMission(world);
    const { rows, version } = await drawAll(world, ref);
    for (const { id } of rows) await world.member.put(`missions/${ref}/reviews/${id}`, undefined, { verifiable: true, opinion: 'verified' }).expect(200);
    const ofHeadcount = async (known = '') => (await world.office.get(`totals?indicator=headcount${known}`).expect(200)).body.cells;
    const before = await horizonOf(application);
    expect(await ofHeadcount()).toMatchObject([{ value: '120', verified: null }]);
    await world.head.post(`missions/${ref}/close`, {}, ifMatch(version)).expect(200);
    expect(await ofHeadcount()).toMatchObject([{ value: '120', accepted: '120', verified: '120' }]);
    expect(await ofHeadcount(`&knownOn=${before}`)).toMatchObject([{ value: '120', verified: null }]);
    expect(await ofHeadcount(`&knownOn=${await horizonOf(application)}`)).toMatchObject([{ value: '120', verified: '120' }]);
    expect((await world.signatory.get('totals?indicator=headcount&groupBy=gender').expect(200)).body.cells.map(({ verified }: { verified: string }) => verified)).not.toContain(null);

    application.clock.advance({ minutes: 1 });
    const refused = await openMission(world);
    const refusing = await drawAll(world, refused.ref);
    for (const { id } of refusing.rows) await world.member.put(`missions/${refused.ref}/reviews/${id}`, undefined, { verifiable: true, opinion: 'not_verified' }).expect(200);
    await world.head.post(`missions/${refused.ref}/close`, {}, ifMatch(refusing.version)).expect(200);
    expect(await ofHeadcount()).toMatchObject([{ value: '120', verified: null }]);
    application.clock.advance({ minutes: 1 });
    const later = await openMission(world);
    const again = await drawAll(world, later.ref);
    const opinions = [{ opinion: 'verified_with_adjustment', adjusted: '110' }, { opinion: 'not_verified' }, { opinion: 'not_verified' }];
    for (const [at, opinion] of opinions.entries()) await world.member.put(`missions/${later.ref}/reviews/${again.rows[at].id}`, undefined, { verifiable: true, ...opinion }).expect(200);
    await world.head.post(`missions/${later.ref}/close`, {}, ifMatch(again.version)).expect(200);
    expect(await ofHeadcount()).toMatchObject([{ value: '120', verified: null }]);
  });

  it('shows its opinions to whoever reads the whole programme, and what the team wrote meanwhile to nobody else', async () => {
    const world = await createAuditWorld();
    const { ref } = await openMission(world);
    const { rows, version } = await drawAll(world, ref);
    for (const { id } of rows) await world.member.put(`missions/${ref}/reviews/${id}`, undefined, { verifiable: true, opinion: 'verified', note: 'Pièce vue.' }).expect(200);
    const otherAuditor = await signedIn(application, world.programme, 'auditor');
    for (const reader of [otherAuditor, world.office]) await reader.get(`missions/${ref}`).expect(404);
    await world.head.post(`missions/${ref}/close`, {}, ifMatch(version)).expect(200);
    expect((await otherAuditor.get(`missions/${ref}`).expect(200)).body).toMatchObject({ state: 'closed', member: false, rows: [{ review: { opinion: 'verified', note: null } }, {}, {}] });
    expect((await world.member.get(`missions/${ref}`).expect(200)).body.rows[0].review.note).toBe('Pièce vue.');
    expect((await world.office.get(`missions/${ref}`).expect(200)).body).toMatchObject({ state: 'closed', member: false, rows: [{ review: { opinion: 'verified', note: null } }, {}, {}] });
    await world.office.get(`missions/${ref}/report.pdf?language=fr`).expect(200);
    await world.signatory.get(`missions/${ref}`).expect(403);
  });
});

describe('a finding', () => {
  const texts = { criterion: 'Article 4 : emploi stable', condition: '10 départs non déduits', effect: '110 au lieu de 120', recommendation: 'Rectifier le trimestre' };

  async function drafted() {
    const world = await createAuditWorld();
    const { ref } = await openMission(world);
    const { rows } = await drawAll(world, ref);
    const { body } = await world.member.post(`missions/${ref}/findings`, { ...texts, addresseeId: world.organisationId, itemId: rows[0].id, severity: 'high' }).expect(201);
    return { world, mission: ref, finding: body };
  }

  it('goes from a provisional text to a final one: communicated, replied to, decided by the head, seconded by another member', async () => {
    const { world, mission, finding } = await drafted();
    expect(finding).toMatchObject({ ref: `${mission}-C-01`, state: 'provisional', text: { ...texts, cause: null, number: 1 } });
    const at = `findings/${finding.ref}`;
    for (const reader of [world.signatory, world.office]) await reader.get(at).expect(404);
    await world.member.post(`${at}/communicate`, { replyDueOn: '2026-11-23' }, ifMatch(1)).expect(422);
    await world.member.post(`${at}/communicate`, { replyDueOn: '2026-12-08' }, ifMatch(1)).expect(200);
    expect((await world.signatory.get(at).expect(200)).body).toMatchObject({ state: 'communicated', addressed: true, member: false, text: texts, replyDueOn: '2026-12-08', replyLate: false });
    await world.office.get(at).expect(404);
    await world.head.post(`${at}/decide`, { outcome: 'maintained' }, ifMatch(2)).expect(409);
    await world.signatory.post(`${at}/reply`, { text: 'Les départs sont au trimestre suivant.' }, ifMatch(2)).expect(200);
    await world.member.post(`${at}/decide`, { outcome: 'maintained' }, ifMatch(3)).expect(403);
    await world.head.post(`${at}/decide`, { outcome: 'maintained', note: 'La paie dit autre chose.' }, ifMatch(3)).expect(200);
    const awaited = (await world.signatory.get(at).expect(200)).body;
    expect([awaited.state, awaited.steps.map(({ kind }: { kind: string }) => kind)]).toEqual(['replied', ['communicated', 'replied']]);
    expect((await world.head.post(`${at}/second`, {}, ifMatch(4)).expect(403)).body).toMatchObject({ code: 'finding_seconded_by_another' });
    expect((await world.member.post(`${at}/second`, {}, ifMatch(4)).expect(200)).body).toMatchObject({ state: 'final' });
    const final = (await world.signatory.get(at).expect(200)).body;
    expect(final.steps.map(({ kind, note }: { kind: string; note: string | null }) => [kind, note])).toEqual([['communicated', null], ['replied', 'Les départs sont au trimestre suivant.'], ['decided', 'La paie dit autre chose.'], ['seconded', null]]);
    expect((await world.office.get(at).expect(200)).body).toMatchObject({ state: 'final', text: texts });
    await world.signatory.post(`${at}/actions`, { text: 'Nous rectifions.', dueOn: '2027-01-31' }, ifMatch(5)).expect(200);
    await world.member.post(`${at}/follow-up`, { outcome: 'implemented' }, ifMatch(6)).expect(200);
    for (const official of [world.office, world.signatory]) await official.post(`${at}/close`, {}, ifMatch(7)).expect(403);
    expect((await world.member.post(`${at}/close`, {}, ifMatch(7)).expect(200)).body).toMatchObject({ state: 'closed' });
  });

  it('is decided without a reply once its day has passed', async () => {
    const { world, finding } = await drafted();
    await world.member.post(`findings/${finding.ref}/communicate`, { replyDueOn: '2026-11-24' }, ifMatch(1)).expect(200);
    await application.owner.query("update register.finding set reply_due_on = '2026-11-20', version = version + 1 where ref = $1", [finding.ref]);
    expect((await world.member.get(`findings/${finding.ref}`).expect(200)).body).toMatchObject({ replyLate: true });
    await world.head.post(`findings/${finding.ref}/decide`, { outcome: 'maintained' }, ifMatch(3)).expect(200);
  });

  it('does not change once it is final: another one supersedes it', async () => {
    const { world, mission, finding } = await drafted();
    const finish = async (ref: string, outcome: string) => {
      await world.member.post(`findings/${ref}/communicate`, { replyDueOn: '2026-12-08' }, ifMatch(1)).expect(200);
      await world.signatory.post(`findings/${ref}/reply`, { text: 'Vu.' }, ifMatch(2)).expect(200);
      await world.head.post(`findings/${ref}/decide`, { outcome }, ifMatch(3)).expect(200);
      return (await world.member.post(`findings/${ref}/second`, {}, ifMatch(4)).expect(200)).body;
    };
    await finish(finding.ref, 'maintained');
    await world.member.put(`findings/${finding.ref}/text`, 5, texts).expect(409);
    await world.head.post(`findings/${finding.ref}/decide`, { outcome: 'lifted' }, ifMatch(5)).expect(409);
    const second = (await world.member.post(`missions/${mission}/findings`, { ...texts, addresseeId: world.organisationId, severity: 'low', supersedes: finding.ref }).expect(201)).body;
    expect((await world.member.get(`findings/${finding.ref}`)).body.state).toBe('final');
    expect(await finish(second.ref, 'lifted')).toMatchObject({ state: 'closed', supersedes: finding.ref });
    expect((await world.member.get(`findings/${finding.ref}`)).body.state).toBe('superseded');
  });

  it('shows the addressee the text that was communicated, and not what the team writes after', async () => {
    const { world, finding } = await drafted();
    await world.member.post(`findings/${finding.ref}/communicate`, { replyDueOn: '2026-12-08' }, ifMatch(1)).expect(200);
    await world.signatory.post(`findings/${finding.ref}/reply`, { text: 'Vu.' }, ifMatch(2)).expect(200);
    await world.member.put(`findings/${finding.ref}/text`, 3, { ...texts, condition: '8 départs' }).expect(200);
    expect((await world.signatory.get(`findings/${finding.ref}`).expect(200)).body.text).toMatchObject({ number: 1, condition: texts.condition });
    expect((await world.head.get(`findings/${finding.ref}`).expect(200)).body.text).toMatchObject({ number: 2, condition: '8 départs' });
  });
});

it('case 7: an auditor writes no business data, an official no finding, and nobody a final finding', async () => {
  const world = await createAuditWorld();
  const { ref } = await openMission(world);
  const { rows } = await drawAll(world, ref);
  const { member, head, office, signatory, organisationId, period } = world;
  for (const auditor of [member, head]) {
    await auditor.post('agreements', { ref: 'CNV-X', kind: 'convention', titleFr: 'Convention', parties: [] }).expect(403);
    await auditor.patch(`commitments/${rows[0].commitment}`, 1, { note: 'précision' }).expect(403);
    await auditor.post('declarations', { period, organisationId }).expect(403);
    await auditor.post('periods', { year: 2027, quarter: 1 }).expect(403);
  }
  const texts = { criterion: 'Article 4', condition: 'Écart' };
  for (const other of [office, signatory]) {
    await other.post(`missions/${ref}/findings`, { ...texts, addresseeId: organisationId, severity: 'low' }).expect(403);
    await other.put(`missions/${ref}/reviews/${rows[0].id}`, undefined, { verifiable: true, opinion: 'verified' }).expect(403);
  }
  const { ref: finding } = (await member.post(`missions/${ref}/findings`, { ...texts, addresseeId: organisationId, severity: 'low' }).expect(201)).body;
  await member.post(`findings/${finding}/communicate`, { replyDueOn: '2026-12-08' }, ifMatch(1)).expect(200);
  await signatory.post(`findings/${finding}/reply`, { text: 'Vu.' }, ifMatch(2)).expect(200);
  await head.post(`findings/${finding}/decide`, { outcome: 'maintained' }, ifMatch(3)).expect(200);
  await member.post(`findings/${finding}/second`, {}, ifMatch(4)).expect(200);
  for (const auditor of [member, head]) await auditor.put(`findings/${finding}/text`, 5, texts).expect(409);
});

it('changes for its addressee in nothing but its state, in raw SQL too', async () => {
  const world = await createAuditWorld();
  const { ref } = await openMission(world);
  const { body } = await world.member.post(`missions/${ref}/findings`, { criterion: 'a', condition: 'b', addresseeId: world.organisationId, severity: 'high' }).expect(201);
  await world.member.post(`findings/${body.ref}/communicate`, { replyDueOn: '2026-12-08' }, ifMatch(1)).expect(200);
  const { accountId } = await createMember(application.owner, world.programme, 'signatory', { organisationId: world.organisationId });
  const serving = await connectServing(application.database.serveUrl);
  for (const change of ["severity = 'low'", "reply_due_on = '2030-01-01'", 'communicated_text = null', "state = 'closed'", "state = 'dropped'"]) {
    await beginAs(serving, accountId);
    await expect(serving.query(`update register.finding set ${change}, version = version + 1 where ref = $1`, [body.ref])).rejects.toMatchObject({ code: '42501' });
    await serving.query('rollback');
  }
  await serving.end();
});

describe('secrecy, in the database too', () => {
  it('hides papers, texts and trail of a mission from the administrator, the office, the audited and other auditors', async () => {
    const world = await createAuditWorld();
    const { ref } = await openMission(world);
    const { rows } = await drawAll(world, ref);
    await world.member.put(`missions/${ref}/reviews/${rows[0].id}`, undefined, { verifiable: true, opinion: 'not_verified', note: 'Pièces manquantes.' }).expect(200);
    await world.member.post(`missions/${ref}/findings`, { criterion: 'a', condition: 'b', addresseeId: world.organisationId, severity: 'high' }).expect(201);
    const { programme } = world;
    const readers = [
      await createMember(application.owner, programme, 'administrator'), await createMember(application.owner, programme, 'programme_office'), await createMember(application.owner, programme, 'official'),
      await createMember(application.owner, programme, 'signatory', { organisationId: world.organisationId }), await createMember(application.owner, programme, 'audit_head'), await createMember(application.owner, programme, 'auditor', { organisationId: world.head.organisationId }),
    ];
    const serving = await connectServing(application.database.serveUrl);
    const seen = async (accountId: string) => {
      await beginAs(serving, accountId);
      const counts = await serving.query<{ papers: number }>(
        `select (select count(*) from register.mission where ref = $1) + (select count(*) from register.review where mission_id = $2) + (select count(*) from register.mission_item where mission_id = $2)
           + (select count(*) from register.mission_member where mission_id = $2) + (select count(*) from register.finding where mission_id = $2) + (select count(*) from register.finding_text where mission_id = $2)
           + (select count(*) from ledger.sealed_text where mission_id = $2) + (select count(*) from ledger.event where root_id = $2) as papers`, [ref, mission]);
      await serving.query('rollback');
      return Number(counts.rows[0]?.papers);
    };
    const { rows: [{ id: mission } = { id: '' }] } = await application.owner.query<{ id: string }>('select id from register.mission where ref = $1', [ref]);
    for (const { accountId } of readers) expect(await seen(accountId)).toBe(0);
    const { rows: [memberAccount] } = await application.owner.query<{ id: string }>('select id from access.account where person_id = $1', [world.memberPerson]);
    expect(await seen(memberAccount?.id ?? '')).toBeGreaterThan(10);
    await serving.end();
  });
});
