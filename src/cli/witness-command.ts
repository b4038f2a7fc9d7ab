import { createPrivateKey, createPublicKey } from 'node:crypto';
import { readFile, rename, writeFile } from 'node:fs/promises';
import { parseArgs } from 'node:util';
import { cosignatureLine, cosignerOf, cosignerText } from '../ledger/notes/cosignature.js';
import { parseVerifier } from '../ledger/notes/signed-note.js';
import { KeyChain } from '../ledger/verify/key-chain.js';
import { observe, originOf, type WitnessState } from '../ledger/witness/observe.js';

const USAGE = `Write: mithaq witness --state FILE --key VERIFIER (--url ADDRESS | --checkpoint FILE --keys FILE [--proof FILE]) [--name NAME --sign KEYFILE] [--out FILE] [--another-log]
  --url asks the register at its address; --checkpoint, --keys and --proof read what was carried by hand from
  /api/v1/ledger/checkpoint, /api/v1/ledger and /api/v1/ledger/consistency. docs/trail.md says what to do with an alarm.
`;

const ALARMS = { truncated: 12, forked: 13, another_log: 13, not_believed: 14 } as const;
const COULD_NOT = 20;

/** `mithaq witness`: 0 what was seen before still stands, 12 truncated, 13 forked or another log, 14 not signed as it should be, 20 it could not be told. */
export async function witness(args: readonly string[]): Promise<number> {
  try {
    const { values } = parseArgs({
      args: [...args], options: {
        state: { type: 'string' }, key: { type: 'string' }, url: { type: 'string' }, checkpoint: { type: 'string' }, keys: { type: 'string' }, proof: { type: 'string' }, name: { type: 'string' }, sign: { type: 'string' },
        out: { type: 'string' }, 'another-log': { type: 'boolean' },
      },
    });
    if (!values.state || !values.key || (!values.url && !(values.checkpoint && values.keys)) || Boolean(values.name) !== Boolean(values.sign)) {
      process.stderr.write(USAGE);
      return COULD_NOT;
    }
    const source = values.url ? register(values.url.replace(/\/+$/, '')) : carried(values.checkpoint ?? '', values.keys ?? '', values.proof);
    const note = await source.checkpoint();
    const chain = new KeyChain(originOf(note), [parseVerifier(values.key)]);
    for (const key of await source.keys()) chain.add({ kind: 'key', ...key });
    const last = await readState(values.state);
    let seen = observe(note, last, chain, null, values['another-log']);
    if (seen.verdict === 'proof_wanted') seen = observe(note, last, chain, await source.proof(seen.from, seen.to, originOf(note)), values['another-log']);
    if (seen.verdict === 'proof_wanted') throw new Error('the proof was asked for and not given');
    if ('what' in seen) {
      process.stderr.write(`ALARM, ${seen.verdict}: ${seen.what}\nWhat was seen before is kept in ${values.state}; keep this checkpoint too:\n${note}`);
      return ALARMS[seen.verdict];
    }
    await writeState(values.state, seen.state);
    const cosigned = values.name && values.sign ? note + cosignatureLine(seen.text, values.name, createPrivateKey(await readFile(values.sign, 'utf8')), Math.floor(Date.now() / 1000)) : note;
    if (values.out) await writeFile(values.out, cosigned);
    process.stdout.write(`${seen.verdict}: ${seen.state.size} leaves of ${seen.state.origin}\n`);
    if (values.name && values.sign) process.stdout.write(`cosigned by ${cosignerText(cosignerOf(values.name, createPublicKey(await readFile(values.sign, 'utf8'))))}\n`);
    return 0;
  } catch (error) {
    process.stderr.write(`The checkpoint could not be compared: ${error instanceof Error ? error.message : String(error)}\n`);
    return COULD_NOT;
  }
}

interface Source {
  checkpoint(): Promise<string>;
  keys(): Promise<{ verifier: string; note: string | null }[]>;
  proof(from: string, to: string, origin: string): Promise<Buffer[]>;
}

const hashesOf = ({ hashes }: { hashes: string[] }): Buffer[] => hashes.map((hash) => Buffer.from(hash, 'hex'));

function register(address: string): Source {
  const get = async (path: string): Promise<Response> => {
    const answer = await fetch(`${address}/api/v1/ledger${path}`);
    if (!answer.ok) throw new Error(`the register answered ${answer.status} to /api/v1/ledger${path}`);
    return answer;
  };
  return {
    checkpoint: async () => (await get('/checkpoint')).text(),
    keys: async () => ((await (await get('')).json()) as { keys: { verifier: string; note: string | null }[] }).keys,
    proof: async (from, to, origin) => hashesOf((await (await get(`/consistency?${new URLSearchParams({ from, to, origin }).toString()}`)).json()) as { hashes: string[] }),
  };
}

/** What somebody brought on a medium. */
function carried(checkpoint: string, keys: string, proof: string | undefined): Source {
  return {
    checkpoint: () => readFile(checkpoint, 'utf8'),
    keys: async () => (JSON.parse(await readFile(keys, 'utf8')) as { keys: { verifier: string; note: string | null }[] }).keys,
    proof: async (from, to) => {
      if (proof === undefined) throw new Error(`bring the answer of /api/v1/ledger/consistency?from=${from}&to=${to} and name it with --proof`);
      return hashesOf(JSON.parse(await readFile(proof, 'utf8')) as { hashes: string[] });
    },
  };
}

async function readState(path: string): Promise<WitnessState | null> {
  try {
    return JSON.parse(await readFile(path, 'utf8')) as WitnessState;
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'ENOENT') return null;
    throw new Error(`${path} cannot be read (${(error as Error).message}); without it nothing can be compared`, { cause: error });
  }
}

/** Whole or not at all: what was seen before is not lost to a full disk. */
async function writeState(path: string, state: WitnessState): Promise<void> {
  await writeFile(`${path}.new`, `${JSON.stringify(state)}\n`);
  await rename(`${path}.new`, path);
}
