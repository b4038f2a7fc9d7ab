import { randomUUID } from 'node:crypto';
import type { ClientBase } from 'pg';
import { dimensionsKey, type Dimensions } from '../../src/declarations/declared-line.js';
import { DEMO_PROGRAMME } from '../../src/programmes/demo-programme.js';
import { setUpProgramme } from '../../src/programmes/programme-setup.js';
import { createMember, type TestProgramme, unique } from './accounts.js';
import type { TestAgreement } from './register.js';

export interface TestLine {
  indicator: string;
  value?: string | null;
  state?: 'reported' | 'not_reported' | 'not_applicable';
  site?: string | null;
  dimensions?: Dimensions;
  /** What the examiner accepts, where it is less. */
  accepted?: string;
}

export interface TestDeclaration {
  id: string;
  organisationId: string;
  periodId: string;
}

export interface TestTerm {
  basis?: string;
  base?: string | null;
  baseOn?: string | null;
  target?: string | null;
  valid?: string;
}

/** A programme with the indicators of offshoring and its quarters, 1 being the first of 2025; all its organisations are invented. */
export class DeclaringProgramme {
  private constructor(
    private readonly owner: ClientBase,
    readonly programme: TestProgramme,
    private readonly indicators: ReadonlyMap<string, { id: string; version: string }>,
    private readonly periods: ReadonlyMap<number, { id: string; dates: string; dueOn: string }>,
    private readonly examiner: { accountId: string; personId: string },
    private readonly signatory: { personId: string },
  ) {}

  static async create(owner: ClientBase, { quarters = 8 } = {}): Promise<DeclaringProgramme> {
    const code = unique('P');
    const asOwner = { query: async (sql: string, values?: unknown[]) => (await owner.query(sql, values)).rows as unknown };
    await setUpProgramme(asOwner, { ...DEMO_PROGRAMME, code, demonstration: false }, new Date());
    const { rows: [made] } = await owner.query<{ id: string }>('select id from register.programme where code = $1', [code]);
    const programme = { id: made?.id ?? '', code, demonstration: false };
    const { rows } = await owner.query<{ code: string; id: string; version: string }>(
      'select i.code, i.id, v.id as version from register.indicator i join register.indicator_version v on v.programme_id = i.programme_id and v.indicator_id = i.id and upper_inf(v.valid) where i.programme_id = $1', [programme.id]);
    const periods = new Map<number, { id: string; dates: string; dueOn: string }>();
    for (let quarter = 1; quarter <= quarters; quarter += 1) {
      const [from, to] = [new Date(Date.UTC(2025, (quarter - 1) * 3, 1)), new Date(Date.UTC(2025, quarter * 3, 1))].map((day) => day.toISOString().slice(0, 10));
      const period = { id: randomUUID(), dates: `[${from},${to})`, dueOn: `${to?.slice(0, 8)}30` };
      await owner.query("insert into register.reporting_period (programme_id, id, ref, dates, opens_on, due_on, state) values ($1, $2, $3, $4, $5, $6, 'open')",
        [programme.id, period.id, `${from?.slice(0, 4)}-T${((quarter - 1) % 4) + 1}`, period.dates, to, period.dueOn]);
      periods.set(quarter, period);
    }
    await owner.query(`insert into reference.region (code, nomenclature, hcp_code, name_fr, name_ar, name_en, capital_fr, p2i_category)
      select 'MA-' || n, 'test', n, 'Région ' || n, 'جهة', 'Region', 'Chef-lieu', 'none' from unnest(array['01', '03', '06']) n on conflict do nothing`);
    await owner.query(`insert into reference.segment (code, name_fr, name_ar, name_en, value_added)
      select s, s, s, s, 'high' from unnest(array['ITO', 'ESO']) s on conflict do nothing`);
    return new DeclaringProgramme(owner, programme, new Map(rows.map(({ code: name, id, version }) => [name, { id, version }])), periods,
      await createMember(owner, programme, 'programme_office'), await createMember(owner, programme, 'signatory'));
  }

  indicator(code: string): { id: string; version: string } {
    const found = this.indicators.get(code);
    if (!found) throw new Error(`no indicator ${code}`);
    return found;
  }

