import { loadReference } from '../../src/reference/load-reference.js';
import { createProgramme, type TestProgramme } from '../factories/accounts.js';
import { ifMatch, signedIn, TestClient } from '../factories/client.js';
import { createDeclaringWorld, type DeclaringWorld, draft, jobLines, submit } from '../factories/declarations.js';
import { startApplication, type TestApplication } from '../setup/application.js';

let application: TestApplication;
beforeAll(async () => {
  application = await startApplication({ tokenRequestsPerMinute: 40 });
  await loadReference(application.database.ownerUrl);
});
afterAll(() => application.close());
beforeEach(() => application.clock.moveTo('2026-10-10T09:00:00Z'));

const EXPIRES = '2027-03-01';
const EVERY = ['register.read', 'declaration.read', 'declaration.prepare', 'declaration.submit'];

interface Made {
  id: string;
  token: string;
  client: TestClient;
}

async function make(person: TestClient, scopes: readonly string[] = EVERY, programme: TestProgramme = person.programme): Promise<Made> {
  const { body } = await person.post('tokens', { name: 'Paie', scopes, expiresOn: EXPIRES }).expect(201);
  const token = body.token as string;
  return { id: body.id as string, token, client: new TestClient(application, programme, person.organisationId, token) };
}

const refusal = async (request: PromiseLike<{ status: number; body: { code?: string } }>): Promise<[number, string | undefined]> => {
  const { status, body } = await request;
  return [status, body.code];
};

describe('a partner’s own system', () => {
  it('declares a quarter from the draft to the sending, and the trail names the token beside the person', async () => {
    const { office, signatory, siteId, period } = await createDeclaringWorld(application);
    const { client, token, id } = await make(signatory);
    expect((await client.get('declarations/-/due').expect(200)).body).toHaveLength(1);
    const { ref, version } = await draft(client, period, jobLines(siteId));
    await client.upload(`declarations/${ref}/evidence`, Buffer.from('site,effectif\nFès,120\n'), 'totaux.csv').expect(201);
    expect((await submit(client, ref, version)).state).toBe('submitted');

    const { body } = await signatory.get(`declarations/${ref}/history`).expect(200);
    expect(body.items[0]).toMatchObject({ byToken: true, token: 'Paie' });
    const seen = await office.get(`declarations/${ref}/history`).expect(200);
    expect(seen.body.items[0]).toMatchObject({ byToken: true, token: null });
    expect((await signatory.get('tokens').expect(200)).body.items).toEqual([expect.objectContaining({ id, name: 'Paie', own: true, scopes: EVERY, lastUsedOn: '2026-10-10', expiresOn: EXPIRES, revokedAt: null })]);

    const { rows: [stored] } = await application.owner.query<{ text: string }>('select to_jsonb(t)::text as text from access.api_token t where id = $1', [id]);
    expect(stored?.text).not.toContain(token.slice('mithaq_'.length));
  });

  it('does no more than its scopes, nor than its person', async () => {
    const { signatory, siteId, period, programme } = await createDeclaringWorld(application);
    const { client: reads } = await make(signatory, ['declaration.read']);
    expect(await refusal(reads.post('declarations', { period }))).toEqual([403, 'token_scope']);
    expect(await refusal(reads.get('agreements'))).toEqual([403, 'token_scope']);
    const { client: prepares } = await make(signatory, ['declaration.read', 'declaration.prepare']);
    const { ref, version } = await draft(prepares, period, jobLines(siteId));
    expect(await refusal(prepares.post(`declarations/${ref}/submit`, { declaredExact: true }, ifMatch(version)))).toEqual([403, 'token_scope']);
    expect(await refusal(prepares.post('tokens', { name: 'Autre', scopes: EVERY, expiresOn: EXPIRES }))).toEqual([403, 'token_scope']);

    const contributor = await signedIn(application, programme, 'contributor');
    const { body } = await contributor.post('tokens', { name: 'Paie', scopes: EVERY, expiresOn: EXPIRES }).expect(422);
    expect(body.fields).toEqual([expect.objectContaining({ field: 'scopes', code: 'token_scope_not_held' })]);
  });

  it('acts in the programme of its token alone', async () => {
    const { signatory } = await createDeclaringWorld(application);
    const elsewhere = await createProgramme(application.owner);
    const { client } = await make(signatory, EVERY, elsewhere);
    await client.get('declarations').expect(404);
  });
});

it('is shown once: a repeated request is answered without it, and nothing keeps it', async () => {
  const { signatory } = await createDeclaringWorld(application);
  const body = { name: 'Paie', scopes: EVERY, expiresOn: EXPIRES };
  const first = await signatory.post('tokens', body, { 'Idempotency-Key': 'jeton-paie-1' }).expect(201);
  const again = await signatory.post('tokens', body, { 'Idempotency-Key': 'jeton-paie-1' }).expect(201);
  expect(first.body.token).toMatch(/^mithaq_/);
  expect(again.body).toEqual({ ...first.body, token: null });
  const { rows } = await application.owner.query<{ body: string }>("select body from app.idempotent_request where key = 'jeton-paie-1'");
  expect(rows[0]?.body).not.toContain((first.body.token as string).slice('mithaq_'.length));
});

