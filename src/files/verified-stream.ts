import { createHash } from 'node:crypto';
import { type Readable, Transform } from 'node:stream';
import { contentChanged } from './file-store.js';

/** Passes the content on, its last chunk only once the whole has its hash: who reads content that changed never gets to its end. */
export function verified(sha256: string, source: Readable): Readable {
  const hash = createHash('sha256');
  let held: Buffer | undefined;
  const check = new Transform({
    transform(chunk: Buffer, _encoding, done) {
      hash.update(chunk);
      if (held) this.push(held);
      held = chunk;
      done();
    },
    flush(done) {
      if (hash.digest('hex') === sha256) done(null, held);
      else done(contentChanged(sha256));
    },
  });
  source.on('error', (error) => check.destroy(error));
  check.on('close', () => source.destroy());
  return source.pipe(check);
}
