import { readFileSync } from 'node:fs';
import { parse } from 'csv-parse/sync';
import { foldKey } from '../../common/folded-key.js';
import { readWorkbook } from '../workbook/read-workbook.js';
import type { ReadDate } from './date-text.js';
import { interpretRegister, type InterpretedRegister } from './interpret-register.js';
import type { RegisterContext, ReferenceItem } from './register-context.js';
import type { Figure, OrganisationReference, Sourced } from './register-workbook.js';

type Line = Record<string, string>;

const csv = (name: string): Line[] => parse(readFileSync(new URL(`../../reference/data/${name}.csv`, import.meta.url)), { columns: true });
const namesOf = (line: Line): string[] => [line['name_fr'] ?? '', line['name_ar'] ?? '', line['name_en'] ?? ''];
const items = (name: string, code: string): ReferenceItem[] => csv(name).map((line) => ({ code: line[code] ?? '', names: namesOf(line) }));

const context: RegisterContext = { regions: items('regions', 'iso_code'), segments: items('segments', 'code'), organisations: [], agreements: [] };

/** How the published files write what the workbook gives: nothing for null. */
const text = (value: Sourced<string | number> | null): string => (value === null ? '' : String(value.value));
const date = (value: Sourced<ReadDate> | null): string => value?.value.date ?? '';
const figure = (value: Sourced<Figure> | null): string => value?.value.value ?? '';
/** Organisations without a code are cited by name in the published files. */
const cited = (parties: readonly Sourced<OrganisationReference>[]): string[] => parties.map((party) => party.value.key);
const citedIn = (list: string | undefined): string[] => (list ?? '').split(';').filter((name) => name !== '').map((name) => (codes.has(name) ? name : foldKey(name)));
const codes = new Set(csv('institutions').map((line) => line['code'] ?? ''));
const only = (line: Line, columns: readonly string[]): Line => Object.fromEntries(columns.map((column) => [column, line[column] ?? '']));

let reading: InterpretedRegister;

beforeAll(async () => {
  reading = interpretRegister(await readWorkbook(readFileSync(new URL('../data/registre-offshoring.xlsx', import.meta.url))), context);
});