describe('a token opens nothing', () => {
  let world: DeclaringWorld;
  beforeAll(async () => {
    world = await createDeclaringWorld(application);
  });

  it('once its maker revoked it, in the same moment', async () => {
    const { client, id } = await make(world.signatory);
    await client.get('declarations').expect(200);
    const { body } = await world.signatory.post(`tokens/${id}/revoke`).expect(200);
    expect(body.revokedAt).toBe('2026-10-10T09:00:00.000Z');
    expect(await refusal(client.get('declarations'))).toEqual([401, 'token_refused']);
    expect((await world.signatory.post(`tokens/${id}/revoke`).expect(200)).body.revokedAt).toBe('2026-10-10T09:00:00.000Z');
  });

  it('once the administrator revoked it; nobody else can', async () => {
    const { client, id } = await make(world.signatory);
    const colleague = await signedIn(application, world.programme, 'signatory', world.organisationId);
    await colleague.post(`tokens/${id}/revoke`).expect(404);
    expect((await colleague.get('tokens').expect(200)).body.items).toEqual([]);
    await world.office.post(`tokens/${id}/revoke`).expect(403);
    const administrator = await signedIn(application, world.programme, 'administrator');
    await administrator.post(`tokens/${id}/revoke`).expect(200);
    expect(await refusal(client.get('declarations'))).toEqual([401, 'token_refused']);
  });

  it('from the day on which it expires, and a day that is none to choose is refused', async () => {
    const { client } = await make(world.signatory);
    application.clock.moveTo('2027-02-28T23:59:00Z');
    await client.get('declarations').expect(200);
    application.clock.moveTo('2027-03-01T00:00:00Z');
    expect(await refusal(client.get('declarations'))).toEqual([401, 'token_refused']);
    application.clock.moveTo('2026-10-10T09:00:00Z');
    for (const expiresOn of ['2026-10-10', '2027-10-11']) {
      const { body } = await world.signatory.post('tokens', { name: 'Paie', scopes: ['declaration.read'], expiresOn }).expect(422);
      expect(body.fields).toEqual([expect.objectContaining({ field: 'expiresOn', code: 'token_expiry' })]);
    }
  });

  it('within seconds of the end of its person’s role, or of its account', async () => {
    const { client, id } = await make(world.signatory);
    await client.get('declarations').expect(200);
    await application.owner.query("update access.membership set valid = 'empty', version = version + 1 where person_id = (select person_id from access.api_token where id = $1)", [id]);
    application.clock.moveTo('2026-10-10T09:00:03Z');
    await client.get('declarations').expect(404);
    await application.owner.query('update access.account set disabled = true, version = version + 1 where id = (select account_id from access.api_token where id = $1)', [id]);
    application.clock.moveTo('2026-10-10T09:00:06Z');
    expect(await refusal(client.get('declarations'))).toEqual([401, 'token_refused']);
  });

  it('that was never made, that stands in the address or in a cookie', async () => {
    const address = `/api/v1/programmes/${world.programme.code}/declarations`;
    const forged = `mithaq_${'A'.repeat(43)}`;
    expect(await refusal(application.http.get(address).set('Authorization', `Bearer ${forged}`))).toEqual([401, 'token_refused']);
    expect((await application.http.get(`${address}?access_token=${forged}`)).status).toBe(401);
    expect((await application.http.get(address).set('Cookie', `mithaq_token=${forged}`)).status).toBe(401);
  });
});

it('is slowed down where a system asks too often, and told when to come back', async () => {
  const { signatory } = await createDeclaringWorld(application);
  const { client } = await make(signatory);
  for (let asked = 0; asked < 40; asked += 1) await client.get('declarations').expect(200);
  const slowed = await client.get('declarations');
  expect([slowed.status, slowed.body.code, slowed.headers['retry-after']]).toEqual([429, 'too_many_requests', '60']);
  application.clock.moveTo('2026-10-10T09:01:00Z');
  await client.get('declarations').expect(200);
});

it('is never changed nor deleted, nor made by raw SQL for somebody else', async () => {
  const { signatory } = await createDeclaringWorld(application);
  const { id } = await make(signatory);
  await expect(application.owner.query("update access.api_token set scopes = '{declaration.submit}' where id = $1", [id])).rejects.toMatchObject({ code: 'MQ409' });
  await expect(application.owner.query('delete from access.api_token where id = $1', [id])).rejects.toThrow();
  await application.owner.query('update access.api_token set revoked_at = now() where id = $1', [id]);
  await expect(application.owner.query('update access.api_token set revoked_at = null where id = $1', [id])).rejects.toMatchObject({ code: 'MQ409' });
});
