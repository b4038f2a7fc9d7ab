import { randomUUID } from 'node:crypto';
import { createApp } from '../../src/create-app.js';
import { AgreementEntity } from '../../src/agreements/agreement.entity.js';
import { createDataSource } from '../../src/data-source.js';
import { createProgramme, unique } from '../factories/accounts.js';
import { ifMatch, signedIn } from '../factories/client.js';
import { createAgreement, createCommitment } from '../factories/register.js';
import { connectServing } from '../ledger/serving.js';
import { startApplication, type TestApplication } from '../setup/application.js';

let application: TestApplication;
beforeAll(async () => {
  application = await startApplication();
});
afterAll(() => application.close());

async function stage() {
  const programme = await createProgramme(application.owner);
  return { programme, office: await signedIn(application, programme, 'programme_office') };
}

const newAgreement = (changes: object = {}) => ({ ref: unique('CNV'), kind: 'convention', titleFr: 'Convention', parties: [], ...changes });
const keyed = (key: string) => ({ 'Idempotency-Key': key });
const countOf = async (ref: string): Promise<number> => (await application.owner.query<{ count: number }>('select count(*)::int as count from register.agreement where ref = $1', [ref])).rows[0]?.count ?? 0;

describe('case 18: the same request twice', () => {
  it('fifty at once make one object; every other is answered by the first answer, or told to wait', async () => {
    const { office } = await stage();
    const [key, body] = [randomUUID(), newAgreement()];
    const answers = await Promise.all(Array.from({ length: 50 }, () => office.post('agreements', body, keyed(key))));
    expect(await countOf(body.ref)).toBe(1);
    const made = answers.filter(({ status, headers }) => status === 201 && !headers['idempotent-replayed']);
    expect(made).toHaveLength(1);
    for (const answer of answers.filter((one) => one !== made[0])) {
      expect(answer.status === 409 ? answer.body.code : [answer.status, answer.headers['idempotent-replayed'], answer.text]).toEqual(answer.status === 409 ? 'idempotency_in_flight' : [201, 'true', made[0]?.text]);
    }
  });

  it('is answered byte by byte as the first time, with the same version, and writes nothing', async () => {
    const { office } = await stage();
    const [key, body] = [randomUUID(), newAgreement()];
    const first = await office.post('agreements', body, keyed(key)).expect(201);
    const again = await office.post('agreements', body, keyed(key)).expect(201);
    expect([again.text, again.headers['etag'], again.headers['idempotent-replayed']]).toEqual([first.text, first.headers['etag'], 'true']);
    expect(first.headers['idempotent-replayed']).toBeUndefined();
  });

  it('with another body, path or file is refused', async () => {
    const { office } = await stage();
    const key = randomUUID();
    const { body } = await office.post('agreements', newAgreement(), keyed(key)).expect(201);
    expect((await office.post('agreements', newAgreement(), keyed(key)).expect(422)).body.code).toBe('idempotency_other_request');
    expect((await office.post(`agreements/${body.ref}/corrections`, { field: 'source', after: 'x', reason: 'y' }, { ...keyed(key), ...ifMatch(1) }).expect(422)).body.code).toBe('idempotency_other_request');
  });

  it('of another account is another request', async () => {
    const { office, programme } = await stage();
    const other = await signedIn(application, programme, 'programme_office');
    const key = randomUUID();
    await office.post('agreements', newAgreement(), keyed(key)).expect(201);
    expect((await other.post('agreements', newAgreement(), keyed(key)).expect(201)).headers['idempotent-replayed']).toBeUndefined();
  });

  it('after a restart of the program is answered as before it', async () => {
    const { office } = await stage();
    const [key, body] = [randomUUID(), newAgreement()];
    const first = await office.post('agreements', body, keyed(key)).expect(201);
    const { settings, database, clock } = application;
    const restarted = await createApp({ settings, databaseUrl: database.serveUrl, poolSize: 2, clock });
    await restarted.listen({ port: 0, host: '127.0.0.1' });
    try {
      const answer = await fetch(`${await restarted.getUrl()}/api/v1/programmes/${office.programme.code}/agreements`, {
        method: 'POST', body: JSON.stringify(body), headers: { 'Content-Type': 'application/json', ...keyed(key), Authorization: office.post('agreements').get('Authorization') },
      });
      expect([answer.status, answer.headers.get('idempotent-replayed'), await answer.text()]).toEqual([201, 'true', first.text]);
    } finally {
      await restarted.close();
    }
    expect(await countOf(body.ref)).toBe(1);
  });

  it('that was refused may be sent again, mended, under the same key', async () => {
    const { office } = await stage();
    const [key, body] = [randomUUID(), newAgreement()];
    await office.post('agreements', { ...body, signedOn: '2026-02-30' }, keyed(key)).expect(422);
    await office.post('agreements', body, keyed(key)).expect(201);
  });

  it.each(['short', 'x'.repeat(129), 'avec espace', 'clé-accentuée'.normalize('NFC')])('refuses the key %j', async (key) => {
    const { office } = await stage();
    const { status } = await office.post('agreements', newAgreement(), keyed(Buffer.from(key).toString('latin1')));
    expect(status).toBe(422);
  });
});

