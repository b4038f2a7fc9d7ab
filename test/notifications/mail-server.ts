import type { AddressInfo } from 'node:net';
import { type ParsedMail, simpleParser } from 'mailparser';
import { SMTPServer } from 'smtp-server';

export interface ReceivedMail {
  to: string;
  parsed: ParsedMail;
}

/** A mail server on this machine that keeps what it takes, and may be stopped and started again at the same port. */
export class MailServer {
  readonly received: ReceivedMail[] = [];
  /** Recipients that it does not know. */
  readonly unknown = new Set<string>();
  private server: SMTPServer | undefined;
  private waiting: (() => void)[] = [];
  port = 0;

  get url(): string {
    return `smtp://register:a-secret-of-the-test@127.0.0.1:${this.port}`;
  }

  async start(): Promise<void> {
    const server = new SMTPServer({
      authOptional: true, hideSTARTTLS: true, disableReverseLookup: true, closeTimeout: 100,
      onAuth: ({ username }, _, done) => done(null, { user: username }),
      onRcptTo: ({ address }, _, done) => done(this.unknown.has(address) ? Object.assign(new Error(`no mailbox ${address}`), { responseCode: 550 }) : null),
      onData: (stream, { envelope }, done) => {
        simpleParser(stream).then((parsed) => {
          this.received.push(...envelope.rcptTo.map(({ address: to }) => ({ to, parsed })));
          done();
          this.waiting.splice(0).forEach((wake) => wake());
        }, done);
      },
    });
    server.on('error', () => undefined); // a client that leaves in the middle is no failure of the test
    await new Promise<void>((resolve, reject) => {
      server.server.once('error', reject);
      server.listen(this.port, '127.0.0.1', resolve);
    });
    this.port = (server.server.address() as AddressInfo).port;
    this.server = server;
  }

  async stop(): Promise<void> {
    const { server } = this;
    this.server = undefined;
    await new Promise<void>((resolve) => (server ? server.close(resolve) : resolve()));
  }

  /** Resolves once this many mails have come for the address. */
  async mailsTo(address: string, count = 1): Promise<ReceivedMail[]> {
    for (;;) {
      const found = this.received.filter(({ to }) => to === address);
      if (found.length >= count) {
        return found;
      }
      await new Promise<void>((resolve) => this.waiting.push(resolve));
    }
  }
}
