import autocannon from 'autocannon';

const CONNECTIONS = 8;
const WARM_UP_SECONDS = 3;
const ROUNDS = 3;

export interface Target {
  origin: string;
  /** A request each time it is called. */
  next(): { method: 'GET' | 'POST'; path: string; headers?: Record<string, string>; body?: string };
}

/** Requests a second with an answer of 2xx. @throws Error when any answer is another */
async function rate(target: Target, seconds: number): Promise<number> {
  const result = await autocannon({
    url: target.origin, connections: CONNECTIONS, duration: seconds,
    requests: [{ setupRequest: (request: object) => ({ ...request, ...target.next() }) }],
  });
  if (result.non2xx > 0 || result.errors > 0) {
    throw new Error(`${target.origin} answered ${result.non2xx} times something else than 2xx and failed ${result.errors} times.`);
  }
  return result['2xx'] / result.duration;
}

/** The contenders in turn, round after round; the median of each. */
export async function compare(contenders: readonly Target[], seconds: number): Promise<number[]> {
  for (const contender of contenders) {
    await rate(contender, WARM_UP_SECONDS);
  }
  const rounds: number[][] = contenders.map(() => []);
  for (let round = 0; round < ROUNDS; round += 1) {
    for (const [index, contender] of contenders.entries()) {
      rounds[index]?.push(await rate(contender, seconds));
    }
  }
  return rounds.map((rates) => [...rates].sort((a, b) => a - b)[Math.floor(rates.length / 2)] ?? 0);
}
