import type { UnitOfWork } from '../database/unit-of-work.js';
import { AccountStates } from './account-state.js';

function start(answers: () => Promise<unknown>) {
  let now = new Date('2026-11-23T10:00:00Z');
  let loads = 0;
  const run = () => {
    loads += 1;
    return answers();
  };
  const states = new AccountStates({ run } as unknown as UnitOfWork, { now: () => now });
  return { states, loads: () => loads, advance: (milliseconds: number) => (now = new Date(now.getTime() + milliseconds)) };
}

describe('AccountStates', () => {
  it('reads once for the requests of two seconds, even parallel ones', async () => {
    const { states, loads, advance } = start(async () => ({ epoch: 1 }));
    await Promise.all([states.of('a', 's'), states.of('a', 's')]);
    advance(1_999);
    await states.of('a', 's');
    expect(loads()).toBe(1);
    advance(1);
    await states.of('a', 's');
    expect(loads()).toBe(2);
  });

  it('reads anew when the clock was set back', async () => {
    const { states, loads, advance } = start(async () => ({ epoch: 1 }));
    await states.of('a', 's');
    advance(-60_000);
    await states.of('a', 's');
    expect(loads()).toBe(2);
  });

  it('forgets every session of an account, and no other account', async () => {
    const { states, loads } = start(async () => ({ epoch: 1 }));
    await Promise.all([states.of('a', 's1'), states.of('a', 's2'), states.of('b', 's3')]);
    states.forget('a');
    await Promise.all([states.of('a', 's1'), states.of('a', 's2'), states.of('b', 's3')]);
    expect(loads()).toBe(5);
  });

  it('reads anew for a token', async () => {
    const { states, loads } = start(async () => ({ epoch: 1 }));
    await states.of('a', 's');
    await states.renewed('a', 's');
    expect(loads()).toBe(2);
  });

  it('keeps no failure', async () => {
    let fails = true;
    const { states } = start(async () => (fails ? Promise.reject(new Error('down')) : { epoch: 1 }));
    await expect(states.of('a', 's')).rejects.toThrow('down');
    fails = false;
    await expect(states.of('a', 's')).resolves.toEqual({ epoch: 1 });
  });
});
