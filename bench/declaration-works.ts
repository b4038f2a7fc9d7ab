import pg from 'pg';
import { writeXlsx } from 'hucre/xlsx';
import { ACCEPTED, accepted, COMMITMENTS_OF_AN_ORGANISATION, DECLARING, IMPORTING, importing, LINES_OF_A_SITE, siteName, siteOf } from './declaring-data.js';

/** What a work gave, as a rate a second: the product's and that of the bare limit. */
export interface Rates {
  product: number;
  limit: number;
}

const AT_ONCE = 8;
const ROUNDS = 3;
const ENTRIES = 3;
/** As PostgreSQL does by itself within a minute of such work: plans made for empty tables are made again. */
const ANALYZE = 'analyze';

/** Tables like those that the works write, with their keys and without triggers, policies and references. */
export const DECLARATION_LIMIT_TABLES = `
  create table bench.declared_line (declaration uuid, id uuid primary key default gen_random_uuid(), site uuid, indicator text, value numeric, unique (declaration, indicator, site));
  create table bench.observation (declaration uuid, id uuid primary key default gen_random_uuid(), site uuid, indicator text, value numeric);
  create index on bench.observation (declaration);
  create table bench.decision (id uuid primary key default gen_random_uuid(), declaration uuid, at timestamptz default now());
  create table bench.accepted_value (id uuid primary key default gen_random_uuid(), declaration uuid, observation uuid unique, decision uuid, value numeric);
  create table bench.summary (declaration uuid, site uuid, indicator text, accepted numeric, primary key (declaration, indicator, site));
  create table bench.progress (declaration uuid, commitment int, accepted numeric, primary key (declaration, commitment));`;

/** e: an import of 10,000 observations from the upload until they are in the draft, in rows a second. f: acceptances a second, 8 at once, of 500 observations each. */
export async function measureDeclarations(origin: string, ownerUrl: string, say: (line: string) => void): Promise<{ e: Rates; f: Rates }> {
  const client = new pg.Client({ connectionString: ownerUrl });
  await client.connect();
  try {
    const api = await DeclaringApi.signIn(origin);
    const period = await api.openPeriod();
    say('Measuring e');
    const e = { product: await importsOf(api, client, period), limit: await limitOfImports(client) };
    say('Preparing f');
    const submitted: Submitted[] = [];
    for (let index = 0; index < ACCEPTED.count; index += 1) {
      submitted.push(await api.submit(period, accepted(index), 2000 + index));
    }
    await client.query(ANALYZE);
    say('Measuring f');
    return { e, f: { product: await acceptances(api, submitted), limit: await limitOfAcceptances(ownerUrl, client) } };
  } finally {
    await client.end();
  }
}

interface Submitted {
  ref: string;
  version: number;
}

const median = (values: readonly number[]): number => [...values].sort((one, other) => one - other)[Math.floor(values.length / 2)] ?? 0;
const secondsOf = async (work: () => Promise<unknown>): Promise<number> => {
  const begun = performance.now();
  await work();
  return (performance.now() - begun) / 1000;
};

const entriesOf = (site: number): number => 1 + (site % ENTRIES);

async function importsOf(api: DeclaringApi, client: pg.Client, period: string): Promise<number> {
  const rows = Array.from({ length: IMPORTING.sites }, (_, site) => [siteName(site), entriesOf(site), 0, 0, 0, entriesOf(site)]);
  const workbook = Buffer.from(await writeXlsx({ sheets: [{ name: 'Emplois', rows: [['Site', 'Entrées', 'Sorties', 'Transferts reçus', 'Transferts cédés', 'Effectif'], ...rows] }] }));
  const rates: number[] = [];
  for (let index = 0; index < IMPORTING.count; index += 1) {
    const ref = await api.begin(period, importing(index));
    const seconds = await secondsOf(() => api.takeIn(ref, workbook));
    // the first one warms up
    if (index === 0) await client.query(ANALYZE);
    else rates.push((IMPORTING.sites * LINES_OF_A_SITE) / seconds);
  }
  return median(rates);
}

