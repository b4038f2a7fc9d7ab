/** Lets so many works run at a time and so many wait; beyond that it refuses at once. */
export class Semaphore {
  private running = 0;
  private readonly waiting: (() => void)[] = [];

  constructor(
    private readonly width: number,
    private readonly queue: number,
  ) {}

  /** @throws what `refusal` makes, when as many wait as may */
  async run<T>(work: () => Promise<T>, refusal: () => Error): Promise<T> {
    if (this.running < this.width) {
      this.running += 1;
    } else if (this.waiting.length < this.queue) {
      await new Promise<void>((resolve) => this.waiting.push(resolve));
    } else {
      throw refusal();
    }
    try {
      return await work();
    } finally {
      const next = this.waiting.shift();
      if (next) {
        next();
      } else {
        this.running -= 1;
      }
    }
  }
}
