import { RepeatedWork } from './repeated-work.js';

beforeEach(() => {
  jest.useFakeTimers();
});
afterEach(() => {
  jest.useRealTimers();
});

it('begins again after each interval, but never while a turn is running', async () => {
  const ends: (() => void)[] = [];
  const repeated = new RepeatedWork(1000, () => new Promise<void>((resolve) => ends.push(resolve)), fail);
  repeated.start();
  expect(ends).toHaveLength(0);
  await jest.advanceTimersByTimeAsync(3500);
  expect(ends).toHaveLength(1);
  ends[0]?.();
  await jest.advanceTimersByTimeAsync(1000);
  expect(ends).toHaveLength(2);
  ends[1]?.();
  await repeated.stop();
});

it('tells of a turn that fails, and the next one tries again', async () => {
  const told: string[] = [];
  let turns = 0;
  const repeated = new RepeatedWork(1000, async () => {
    turns += 1;
    if (turns === 1) throw new Error('no database');
  }, ({ message }) => told.push(message));
  repeated.start();
  await jest.advanceTimersByTimeAsync(2000);
  expect([turns, told]).toEqual([2, ['no database']]);
  await repeated.stop();
});

it('tells a lasting failure once, and again after a turn that went well', async () => {
  const told: string[] = [];
  const outcomes = ['no database', 'no database', 'no disk', null, 'no disk'];
  const repeated = new RepeatedWork(1000, async () => {
    const message = outcomes.shift();
    if (typeof message === 'string') throw new Error(message);
  }, ({ message }) => told.push(message));
  repeated.start();
  await jest.advanceTimersByTimeAsync(5000);
  expect([outcomes, told]).toEqual([[], ['no database', 'no disk', 'no disk']]);
  await repeated.stop();
});

it('is stopped once the present turn has ended, and begins no other', async () => {
  const ends: (() => void)[] = [];
  const repeated = new RepeatedWork(1000, () => new Promise<void>((resolve) => ends.push(resolve)), fail);
  repeated.start();
  await jest.advanceTimersByTimeAsync(1000);
  let stopped = false;
  const stopping = repeated.stop().then(() => { stopped = true; });
  await jest.advanceTimersByTimeAsync(5000);
  expect([stopped, ends.length]).toEqual([false, 1]);
  ends[0]?.();
  await stopping;
  expect(ends).toHaveLength(1);
});

function fail(error: Error): void {
  throw error;
}