async function limitOfImports(client: pg.Client): Promise<number> {
  const rows = Array.from({ length: IMPORTING.sites * LINES_OF_A_SITE }, (_, line) => ({ site: siteOf(1000, Math.floor(line / LINES_OF_A_SITE)), indicator: `indicator ${line % LINES_OF_A_SITE}`, value: entriesOf(line) }));
  const rates: number[] = [];
  for (let index = 0; index <= ROUNDS; index += 1) {
    const seconds = await secondsOf(() => client.query({
      name: 'import',
      text: `with lines as (insert into bench.declared_line (declaration, site, indicator, value) select $1, site, indicator, value from unnest($2::uuid[], $3::text[], $4::numeric[]) as l (site, indicator, value) returning id, site, indicator, value),
          change as (insert into bench.change default values returning id)
        insert into bench.event (change_id, body) select c.id, (select jsonb_agg(l)::text::bytea from lines l) from change c`,
      values: [importing(index), rows.map(({ site }) => site), rows.map(({ indicator }) => indicator), rows.map(({ value }) => value)],
    }));
    if (index > 0) rates.push(rows.length / seconds);
  }
  return median(rates);
}

async function acceptances(api: DeclaringApi, submitted: readonly Submitted[]): Promise<number> {
  const rates: number[] = [];
  for (let first = 0; first + AT_ONCE <= submitted.length; first += AT_ONCE) {
    const seconds = await secondsOf(() => Promise.all(submitted.slice(first, first + AT_ONCE).map(({ ref, version }) => api.accept(ref, version))));
    if (first > 0) rates.push(AT_ONCE / seconds);
  }
  return median(rates);
}

const ACCEPT = {
  name: 'accept',
  text: `with decision as (insert into bench.decision (declaration) values ($1) returning id),
      change as (insert into bench.change default values returning id),
      accepted as (insert into bench.accepted_value (declaration, observation, decision, value) select o.declaration, o.id, d.id, o.value from bench.observation o, decision d where o.declaration = $1 returning id, observation, value),
      summary as (insert into bench.summary as s (declaration, site, indicator, accepted) select o.declaration, o.site, o.indicator, o.value from bench.observation o where o.declaration = $1
        on conflict (declaration, indicator, site) do update set accepted = excluded.accepted),
      progress as (insert into bench.progress as p (declaration, commitment, accepted)
        select $1, n, (select sum(o.value) from bench.observation o where o.declaration = $1 and o.indicator = 'indicator 0') from generate_series(1, ${COMMITMENTS_OF_AN_ORGANISATION}) as n
        on conflict (declaration, commitment) do update set accepted = excluded.accepted)
    insert into bench.event (change_id, body) select c.id, (select jsonb_agg(a)::text::bytea from accepted a) from change c`,
};

async function limitOfAcceptances(ownerUrl: string, client: pg.Client): Promise<number> {
  await client.query(
    `insert into bench.observation (declaration, site, indicator, value)
     select d.id, gen_random_uuid(), 'indicator ' || (l % ${LINES_OF_A_SITE}), l from unnest($1::uuid[]) as d (id), generate_series(1, ${ACCEPTED.sites * LINES_OF_A_SITE}) as l`,
    [Array.from({ length: ACCEPTED.count }, (_, index) => accepted(index))]);
  await client.query('analyze bench.observation');
  const pool = new pg.Pool({ connectionString: ownerUrl, max: AT_ONCE });
  try {
    const rates: number[] = [];
    for (let first = 0; first < ACCEPTED.count; first += AT_ONCE) {
      const seconds = await secondsOf(() => Promise.all(Array.from({ length: AT_ONCE }, (_, index) => pool.query({ ...ACCEPT, values: [accepted(first + index)] }))));
      if (first > 0) rates.push(AT_ONCE / seconds);
    }
    return median(rates);
  } finally {
    await pool.end();
  }
}

interface Declaration {
  ref: string;
  version: number;
  twoPersons?: boolean;
  sections: { section: string; version: number }[];
}

/** The product's API, as a company's system, and as two officials. */
class DeclaringApi {
  private constructor(
    private readonly base: string,
    private readonly signatory: Record<string, string>,
    private readonly official: Record<string, string>,
    private readonly approver: Record<string, string>,
  ) {}

