import { nobody } from '../../src/common/actor.js';
import { UnitOfWork } from '../../src/database/unit-of-work.js';
import { QueueService } from '../../src/queue/queue.service.js';
import { startApplication, type TestApplication } from '../setup/application.js';

let application: TestApplication;
beforeAll(async () => {
  application = await startApplication();
});
afterAll(() => application.close());

/** Resolves with the payloads once as many jobs ran as are awaited. */
function collected(queue: QueueService, awaited: number): Promise<object[]> {
  return new Promise((resolve, reject) => {
    const seen: object[] = [];
    queue.work('outbox', async ({ payload }) => {
      seen.push(payload);
      if (seen.length === awaited) {
        resolve(seen);
      }
    }).catch(reject);
  });
}

it('runs what a committed transaction put, and nothing of one that rolled back', async () => {
  const queue = application.app.get(QueueService);
  const unitOfWork = application.app.get(UnitOfWork);
  await expect(unitOfWork.run(nobody('test'), async (tx) => {
    await queue.put(tx, 'outbox', { kind: 'never' });
    throw new Error('refused');
  })).rejects.toThrow('refused');
  await unitOfWork.run(nobody('test'), (tx) => queue.put(tx, 'outbox', { kind: 'receipt', of: 'DEC-1' }));
  await unitOfWork.run(nobody('test'), (tx) => queue.put(tx, 'outbox', { kind: 'receipt', of: 'DEC-2' }));
  expect(await collected(queue, 2)).toEqual(expect.arrayContaining([{ kind: 'receipt', of: 'DEC-1' }, { kind: 'receipt', of: 'DEC-2' }]));
});
