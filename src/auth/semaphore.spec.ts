import { Semaphore } from './semaphore.js';

const refusal = () => new Error('full');

describe('Semaphore', () => {
  it('never runs more than its width, and runs all that wait', async () => {
    const semaphore = new Semaphore(2, 10);
    let running = 0;
    let most = 0;
    const work = async () => {
      running += 1;
      most = Math.max(most, running);
      await Promise.resolve();
      running -= 1;
      return 'done';
    };
    const answers = await Promise.all(Array.from({ length: 12 }, () => semaphore.run(work, refusal)));
    expect(answers).toHaveLength(12);
    expect(most).toBe(2);
  });

  it('refuses what comes when its queue is full, and goes on afterwards', async () => {
    const semaphore = new Semaphore(1, 1);
    let finish: () => void = () => undefined;
    const first = semaphore.run(() => new Promise<void>((resolve) => (finish = resolve)), refusal);
    const second = semaphore.run(async () => 'second', refusal);
    await expect(semaphore.run(async () => 'third', refusal)).rejects.toThrow('full');
    finish();
    await first;
    await expect(second).resolves.toBe('second');
  });

  it('frees its place when a work fails', async () => {
    const semaphore = new Semaphore(1, 0);
    await expect(semaphore.run(async () => Promise.reject(new Error('broken')), refusal)).rejects.toThrow('broken');
    await expect(semaphore.run(async () => 'next', refusal)).resolves.toBe('next');
  });
});