  static async signIn(origin: string): Promise<DeclaringApi> {
    const tokens: Record<string, string>[] = [];
    for (const email of [DECLARING.signatory, ...DECLARING.officials]) {
      const { accessToken } = await answered<{ accessToken: string }>(fetch(`${origin}/api/v1/session`, { method: 'POST', headers: { 'Content-Type': 'application/json' }, body: JSON.stringify({ email, password: DECLARING.password }) }));
      tokens.push({ Authorization: `Bearer ${accessToken}` });
    }
    const [signatory = {}, official = {}, approver = {}] = tokens;
    return new DeclaringApi(`${origin}/api/v1/programmes/${DECLARING.code}`, signatory, official, approver);
  }

  async openPeriod(): Promise<string> {
    const { ref, version } = await this.send<Submitted>(this.official, 'POST', 'periods', DECLARING.period);
    await this.send(this.official, 'POST', `periods/${ref}/open`, {}, version);
    return ref;
  }

  async begin(period: string, organisationId: string): Promise<string> {
    return (await this.send<Submitted>(this.signatory, 'POST', 'declarations', { period, organisationId })).ref;
  }

  /** Uploads a workbook, waits until it was checked, applies it and waits until it was written. */
  async takeIn(ref: string, workbook: Buffer<ArrayBuffer>): Promise<void> {
    const form = new FormData();
    form.append('file', new Blob([workbook]), 'declaration.xlsx');
    const imports = `declarations/${ref}/imports`;
    const { id } = await answered<{ id: string }>(fetch(`${this.base}/${imports}`, { method: 'POST', headers: this.signatory, body: form }));
    const read = await this.settled(`${imports}/${id}`, 'checked');
    await this.send(this.signatory, 'POST', `${imports}/${id}/apply`, {}, read.version);
    await this.settled(`${imports}/${id}`, 'applied');
  }

  /** A declaration of five lines a site, ready to be accepted: with its visa where two persons decide. */
  async submit(period: string, organisationId: string, number: number): Promise<Submitted> {
    const ref = await this.begin(period, organisationId);
    const { sections } = await this.send<Declaration>(this.signatory, 'GET', `declarations/${ref}`);
    const explanation = 'Première déclaration';
    const lines = Array.from({ length: ACCEPTED.sites }, (_, site) => Object.entries({ headcount: entriesOf(site), job_entries: entriesOf(site), job_exits: 0, job_transfers_in: 0, job_transfers_out: 0 })
      .map(([indicator, value]) => ({ indicator, site: siteOf(number, site), state: 'reported', value: String(value), explanation }))).flat();
    const filled = await this.send<Declaration>(this.signatory, 'PUT', `declarations/${ref}/sections/jobs`, { lines, done: true }, sections.find(({ section }) => section === 'jobs')?.version);
    const sent = await this.send<Declaration>(this.signatory, 'POST', `declarations/${ref}/submit`, { declaredExact: true }, filled.version);
    if (sent.twoPersons !== true) return sent;
    return this.send<Submitted>(this.official, 'POST', `examination/${ref}/visa`, {}, sent.version);
  }

  accept(ref: string, version: number): Promise<unknown> {
    return this.send(this.approver, 'POST', `examination/${ref}/accept`, {}, version);
  }

  private async settled(path: string, state: string): Promise<{ state: string; version: number }> {
    for (;;) {
      const answer = await this.send<{ state: string; version: number; problems: unknown[] }>(this.signatory, 'GET', path);
      if (answer.state === state) return answer;
      if (!['reading', 'applying'].includes(answer.state)) {
        throw new Error(`The import is ${answer.state}: ${JSON.stringify(answer.problems).slice(0, 1000)}`);
      }
      await new Promise((resolve) => setTimeout(resolve, 20));
    }
  }

  private send<Answer>(session: Record<string, string>, method: string, path: string, body?: object, version?: number): Promise<Answer> {
    const headers = { ...session, ...(body && { 'Content-Type': 'application/json' }), ...(version !== undefined && { 'If-Match': `"${version}"` }) };
    return answered<Answer>(fetch(`${this.base}/${path}`, { method, headers, ...(body && { body: JSON.stringify(body) }) }));
  }
}

async function answered<Answer>(asked: Promise<Response>): Promise<Answer> {
  const response = await asked;
  if (!response.ok) {
    throw new Error(`${response.url} answered ${response.status}: ${await response.text()}`);
  }
  return (await response.json()) as Answer;
}