  quarter(number: number): { id: string; dates: string; dueOn: string } {
    const found = this.periods.get(number);
    if (!found) throw new Error(`no quarter ${number}`);
    return found;
  }

  async site(organisationId: string, region = 'MA-01'): Promise<string> {
    const id = randomUUID();
    await this.owner.query("insert into register.site (id, organisation_id, name, region_code) values ($1, $2, 'Site', $3)", [id, organisationId, region]);
    return id;
  }

  async commitment(agreement: TestAgreement, indicator: string, obligors: readonly string[], term: TestTerm & { regions?: string[]; sites?: string[] } = {}): Promise<TestAgreement> {
    const [id, ref] = [randomUUID(), unique('ENG')];
    await this.owner.query(
      `insert into register.commitment (programme_id, id, agreement_id, ref, kind, side, title_fr, folded_key, indicator_id, region_codes, site_ids) values ($1, $2, $3, $4::text, 'jobs', 'company', $4::text, lower($4::text), $5, $6, $7)`,
      [this.programme.id, id, agreement.id, ref, this.indicator(indicator).id, term.regions ?? [], term.sites ?? []]);
    for (const obligor of obligors) {
      await this.owner.query('insert into register.commitment_obligor (programme_id, agreement_id, commitment_id, organisation_id) values ($1, $2, $3, $4)', [this.programme.id, agreement.id, id, obligor]);
    }
    await this.term(agreement, id, term);
    return { id, ref };
  }

  async term(agreement: TestAgreement, commitmentId: string, { basis = 'increment', base = null, baseOn = null, target = '100', valid = '[2024-01-01,)' }: TestTerm): Promise<void> {
    await this.owner.query(
      `insert into register.commitment_term (programme_id, id, agreement_id, commitment_id, valid, basis, base, base_on, target, qualifier, unit)
       values ($1, $2, $3, $4, $5, $6, $7, $8, $9::numeric, case when $9::numeric is not null then 'exact' end, 'jobs')`,
      [this.programme.id, randomUUID(), agreement.id, commitmentId, valid, basis, base, baseOn, target]);
  }

  /** Submits what an organisation declares of a quarter; the rows of an earlier submission are superseded. */
  async submit(organisationId: string, quarter: number, lines: readonly TestLine[], { restatement = 0, state = 'submitted' } = {}): Promise<TestDeclaration> {
    const period = this.quarter(quarter);
    return this.atOnce(async () => {
      const { rows: [known] } = await this.owner.query<{ id: string; revision: number }>(
        'select id, revision from register.declaration where programme_id = $1 and organisation_id = $2 and period_id = $3 and restatement = $4', [this.programme.id, organisationId, period.id, restatement]);
      const declaration = { id: known?.id ?? randomUUID(), organisationId, periodId: period.id };
      const revision = (known?.revision ?? 0) + 1;
      if (!known) {
        await this.owner.query(
          `insert into register.declaration (programme_id, id, organisation_id, period_id, ref, restatement, state, revision, submitted_at, late, reason_code)
           values ($1, $2, $3, $4, $5, $6, $7, 1, now(), false, case when $6 > 0 then 'error' end)`,
          [this.programme.id, declaration.id, organisationId, period.id, unique('D'), restatement, state]);
      }
      await this.owner.query(
        `insert into register.declaration_revision (programme_id, organisation_id, declaration_id, number, content, submitted_at, due_on, late, person_id, delegation_reference, two_persons)
         values ($1, $2, $3, $4, convert_to($5, 'UTF8'), now(), $6, false, $7, 'Délégation 1', false)`,
        [this.programme.id, organisationId, declaration.id, revision, JSON.stringify(lines), period.dueOn, this.signatory.personId]);
      if (known) {
        await this.owner.query("update register.declaration set state = 'submitted', revision = $3, version = version + 1 where programme_id = $1 and id = $2", [this.programme.id, declaration.id, revision]);
        await this.owner.query('update register.observation set superseded_by = ledger.current_change() where programme_id = $1 and declaration_id = $2 and superseded_by is null', [this.programme.id, declaration.id]);
      }
      for (const line of lines) await this.observe(declaration, revision, period, line);
      return declaration;
    });
  }