describe('case 19: lost updates', () => {
  it('are refused: 412 over an older version, 428 without one, or with *', async () => {
    const { office, programme } = await stage();
    const other = await signedIn(application, programme, 'programme_office');
    const { ref } = (await office.post('agreements', newAgreement()).expect(201)).body;
    await other.patch(`agreements/${ref}`, 1, { source: 'le second' }).expect(200);
    expect((await office.patch(`agreements/${ref}`, 1, { source: 'le premier' }).expect(412)).body.code).toBe('stale_version');
    expect((await office.patch(`agreements/${ref}`, undefined, { source: 'sans version' }).expect(428)).body.code).toBe('precondition_required');
    for (const header of ['*', '2', 'W/"2"', '"x"', '"2", "3"', '"99999999999999"', '""']) {
      expect([header, (await office.patch(`agreements/${ref}`, undefined, { source: 'x' }).set('If-Match', header)).status]).toEqual([header, 428]);
    }
    expect((await office.get(`agreements/${ref}`).expect(200)).body).toMatchObject({ source: 'le second', version: 2 });
  });

  it('are refused by the database to an entity saved as it was read before', async () => {
    const programme = await createProgramme(application.owner);
    const { id } = await createAgreement(application.owner, programme, {});
    const dataSource = await createDataSource({ url: application.database.ownerUrl, poolSize: 1 }).initialize();
    try {
      const repository = dataSource.getRepository(AgreementEntity);
      const stale = await repository.findOneByOrFail({ id });
      await application.owner.query("update register.agreement set source = 'entre-temps', version = version + 1 where id = $1", [id]);
      stale.source = 'périmé';
      await expect(repository.save(stale)).rejects.toMatchObject({ code: 'MQ412' });
      await expect(dataSource.query("update register.agreement set source = 'x' where id = $1", [id])).rejects.toMatchObject({ code: 'MQ412' });
    } finally {
      await dataSource.destroy();
    }
  });

  it('of a hundred writers that read one version, one is taken', async () => {
    const { office } = await stage();
    const { ref } = (await office.post('agreements', newAgreement()).expect(201)).body;
    const answers = await Promise.all(Array.from({ length: 100 }, (_, index) => office.patch(`agreements/${ref}`, 1, { source: `${index}` })));
    expect(answers.filter(({ status }) => status === 200)).toHaveLength(1);
    expect(answers.filter(({ status }) => status === 412)).toHaveLength(99);
  });
});

describe('case 20: write skew', () => {
  const LANES = 4;
  const ROUNDS = 500;

  it('of two amendments written at once, exactly one wins, and terms never overlap', async () => {
    const { office, programme } = await stage();
    const ROUNDS_OF_AGREEMENT = 25;
    for (let stages = 0; stages < ROUNDS / ROUNDS_OF_AGREEMENT / LANES; stages += 1) {
      const lanes = [];
      for (let lane = 0; lane < LANES; lane += 1) {
        const agreement = await createAgreement(application.owner, programme, {});
        lanes.push({ agreement, commitment: await createCommitment(application.owner, programme, agreement) });
      }
      await Promise.all(lanes.map(async ({ agreement, commitment }) => {
        const amend = (number: number, target: string, version: number) => office.post(`agreements/${agreement.ref}/amendments`, {
          number, effectiveOn: '2026-01-01', summary: 'Avenant', terms: [{ commitment: commitment.ref, basis: 'increment', target }],
        }, ifMatch(version));
        for (let round = 1; round <= ROUNDS_OF_AGREEMENT; round += 1) {
          const answers = await Promise.all([amend(2 * round - 1, '1', round), amend(2 * round, '2', round)]);
          expect(answers.map(({ status }) => status).sort()).toEqual([201, 412]);
        }
      }));
      for (const { commitment } of lanes) {
        await expectNoOverlap(commitment.id);
      }
    }
  }, 120_000);

  it('of two terms of one commitment written at once in SQL, exactly one is taken', async () => {
    const programme = await createProgramme(application.owner);
    const connections = [await connectServing(application.database.ownerUrl), await connectServing(application.database.ownerUrl)];
    const agreement = await createAgreement(application.owner, programme, {});
    const { id } = await createCommitment(application.owner, programme, agreement);
    await application.owner.query('update register.commitment_term set superseded_by = ledger.current_change() where commitment_id = $1', [id]);
    for (let round = 0; round < ROUNDS; round += 1) {
      const month = `${2030 + Math.floor(round / 12)}-${String((round % 12) + 1).padStart(2, '0')}`;
      const outcomes = await Promise.allSettled(connections.map((connection, index) => connection.query(
        `insert into register.commitment_term (programme_id, id, agreement_id, commitment_id, valid, basis, unit) values ($1, app.uuid7(), $2, $3, daterange($4::date, $5::date, '[]'), 'level', 'jobs')`,
        [programme.id, agreement.id, id, `${month}-0${1 + index}`, `${month}-1${index}`])));
      expect(outcomes.filter(({ status }) => status === 'fulfilled')).toHaveLength(1);
      expect(['23P01', '40P01']).toContain((outcomes.find((one) => one.status === 'rejected')?.reason as { code: string }).code);
    }
    await Promise.all(connections.map((connection) => connection.end()));
    await expectNoOverlap(id);
  }, 120_000);

  async function expectNoOverlap(commitmentId: string): Promise<void> {
    const { rows } = await application.owner.query(
      'select 1 from register.commitment_term a join register.commitment_term b on a.commitment_id = b.commitment_id and a.id < b.id and a.valid && b.valid where a.commitment_id = $1 and a.superseded_by is null and b.superseded_by is null', [commitmentId]);
    expect(rows).toEqual([]);
  }
});
