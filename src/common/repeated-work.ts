/** Work of the program that begins again every so often, never twice at a time; a turn that fails is told, once while the reason stays the same, and the next one tries again. */
export class RepeatedWork {
  private timer: NodeJS.Timeout | undefined;
  private running: Promise<void> | undefined;
  private told: string | undefined;

  constructor(
    private readonly everyMilliseconds: number,
    private readonly work: () => Promise<unknown>,
    private readonly failed: (error: Error) => void,
  ) {}

  /** The first turn is one interval away. It keeps no process alive. */
  start(): void {
    this.timer = setInterval(() => {
      this.running ??= this.turn();
    }, this.everyMilliseconds).unref();
  }

  /** No further turn begins. @returns when the present one has ended */
  async stop(): Promise<void> {
    clearInterval(this.timer);
    await this.running;
  }

  private async turn(): Promise<void> {
    try {
      await this.work();
      this.told = undefined;
    } catch (error) {
      this.tell(error as Error);
    } finally {
      this.running = undefined;
    }
  }

  private tell(error: Error): void {
    if (error.message !== this.told) {
      this.told = error.message;
      this.failed(error);
    }
  }
}