  private async observe(declaration: TestDeclaration, revision: number, period: { dates: string }, { indicator, value = null, state, site = null, dimensions = {} }: TestLine): Promise<void> {
    const { id, version } = this.indicator(indicator);
    const named = (code: string | undefined): string | null => (code === undefined || code === 'unknown' ? null : code);
    await this.owner.query(
      `insert into register.observation (programme_id, id, organisation_id, declaration_id, revision, period_id, period, indicator_id, indicator_version_id, site_id, region_code, segment_code, dimensions, dimensions_key, state, value)
       values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, coalesce((select region_code from register.site where id = $10), $11), $12, $13, $14, $15, $16)`,
      [this.programme.id, randomUUID(), declaration.organisationId, declaration.id, revision, declaration.periodId, period.dates, id, version, site, named(dimensions.region), named(dimensions.segment),
        JSON.stringify(dimensions), dimensionsKey(dimensions), state ?? (value === null ? 'not_reported' : 'reported'), value]);
  }

  /** Accepts what is submitted, at the declared values unless a line says less. */
  async accept({ id, organisationId }: TestDeclaration, lines: readonly TestLine[] = []): Promise<void> {
    await this.decide(id, organisationId, 'acceptance', 'accepted', async (decisionId) => {
      await this.owner.query(
        `insert into register.accepted_value (programme_id, id, organisation_id, declaration_id, observation_id, decision_id, value, reason_code)
         select o.programme_id, gen_random_uuid(), o.organisation_id, o.declaration_id, o.id, $3, coalesce(l.accepted, o.value), case when l.accepted < o.value then 'evidence_proves_less' end
         from register.observation o
           join register.indicator i on i.programme_id = o.programme_id and i.id = o.indicator_id
           left join (select e ->> 'indicator' as indicator, (e ->> 'accepted')::numeric as accepted, e ->> 'key' as key, (e ->> 'site')::uuid as site from jsonb_array_elements($4::jsonb) e) l on l.indicator = i.code and l.key = o.dimensions_key and l.site is not distinct from o.site_id
         where o.programme_id = $1 and o.declaration_id = $2 and o.superseded_by is null and o.value is not null`,
        [this.programme.id, id, decisionId, JSON.stringify(lines.map((line) => ({ indicator: line.indicator, accepted: line.accepted ?? line.value, site: line.site ?? null, key: dimensionsKey(line.dimensions ?? {}) })))]);
    });
  }

  async giveBack({ id, organisationId }: TestDeclaration): Promise<void> {
    await this.decide(id, organisationId, 'return', 'returned');
  }

  async recall({ id, organisationId }: TestDeclaration): Promise<void> {
    await this.decide(id, organisationId, 'recall', 'draft');
  }

  private async decide(id: string, organisationId: string, kind: string, state: string, more: (decisionId: string) => Promise<void> = async () => undefined): Promise<void> {
    await this.atOnce(async () => {
      const decisionId = randomUUID();
      await this.owner.query("select set_config('app.account_id', $1, true)", [this.examiner.accountId]);
      await this.owner.query(
        `insert into register.declaration_decision (programme_id, organisation_id, declaration_id, id, revision, content_hash, kind, person_id, decided_at)
         select programme_id, organisation_id, declaration_id, $3, number, content_hash, $4, $5, now() from register.declaration_revision where programme_id = $1 and declaration_id = $2 order by number desc limit 1`,
        [this.programme.id, id, decisionId, kind, this.examiner.personId]);
      await more(decisionId);
      await this.owner.query('update register.declaration set state = $3, version = version + 1 where programme_id = $1 and id = $2 and organisation_id = $4', [this.programme.id, id, state, organisationId]);
    });
  }

  async extend(organisationId: string, quarter: number, dueOn: string): Promise<void> {
    await this.owner.query("insert into register.period_extension (programme_id, id, period_id, organisation_id, due_on, reason_code) values ($1, $2, $3, $4, $5, 'technical')",
      [this.programme.id, randomUUID(), this.quarter(quarter).id, organisationId, dueOn]);
  }

  private async atOnce<T>(work: () => Promise<T>): Promise<T> {
    await this.owner.query('begin');
    try {
      const made = await work();
      await this.owner.query('commit');
      return made;
    } catch (error) {
      await this.owner.query('rollback');
      throw error;
    }
  }
}
