import { loadReference } from '../../src/reference/load-reference.js';
import { pdfOf } from '../corpus/evidence-files.js';
import { createDeclaringWorld, draft, jobLines } from '../factories/declarations.js';
import { startApplication, type TestApplication } from '../setup/application.js';
import { uploadEvidence } from './declarations.js';

let application: TestApplication;
beforeAll(async () => {
  application = await startApplication();
  await loadReference(application.database.ownerUrl);
  application.clock.moveTo('2026-10-10T09:00:00Z');
});
afterAll(() => application.close());

it('an indicator that asks for evidence is missing it until an open file is linked to it', async () => {
  const { signatory, programme, organisationId, siteId, period } = await createDeclaringWorld(application, { evidenceRequired: true });
  const begun = await draft(signatory, period, jobLines(siteId));
  const missing = (checks: { code: string; indicator: string }[]): string[] => checks.filter(({ code }) => code === 'evidence_missing').map(({ indicator }) => indicator).sort();
  const before = missing(begun.checks);
  expect(before.length).toBeGreaterThan(0);
  const [proven, ...others] = before;
  const { body } = await uploadEvidence(signatory, { id: '', ref: begun.ref as string, programme, organisationId }, pdfOf({ lines: ['Attestation non nominative'] }), 'attestation.pdf').expect(201);
  expect(missing((await signatory.get(`declarations/${begun.ref}`).expect(200)).body.checks)).toEqual(before);
  await signatory.post(`declarations/${begun.ref}/evidence/${body.id}/links`, { indicator: proven, site: siteId, attestedQuantity: '120', month: '2026-09', cnssAffiliation: '1234567' }).expect(201);
  expect(missing((await signatory.get(`declarations/${begun.ref}`).expect(200)).body.checks)).toEqual(others);
});
