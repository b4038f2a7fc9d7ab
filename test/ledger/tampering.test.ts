import { createHash, createPrivateKey, randomUUID } from 'node:crypto';
import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { Client } from 'pg';
import { FileStore } from '../../src/files/file-store.js';
import { EXIT_CODES, type FindingClass } from '../../src/ledger/verify/finding.js';
import type { TrustedCheckpoint } from '../../src/ledger/verify/trail-check.js';
import { checkpointText, parseCheckpoint } from '../../src/ledger/notes/checkpoint.js';
import { openNote, signerOf, signNote } from '../../src/ledger/notes/signed-note.js';
import { createProgramme } from '../factories/accounts.js';
import { createAgreement, type TestAgreement } from '../factories/register.js';
import { startApplication, type TestApplication } from '../setup/application.js';
import { sealEverything, verifyAs } from './sealed-trail.js';

let application: TestApplication;
let owner: Client;
let agreement: TestAgreement;
/** The checkpoint that a witness kept, about the middle of the trail. */
let witnessed: TrustedCheckpoint;

const touch = (title: string) => owner.query('update register.agreement set title_fr = $2, version = version + 1 where id = $1', [agreement.id, title]);
const checkpoint = async (): Promise<TrustedCheckpoint> => {
  const { origin, size, root } = parseCheckpoint(openNote((await application.http.get('/api/v1/ledger/checkpoint').expect(200)).text).text);
  return { origin, size: Number(size), root };
};

beforeAll(async () => {
  application = await startApplication();
  owner = application.owner;
  agreement = await createAgreement(owner, await createProgramme(owner), {});
  for (let round = 0; round < 12; round += 1) {
    await touch(`Titre ${round}`);
    await sealEverything(application);
    if (round === 8) witnessed = await checkpoint();
  }
});
afterAll(() => application.close());

/** Changes what nobody may, sees what the verifier says of it, and takes it back. */
async function tampered(change: () => Promise<unknown>, options: Parameters<typeof verifyAs>[1] = {}) {
  await owner.query('begin');
  try {
    await owner.query("set local lock_timeout = '10s'");
    for (const table of ['event', 'change', 'leaf', 'node', 'checkpoint']) await owner.query(`alter table ledger.${table} disable trigger user`);
    await owner.query('alter table ledger.leaf drop constraint leaf_event_id_fkey');
    await change();
    const { exitCode, findings } = await verifyAs(owner, options);
    return { exitCode, first: findings[0], classes: new Set(findings.map((finding) => finding.class)), findings };
  } finally {
    await owner.query('rollback');
  }
}

const eventAt = async (index: number): Promise<string> => (await owner.query<{ id: string }>('select event_id as id from ledger.leaf where index = $1', [index])).rows[0]?.id ?? '';
const exit = (kind: FindingClass) => EXIT_CODES[kind];

/** A register whose every stored hash was made anew, by somebody without its key. */
async function rehashEverything(): Promise<void> {
  await owner.query('delete from ledger.node');
  await owner.query('insert into ledger.node (log_id, level, position, hash) select l.log_id, 0, l.index, e.leaf from ledger.leaf l join ledger.event e on e.id = l.event_id');
  for (let level = 0; level < 20; level += 1) {
    await owner.query(`insert into ledger.node (log_id, level, position, hash) select l.log_id, l.level + 1, l.position / 2, sha256('\\x01'::bytea || l.hash || r.hash)
      from ledger.node l join ledger.node r on (r.log_id, r.level, r.position) = (l.log_id, l.level, l.position + 1) where l.level = $1 and l.position % 2 = 0`, [level]);
  }
}

/** Another title in the body of an event, which says the same otherwise. */
const changeTitle = (index: number) => owner.query(
  `update ledger.event set body = set_byte(convert_to(replace(convert_from(set_byte(body, 0, 32), 'UTF8'), 'Titre', 'Titra'), 'UTF8'), 0, 1)
   where id = (select event_id from ledger.leaf where index = $1)`, [index]);

/** Signs every stored checkpoint anew over the tree as it is now. */
async function resignEverything(): Promise<void> {
  const { rows } = await owner.query<{ log: number; origin: string; size: number }>('select c.log_id as log, l.origin, c.size from ledger.checkpoint c join ledger.log l on l.id = c.log_id');
  for (const { log, origin, size } of rows) {
    const { rows: [made] } = await owner.query<{ root: Buffer }>('select ledger.root_of($1, $2) as root', [log, size]);
    const root = made?.root ?? Buffer.alloc(0);
    const note = signNote(checkpointText({ origin, size: BigInt(size), root }), signerOf(origin, createPrivateKey(application.settings.ledgerKeyPem)));
    await owner.query('update ledger.checkpoint set root = $3, note = $4 where log_id = $1 and size = $2', [log, size, root, note]);
  }
}

it('finds nothing in a trail that nobody touched, with the checkpoint that a witness kept', async () => {
  await owner.query('begin isolation level repeatable read read only');
  expect(await verifyAs(owner, { trusted: [witnessed] })).toMatchObject({ exitCode: 0, findings: [] });
  await owner.query('rollback');
});

