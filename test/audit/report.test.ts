import { loadReference } from '../../src/reference/load-reference.js';
import { readWorkbook } from '../../src/exchange/workbook/read-workbook.js';
import { createMember, createProgramme } from '../factories/accounts.js';
import { createMission } from '../factories/audit.js';
import { signedIn, type TestClient } from '../factories/client.js';
import { createAgreement, createCommitment } from '../factories/register.js';
import { startApplication, type TestApplication } from '../setup/application.js';
import { readPdf } from '../setup/pdf.js';

let application: TestApplication;
beforeAll(async () => {
  application = await startApplication();
  await loadReference(application.database.ownerUrl);
});
afterAll(() => application.close());

async function stage(): Promise<{ head: TestClient; ref: string; commitment: string; item: string }> {
  const programme = await createProgramme(application.owner, { demonstration: true });
  await application.owner.query("insert into register.reporting_period (programme_id, id, ref, dates, opens_on, due_on, state) values ($1, app.uuid7(), '2026-T3', '[2026-07-01,2026-10-01)', '2026-10-01', '2026-12-31', 'open')", [programme.id]);
  const head = await signedIn(application, programme, 'audit_head');
  const partner = await createMember(application.owner, programme, 'signatory');
  const agreement = await createAgreement(application.owner, programme, { [partner.organisationId]: 'private' });
  const commitment = await createCommitment(application.owner, programme, agreement, { obligor: partner.organisationId });
  const { rows: [person] } = await application.owner.query<{ id: string }>("select person_id as id from access.membership where programme_id = $1 and role = 'audit_head'", [programme.id]);
  const mission = await createMission(application.owner, programme, { institutionId: head.organisationId, personId: person?.id ?? '', commitment, addresseeId: partner.organisationId });
  await head.put(`missions/${mission.ref}/reviews/${mission.item}`, undefined, { verifiable: false, reasonCode: 'no_perimeter' }).expect(200);
  return { head, ref: mission.ref, commitment: commitment.ref, item: mission.item };
}

const bytesOf = async (client: TestClient, path: string): Promise<Buffer> => (await client.get(path).responseType('blob').expect(200)).body as Buffer;

it.each([['fr', 'Rapport de mission', 'Ce qui n’a pas pu être vérifié', 'sans périmètre', 'CHIFFRES FICTIFS'], ['en', 'Mission report', 'What could not be verified', 'no perimeter', 'FICTITIOUS']])(
  'says in %s its scope, method, results, and what could not be verified', async (language, ...said) => {
    const { head, ref, commitment } = await stage();
    const { text, info } = readPdf(await bytesOf(head, `missions/${ref}/report.pdf?language=${language}`));
    for (const words of [...said, ref, commitment]) expect(text.replace(/\s+/g, ' ')).toContain(words);
    expect(info).toMatchObject({ Language: language });
  });

it('is made in Arabic, with what is fictitious said so', async () => {
  const { head, ref } = await stage();
  const { text, info } = readPdf(await bytesOf(head, `missions/${ref}/report.pdf?language=ar`));
  expect([info['Language'], text.includes(ref)]).toEqual(['ar', true]);
});

it('is a workbook too, with its rows', async () => {
  const { head, ref, commitment } = await stage();
  const sheets = await readWorkbook(await bytesOf(head, `missions/${ref}/report.xlsx?language=fr`));
  expect(JSON.stringify(sheets)).toContain(commitment);
  expect(JSON.stringify(sheets)).toContain('sans périmètre');
});

it('is not made for anybody who is not on the team', async () => {
  const { head, ref } = await stage();
  const stranger = await signedIn(application, head.programme, 'audit_head');
  for (const kind of ['pdf', 'xlsx']) await stranger.get(`missions/${ref}/report.${kind}`).expect(404);
});