describe('the published register, read from its workbook', () => {
  it('has no error, no refused row, and nothing to look at', () => {
    expect(reading.problems).toEqual([]);
    expect(reading.refused).toEqual({ organisations: 0, agreements: 0, commitments: 0, milestones: 0, zones: 0 });
  });

  it('finds every column of the five sheets', () => {
    expect(reading.mapping.map((match) => [match.table, match.sheet, match.headerRow, match.missing])).toEqual([
      ['organisations', 'Partenaires', 3, []],
      ['agreements', 'Conventions', 4, []],
      ['commitments', 'Engagements', 3, []],
      ['milestones', 'Jalons', 3, []],
      ['zones', 'Zones', 3, []],
    ]);
    expect(reading.mapping.flatMap((match) => match.columns).filter((column) => column.field === null)).toEqual([]);
  });

  it('gives 37 organisations: the 23 institutions as published, and the private parties of the agreements', () => {
    // Not in the workbook: name_valid_from.
    const columns = ['code', 'kind', 'name_fr', 'name_ar', 'name_en'];
    const { organisations } = reading.register;
    expect(organisations).toHaveLength(37);
    const institutions = organisations.filter((organisation) => organisation.code !== null);
    expect(
      institutions.map((organisation) => ({ code: text(organisation.code), kind: text(organisation.kind), name_fr: text(organisation.nameFr), name_ar: text(organisation.nameAr), name_en: text(organisation.nameEn) })),
    ).toEqual(csv('institutions').map((line) => only(line, columns)));

    const companies = organisations.filter((organisation) => organisation.code === null);
    const published = csv('published_agreements').flatMap((line) => citedIn(line['private_parties'])).filter((name) => !codes.has(name));
    expect(new Set(companies.map((company) => company.key))).toEqual(new Set(published));
    expect(companies.every((company) => company.kind.value === 'company' && company.key === foldKey(company.nameFr.value) && company.ice === null)).toBe(true);
  });

  it('gives the 19 agreements as published', () => {
    const { agreements } = reading.register;
    expect(agreements).toHaveLength(19);
    expect(
      agreements.map((agreement) => ({
        code: text(agreement.code),
        title_fr: text(agreement.title),
        kind: text(agreement.kind),
        signed_on: date(agreement.signedOn),
        effective_from: date(agreement.effectiveFrom),
        effective_to: date(agreement.effectiveTo),
        public_parties: cited(agreement.publicParties),
        private_parties: cited(agreement.privateParties),
        amount_mad: figure(agreement.amount),
        amount_qualifier: agreement.amount?.value.qualifier ?? '',
        amount_nature: text(agreement.amountNature).replaceAll('_', ' '),
        source: text(agreement.source),
        note_fr: text(agreement.note),
      })),
    ).toEqual(csv('published_agreements').map((line) => ({ ...line, public_parties: citedIn(line['public_parties']), private_parties: citedIn(line['private_parties']) })));
    const precisions = agreements.flatMap((agreement) => [agreement.signedOn, agreement.effectiveFrom, agreement.effectiveTo]).map((day) => day?.value.precision ?? 'day');
    expect(new Set(precisions)).toEqual(new Set(['day']));
  });

  it('gives the 17 commitments as published', () => {
    const { commitments } = reading.register;
    expect(commitments).toHaveLength(17);
    expect(
      commitments.map((commitment) => ({
        agreement_code: text(commitment.agreement),
        code: text(commitment.code),
        kind: text(commitment.kind),
        obligor: cited(commitment.obligors),
        joint: commitment.joint ? 'yes' : 'no',
        indicator: text(commitment.indicator),
        target_basis: text(commitment.basis),
        baseline: figure(commitment.baseline),
        base_date: date(commitment.baselineOn),
        target: figure(commitment.target),
        target_qualifier: commitment.target?.value.qualifier ?? '',
        unit: commitment.unit,
        due_on: date(commitment.due),
        due_precision: commitment.due?.value.precision ?? '',
        region_iso: text(commitment.region),
        segment: text(commitment.segment),
        source: text(commitment.source),
        note_fr: text(commitment.note),
      })),
    ).toEqual(csv('published_commitments').map((line) => ({ ...line, obligor: citedIn(line['obligor']) })));
  });

  it('gives the 11 milestones as published', () => {
    const { milestones } = reading.register;
    expect(milestones).toHaveLength(11);
    expect(
      milestones.map((milestone) => ({
        agreement_code: text(milestone.agreement),
        code: text(milestone.code),
        title_fr: text(milestone.title),
        planned_on: date(milestone.plannedOn),
        planned_precision: milestone.plannedOn?.value.precision ?? '',
        met_on: text(milestone.metOn),
        note_fr: text(milestone.note),
        source: text(milestone.source),
      })),
    ).toEqual(csv('published_milestones'));
  });

  it('gives the 8 zones as published', () => {
    // Not in the workbook: p2i_category and jobs_year.
    const columns = ['code', 'name', 'city', 'region_iso', 'operator', 'status', 'land_ha', 'office_m2', 'office_m2_year', 'jobs_declared', 'jobs_planned', 'occupancy_pct', 'source'];
    const { zones } = reading.register;
    expect(zones).toHaveLength(8);
    expect(
      zones.map((zone) => ({
        code: text(zone.code),
        name: text(zone.name),
        city: text(zone.city),
        region_iso: text(zone.region),
        operator: zone.developer?.value.key ?? '',
        status: text(zone.status),
        land_ha: figure(zone.landHectares),
        office_m2: figure(zone.officeSquareMetres),
        office_m2_year: text(zone.officeYear),
        jobs_declared: figure(zone.jobsDeclared),
        jobs_planned: figure(zone.jobsPlanned),
        occupancy_pct: text(zone.occupancyPercent),
        source: text(zone.source),
      })),
    ).toEqual(csv('zones').map((line) => only(line, columns)));
  });

  it('cites the cell of each figure', () => {
    const majorel = reading.register.agreements.find((agreement) => agreement.code.value === 'CONV-2022-MAJOREL');
    expect(majorel?.amount).toEqual({ value: { value: '375000000', qualifier: 'exact' }, source: { sheet: 'Conventions', cell: 'I13' } });
    expect(reading.register.commitments[0]?.due).toEqual({ value: { date: '2030-12-31', precision: 'year' }, source: { sheet: 'Engagements', cell: 'K4' } });
  });

  it('reads the same a second time, knowing what the first one brought', () => {
    const known = reading.register.organisations.map((organisation, index) => ({ id: `id-${index}`, code: organisation.code?.value ?? null, names: [organisation.nameFr.value], ice: null }));
    const again = readWorkbook(readFileSync(new URL('../data/registre-offshoring.xlsx', import.meta.url)));
    return again.then((sheets) => {
      const second = interpretRegister(sheets, { ...context, organisations: known, agreements: reading.register.agreements.map((agreement) => ({ code: agreement.code.value, partyIds: [] })) });
      expect(second.problems).toEqual([]);
      expect(second.register.organisations.map((organisation) => organisation.knownId)).toEqual(known.map((organisation) => organisation.id));
      expect(second.register.organisations.map((organisation) => organisation.key)).toEqual(reading.register.organisations.map((organisation) => organisation.key));
    });
  });
});