describe('case 39: whoever holds the database is found out when', () => {
  it('one byte of an event is changed', async () => {
    const found = await tampered(() => owner.query("update ledger.event set body = set_byte(body, 30, get_byte(body, 30) # 1) where id = (select event_id from ledger.leaf where index = 5)"));
    expect([found.exitCode, found.findings]).toEqual([exit('altered'), expect.arrayContaining([expect.objectContaining({ class: 'altered', index: 5 })])]);
    expect(new Set(found.findings.map(({ index }) => index))).toEqual(new Set([5]));
  });

  it('an indexed column alone is changed', async () => {
    const found = await tampered(async () => owner.query('update ledger.event set root_id = $2 where id = $1', [await eventAt(6), randomUUID()]));
    expect([found.exitCode, found.findings]).toEqual([exit('column'), [expect.objectContaining({ class: 'column', index: 6, what: expect.stringContaining('rootId') })]]);
  });

  it('the author of a change is replaced', async () => {
    const found = await tampered(async () => owner.query("update ledger.change set request_id = 'another' where id = (select change_id from ledger.event where id = $1)", [await eventAt(7)]));
    expect([found.exitCode, found.findings]).toEqual([exit('column'), [expect.objectContaining({ class: 'column', index: 7, what: expect.stringContaining('request') })]]);
  });

  it('a row in the middle is deleted', async () => {
    const found = await tampered(async () => {
      const id = await eventAt(7);
      await owner.query('delete from ledger.leaf where event_id = $1', [id]);
      await owner.query('delete from ledger.event where id = $1', [id]);
    });
    expect([found.exitCode, found.findings]).toEqual([exit('missing'), [expect.objectContaining({ class: 'missing', index: 7 })]]);
  });

  it('an event is deleted and its leaf stays', async () => {
    const found = await tampered(async () => owner.query('delete from ledger.event where id = $1', [await eventAt(7)]));
    expect([found.exitCode, found.findings]).toEqual([exit('missing'), [expect.objectContaining({ class: 'missing', index: 7 })]]);
  });

  it('the last rows and their leaves are deleted', async () => {
    const size = (await checkpoint()).size;
    const found = await tampered(async () => {
      await owner.query('create temporary table gone on commit drop as select event_id from ledger.leaf where index >= $1', [size - 3]);
      await owner.query('delete from ledger.leaf where event_id in (select event_id from gone)');
      await owner.query('delete from ledger.event where id in (select event_id from gone)');
    });
    expect([found.exitCode, found.findings]).toEqual([exit('truncated'), [expect.objectContaining({ class: 'truncated', index: size - 3 })]]);
  });

  it('everything is taken back to an older state, which only a checkpoint kept elsewhere can tell', async () => {
    const backTo = async (size: number) => {
      await owner.query('create temporary table gone on commit drop as select event_id from ledger.leaf where index >= $1', [size]);
      await owner.query('delete from ledger.leaf where index >= $1', [size]);
      await owner.query('delete from ledger.node where (position + 1) << level > $1', [size]);
      await owner.query('delete from ledger.checkpoint where size > $1', [size]);
      await owner.query('delete from ledger.event where id in (select event_id from gone)');
    };
    const { rows: [older] } = await owner.query<{ size: number }>('select max(size) as size from ledger.checkpoint where size < $1', [witnessed.size]);
    const size = older?.size ?? 0;
    expect((await tampered(() => backTo(size))).exitCode).toBe(0);
    const found = await tampered(() => backTo(size), { trusted: [witnessed] });
    expect([found.exitCode, found.findings]).toEqual([exit('truncated'), [expect.objectContaining({ class: 'truncated', index: size })]]);
  });

  it('a row is slipped in behind the seal, dated back', async () => {
    const found = await tampered(() => owner.query(
      `insert into ledger.event (id, change_id, xid, at, root_kind, root_id, body) select app.uuid7(), e.change_id, e.xid, e.at - interval '1 day', 'agreement', e.root_id, e.body from ledger.event e where e.root_id = $1 order by e.at limit 1`, [agreement.id]));
    expect([found.exitCode, found.findings]).toEqual([exit('late'), [expect.objectContaining({ class: 'late' })]]);
  });

  it('a row that says it is old is sealed after newer ones', async () => {
    const found = await tampered(async () => {
      const { rows: [made] } = await owner.query<{ id: string }>(
        `insert into ledger.event (id, change_id, xid, at, root_kind, root_id, body) select app.uuid7(), e.change_id, e.xid, e.at, e.root_kind, e.root_id,
           set_byte(convert_to(replace(convert_from(set_byte(e.body, 0, 32), 'UTF8'), '"at": "2', '"at": "1'), 'UTF8'), 0, 1) from ledger.event e where e.root_id = $1 order by e.at desc limit 1 returning id`, [agreement.id]);
      const { rows: [end] } = await owner.query<{ size: number }>('select ledger.size_of(max(id)) as size from ledger.log');
      await owner.query('insert into ledger.leaf (log_id, index, event_id) select max(id), $1, $2 from ledger.log', [end?.size, made?.id]);
      await rehashEverything();
    });
    expect(found.findings).toContainEqual(expect.objectContaining({ class: 'late', what: expect.stringContaining('long before') }));
  });

  it('two rows are swapped', async () => {
    const found = await tampered(async () => {
      const [fourth, eighth] = [await eventAt(4), await eventAt(8)];
      await owner.query('update ledger.leaf set event_id = $1 where index = 4', [randomUUID()]);
      await owner.query('update ledger.leaf set event_id = $1 where index = 8', [fourth]);
      await owner.query('update ledger.leaf set event_id = $1 where index = 4', [eighth]);
    });
    expect([found.exitCode, found.findings]).toEqual([exit('altered'), [expect.objectContaining({ class: 'altered', index: 4 }), expect.objectContaining({ class: 'altered', index: 8 })]]);
  });

  it('everything is hashed anew without the key', async () => {
    const change = async () => {
      await changeTitle(5);
      await rehashEverything();
    };
    const kept = await tampered(change);
    expect([kept.exitCode, kept.first]).toEqual([exit('altered'), expect.objectContaining({ class: 'altered', what: expect.stringMatching(/checkpoint/) })]);
    const forged = await tampered(async () => {
      await change();
      await owner.query('update ledger.checkpoint set root = ledger.root_of(log_id, size)');
    });
    expect(forged.exitCode).toBe(exit('signature'));
  });

  it('everything is signed anew with the stolen key, against the checkpoint that a witness kept', async () => {
    const found = await tampered(async () => {
      await changeTitle(5);
      await rehashEverything();
      await resignEverything();
    }, { trusted: [witnessed] });
    expect([found.exitCode, found.findings]).toEqual([exit('forked'), [expect.objectContaining({ class: 'forked', index: witnessed.size })]]);
  });

  it('a stored node is changed, or gone', async () => {
    const changed = await tampered(() => owner.query("update ledger.node set hash = sha256('x') where level = 1 and position = 2"));
    expect([changed.exitCode, changed.findings]).toEqual([exit('altered'), [expect.objectContaining({ class: 'altered', index: 2 })]]);
    const gone = await tampered(() => owner.query('delete from ledger.node where level = 1 and position = 2'));
    expect([gone.exitCode, gone.findings]).toEqual([exit('missing'), [expect.objectContaining({ class: 'missing', index: 5 })]]);
  });

  it('an evidence file is replaced, or gone', async () => {
    const content = Buffer.from('attestation');
    const sha256 = createHash('sha256').update(content).digest('hex');
    const store = application.app.get(FileStore);
    await store.put(content);
    const body = (state: string) => Buffer.concat([Buffer.of(1), Buffer.from(JSON.stringify({ rows: [{ table: 'register.evidence', id: 'e1', before: null, after: { sha256, state } }] }))]);
    const withEvidence = async (change: () => Promise<unknown>) => {
      await owner.query('begin');
      try {
        for (const table of ['event', 'leaf', 'node']) await owner.query(`alter table ledger.${table} disable trigger user`);
        const { rows: [made] } = await owner.query<{ id: string }>("insert into ledger.event (id, change_id, xid, at, root_kind, root_id, body) select app.uuid7(), c.id, c.xid, c.at, 'x', app.uuid7(), $1 from ledger.change c limit 1 returning id", [body('available')]);
        const { rows: [end] } = await owner.query<{ size: number }>('select ledger.size_of(max(id)) as size from ledger.log');
        await owner.query('insert into ledger.leaf (log_id, index, event_id) select max(id), $1, $2 from ledger.log', [end?.size, made?.id]);
        await rehashEverything();
        await change();
        return await verifyAs(owner, {}, store);
      } finally {
        await owner.query('rollback');
      }
    };
    expect(await withEvidence(async () => undefined)).toMatchObject({ exitCode: 0, files: 1 });
    const replaced = await withEvidence(() => writeFile(pathOf(sha256), 'another'));
    expect([replaced.exitCode, replaced.findings]).toEqual([exit('altered'), [expect.objectContaining({ class: 'altered', what: expect.stringContaining(sha256) })]]);
    const gone = await withEvidence(() => store.remove(sha256));
    expect([gone.exitCode, gone.findings]).toEqual([exit('missing'), [expect.objectContaining({ class: 'missing', what: expect.stringContaining(sha256) })]]);
  });
});

const pathOf = (sha256: string): string => join(application.settings.filesFolder, sha256.slice(0, 2), sha256.slice(2, 4), sha256);

it('raises no false alarm in a hundred runs amid writing and sealing', async () => {
  for (let run = 0; run < 100; run += 1) {
    await touch(`Tour ${run}`);
    if (run % 3 === 0) await sealEverything(application);
    await owner.query('begin isolation level repeatable read read only');
    const { exitCode, findings } = await verifyAs(owner, { trusted: [witnessed] });
    await owner.query('rollback');
    expect([exitCode, findings]).toEqual([0, []]);
  }
});
