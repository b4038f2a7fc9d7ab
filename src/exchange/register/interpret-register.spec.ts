import { sheetOf, type GivenCell } from '../../../test/corpus/sheet-of.js';
import { interpretRegister, type InterpretedRegister } from './interpret-register.js';
import type { RegisterContext } from './register-context.js';

type Rows = readonly (readonly GivenCell[])[];

const context = (over: Partial<RegisterContext> = {}): RegisterContext => ({
  regions: [{ code: 'MA-03', names: ['Fès-Meknès', 'فاس-مكناس', 'Fez-Meknes'] }],
  segments: [{ code: 'CRM', names: ['Gestion de la relation client'] }],
  organisations: [],
  agreements: [],
  ...over,
});

const HEADERS = {
  Partenaires: ['Code', 'Nature', 'Dénomination (fr)', 'الاسم', 'Dénomination (en)', 'ICE'],
  Conventions: ['Réf.', 'Intitulé', 'Type', 'Date de signature', 'Prise d’effet', 'Échéance', 'Partie publique', 'Partie privée', 'Montant', 'Nature du montant'],
  Engagements: ['Réf. convention', 'Réf.', 'Objet', 'Porteur(s)', 'Indicateur', 'Nature de la cible', 'Base', 'Date de la base', 'Cible', 'Unité', 'Échéance', 'Région', 'Filière'],
  Jalons: ['Réf. convention', 'Réf.', 'Jalon', 'Date prévue', 'Date réalisée'],
  Zones: ['Code', 'Zone', 'Ville', 'Région', 'Aménageur', 'État', 'Bureaux (m²)', 'Année', 'Emplois prévus', 'Occupation'],
};

/** A workbook whose sheets hold the rows given, from row 2 on. */
const readRows = (rows: Partial<Record<keyof typeof HEADERS, Rows>>, known: Partial<RegisterContext> = {}): InterpretedRegister =>
  interpretRegister(Object.entries(rows).map(([name, lines]) => sheetOf(name, [HEADERS[name as keyof typeof HEADERS], ...lines])), context(known));

const found = (reading: InterpretedRegister): string[] => reading.problems.map(({ severity, code, sheet, cell }) => `${severity} ${code} ${sheet}!${cell}`);

const PARTNERS: Rows = [['MIC', 'Ministère', 'Ministère de l’Industrie'], [null, 'Société', 'Atlas Services'], [null, 'Société', 'Rif Conseil']];
const AGREEMENTS: Rows = [['C-1', 'Convention Atlas', 'Convention', '27/01/2026', null, null, 'MIC', 'Atlas Services ; Rif Conseil']];
const commitment = (over: Partial<Record<string, GivenCell>> = {}): GivenCell[] => {
  const row: Record<string, GivenCell> = { agreement: 'C-1', code: 'E-1', kind: 'Emplois', obligors: 'Atlas Services', indicator: 'Emplois créés', basis: 'Créations nettes', baseline: null, baselineOn: null, target: 100, unit: 'emplois', due: 2026, region: null, segment: null };
  return Object.values({ ...row, ...over }) as GivenCell[];
};
const withCommitment = (over: Partial<Record<string, GivenCell>>): InterpretedRegister => readRows({ Partenaires: PARTNERS, Conventions: AGREEMENTS, Engagements: [commitment(over)] });

describe('organisations', () => {
  it('are keyed by code, else by folded name', () => {
    const { register, problems } = readRows({ Partenaires: PARTNERS });
    expect(problems).toEqual([]);
    expect(register.organisations.map((organisation) => organisation.key)).toEqual(['MIC', 'atlas services', 'rif conseil']);
  });

  it('are recognised among those registered: by code, else by any name they have or had', () => {
    const organisations = [
      { id: 'o-1', code: 'MIC', names: ['Ancien nom du ministère'], ice: null },
      { id: 'o-2', code: 'ATLAS', names: ['Atlas Services', 'Atlas SARL'], ice: null },
    ];
    const { register } = readRows({ Partenaires: PARTNERS, Conventions: [['C-1', 'T', 'Convention', null, null, null, 'Ancien nom du ministère', 'ATLAS']] }, { organisations });
    expect(register.organisations.map((organisation) => organisation.knownId)).toEqual(['o-1', 'o-2', null]);
    expect(register.agreements[0]?.publicParties.map((party) => party.value)).toEqual([{ key: 'MIC', knownId: 'o-1' }]);
    expect(register.agreements[0]?.privateParties.map((party) => party.value)).toEqual([{ key: 'atlas services', knownId: 'o-2' }]);
  });

  it('are recognised by the thousand', () => {
    const name = (position: number): string => `Société marocaine de services ${position}`;
    const organisations = Array.from({ length: 2_000 }, (_, position) => ({ id: `o-${position}`, code: null, names: [name(position)], ice: null }));
    const { register, problems } = readRows({ Partenaires: organisations.map((_, position) => [null, 'Société', name(position + 1_000)]) }, { organisations });
    expect(problems).toEqual([]);
    expect(register.organisations.map(({ knownId }) => knownId)).toEqual(Array.from({ length: 2_000 }, (_, position) => (position < 1_000 ? `o-${position + 1_000}` : null)));
  });

  it('warns of a likely duplicate, in the sheet and in the register', () => {
    const reading = readRows(
      { Partenaires: [[null, 'Société', 'Atlas Services'], [null, 'Société', 'Atlas Services Maroc SA'], [null, 'Société', 'Rif Conseil']] },
      { organisations: [{ id: 'o-9', code: 'RIF', names: ['Rif Conseill'], ice: null }] },
    );
    expect(found(reading)).toEqual(['warning name_likely_duplicate Partenaires!C3', 'warning name_likely_duplicate Partenaires!C4']);
    expect(reading.register.organisations).toHaveLength(3);
  });

  it('case 36: refuses a repeated code or name, whatever its case and accents, and a hidden character', () => {
    const reading = readRows({ Partenaires: [['MIC', 'Ministère', 'Un'], ['mic', 'Ministère', 'Deux'], [null, 'Société', 'Fès'], [null, 'Société', 'FE\u0300S'], [null, 'Société', 'a\u202eb']] });
    expect(found(reading)).toEqual([
      'error code_repeated Partenaires!A3', 'error name_repeated Partenaires!C5', 'error text_forbidden_character Partenaires!C6',
    ]);
    expect(reading.refusedRows.map(({ row }) => row)).toEqual([3, 5, 6]);
    expect(reading.problems[0]?.params).toMatchObject({ first: 'Partenaires!A2' });
  });

  it('refuses one name under two codes, which the register would not keep', () => {
    expect(found(readRows({ Partenaires: [['A1', 'Société', 'Atlas'], ['A2', 'Société', 'ATLAS']] }))).toContain('error name_taken Partenaires!C3');
  });

  it('checks the ICE, gives back the zeros that a number cell lost, and refuses nothing for it', () => {
    const reading = readRows({ Partenaires: [['A', 'Société', 'Alpha', null, null, 97], ['B', 'Société', 'Beta', null, null, '000 000 000 000 098'], ['C', 'Société', 'Gamma', null, null, '12'], ['D', 'Société', 'Delta', null, null, '000000000000097']] });
    expect(reading.register.organisations.map((organisation) => organisation.ice?.value)).toEqual(['000000000000097', '000000000000098', '12', '000000000000097']);
    expect(found(reading)).toEqual(['warning ice_wrong_key Partenaires!F3', 'warning ice_malformed Partenaires!F4', 'warning ice_repeated Partenaires!F5']);
  });
});

describe('agreements', () => {
  it('need their code, title and kind; other blanks stay null', () => {
    const reading = readRows({ Conventions: [[null, 'T', 'Convention'], ['C-2', null, 'Bail'], ['C-3', 'T', 'Mémorandum']] });
    expect(found(reading)).toEqual([
      'error value_missing Conventions!A2', 'warning parties_missing Conventions!A4', 'error value_missing Conventions!B3', 'error word_unknown Conventions!C3',
    ].sort((a, b) => Number(/\d$/.exec(a)?.[0]) - Number(/\d$/.exec(b)?.[0])));
    expect(reading.register.agreements).toMatchObject([{ signedOn: null, effectiveTo: null, amount: null, publicParties: [] }]);
  });

  it('are refused when they end before they start', () => {
    const reading = readRows({ Partenaires: PARTNERS, Conventions: [['C-1', 'T', 'Convention', '27/01/2026', null, '26/01/2026', 'MIC'], ['C-2', 'T', 'Convention', '2026', '01/02/2026', null, 'MIC']] });
    expect(found(reading)).toEqual(['error end_before_start Conventions!F2', 'warning effect_before_signature Conventions!E3']);
  });

  it('name only parties that the workbook or the register knows', () => {
    const reading = readRows({ Partenaires: PARTNERS, Conventions: [['C-1', 'T', 'Convention', null, null, null, 'MIC ; MIC', 'Atlas Services ; Inconnue']] });
    expect(found(reading)).toEqual(['warning party_repeated Conventions!G2', 'error party_unknown Conventions!H2']);
    expect(reading.problems[1]).toMatchObject({ value: 'Atlas Services ; Inconnue', params: { name: 'Inconnue' } });
  });

  it('say which of two namesakes is meant by its code', () => {
    const partners: Rows = [['A1', 'Société', 'Atlas Rabat', 'أطلس'], ['A2', 'Société', 'Atlas Fès', 'أطلس']];
    expect(found(readRows({ Partenaires: partners, Conventions: [['C', 'T', 'Convention', null, null, null, null, 'أطلس']] }))).toContain('error party_ambiguous Conventions!H2');
    expect(found(readRows({ Partenaires: partners, Conventions: [['C', 'T', 'Convention', null, null, null, null, 'A2']] })).filter((line) => line.includes('Conventions'))).toEqual([]);
  });

  it('are referred to as the first row writes them, whatever repeats it in another case', () => {
    const { register, problems } = readRows({ Partenaires: PARTNERS, Conventions: [['C-1', 'T', 'Convention', null, null, null, 'MIC'], ['c-1', 'T', 'Convention', null, null, null, 'MIC']], Jalons: [['c-1', 'J-1', 'Un jalon']] });
    expect(problems.map(({ code, cell }) => [code, cell])).toEqual([['code_repeated', 'A3']]);
    expect(register.milestones[0]?.agreement.value).toBe('C-1');
  });

  it('have a party on one side', () => {
    expect(found(readRows({ Partenaires: PARTNERS, Conventions: [['C-1', 'T', 'Convention', null, null, null, 'MIC', 'MIC ; Atlas Services']] }))).toEqual(['error party_on_both_sides Conventions!H2']);
  });

  it.each(['C 1', 'C/1', 'CONV-É', 'اتفاقية', '-C1'])('have a reference that the register can keep: not %j', (code) => {
    expect(found(readRows({ Partenaires: PARTNERS, Conventions: [[code, 'T', 'Convention', null, null, null, 'MIC']] }))).toEqual(['error text_not_code Conventions!A2']);
  });

  it('take the code under which they are registered', () => {
    const { register } = readRows({ Partenaires: PARTNERS, Conventions: [['c-1', 'T', 'Convention', null, null, null, 'MIC']], Jalons: [['C-1', 'J-1', 'Un jalon']] }, { agreements: [{ code: 'C-1', partyIds: [] }] });
    expect([register.agreements[0]?.code.value, register.milestones[0]?.agreement.value]).toEqual(['C-1', 'C-1']);
  });

  it('warn of an amount without its nature', () => {
    expect(found(readRows({ Partenaires: PARTNERS, Conventions: [['C-1', 'T', 'Convention', null, null, null, 'MIC', null, 'plus de 50 MDH']] }))).toEqual(['warning amount_nature_missing Conventions!I2']);
  });
});

describe('commitments', () => {
  it.each([
    ['au moins 100', 'minimum_increment', 'at_least'],
    ['plus de 100', 'minimum_increment', 'more_than'],
    ['environ 100', 'increment', 'about'],
    [100, 'increment', 'exact'],
  ])('of net creations of %j have the basis %s', (target, basis, qualifier) => {
    const [read] = withCommitment({ target }).register.commitments;
    expect([read?.basis.value, read?.target?.value]).toEqual([basis, { value: '100', qualifier }]);
  });

  it('of several obligors are joint', () => {
    const joint = withCommitment({ obligors: 'Atlas Services ; Rif Conseil' }).register.commitments[0];
    expect([joint?.joint, joint?.obligors.map((obligor) => obligor.value.key)]).toEqual([true, ['atlas services', 'rif conseil']]);
    expect(withCommitment({}).register.commitments[0]?.joint).toBe(false);
  });

  it.each([
    ['milliards MAD', 40, '40'],
    ['MDH', 40_000, '40'],
    ['milliards MAD', '40 MMDH', '40'],
    ['MAD', '40 milliards', '40'],
    ['milliards MAD', 26.22, '26.22'],
    [null, '40 milliards de dirhams', '40'],
  ])('of export revenue are in billions of dirhams: %j and %j', (unit, target, value) => {
    const { register } = withCommitment({ indicator: 'Recettes d’exportation', kind: 'Exportations', basis: 'Flux annuel', unit, target });
    expect([register.commitments[0]?.unit, register.commitments[0]?.target?.value.value]).toEqual(['MAD bn', value]);
  });

  it('keep a missing target missing, and warn', () => {
    const reading = withCommitment({ target: null });
    expect(found(reading)).toEqual(['warning target_missing Engagements!I2']);
    expect(reading.register.commitments[0]?.target).toBeNull();
    expect(withCommitment({ target: 'n.c.' }).register.commitments[0]?.target).toBeNull();
    expect(withCommitment({ target: 0 }).register.commitments[0]?.target?.value.value).toBe('0');
  });

  it.each([
    [{ unit: 'personnes' }, 'error unit_unfit Engagements!J2'],
    [{ unit: 'litres' }, 'error unit_unknown Engagements!J2'],
    [{ target: '100 personnes' }, 'error unit_unfit Engagements!I2'],
    [{ unit: null }, 'warning unit_taken_from_indicator Engagements!J2'],
    [{ target: 1.5 }, 'error number_not_whole Engagements!I2'],
    [{ target: -1 }, 'error number_out_of_range Engagements!I2'],
    [{ target: '1.234' }, 'warning number_read_as_thousands Engagements!I2'],
    [{ obligors: 'MIC' }, undefined],
    [{ region: 'Chaouia-Ouardigha' }, 'error region_unknown Engagements!L2'],
    [{ segment: 'XYZ' }, 'error segment_unknown Engagements!M2'],
    [{ agreement: 'C-9' }, 'error agreement_unknown Engagements!A2'],
    [{ due: '31/02/2026' }, 'error date_impossible Engagements!K2'],
    [{ due: 45560 }, 'error date_unformatted Engagements!K2'],
    [{ due: 2025, baselineOn: '31/12/2025', baseline: 10 }, undefined],
    [{ due: 2024, baselineOn: '31/12/2025', baseline: 10 }, 'error end_before_start Engagements!K2'],
    [{ basis: 'Niveau à atteindre', baseline: 200 }, 'warning target_not_above_baseline Engagements!I2'],
  ])('with %j: %s', (over, problem) => {
    expect(found(withCommitment(over as Partial<Record<string, GivenCell>>))).toEqual(problem === undefined ? [] : [problem]);
  });

  it('find a region or a segment by name or code', () => {
    const [read] = withCommitment({ region: 'FES-MEKNES', segment: 'crm' }).register.commitments;
    expect([read?.region?.value, read?.segment?.value]).toEqual(['MA-03', 'CRM']);
  });

  it('warn when an obligor is not a party', () => {
    const partners = [...PARTNERS, [null, 'Société', 'Souss Tech']];
    const reading = readRows({ Partenaires: partners, Conventions: AGREEMENTS, Engagements: [commitment({ obligors: 'Souss Tech' })] });
    expect(found(reading)).toEqual(['warning obligor_not_party Engagements!D2']);
  });

  it('may refer to an agreement and organisations that only the register holds', () => {
    const known = { agreements: [{ code: 'C-1', partyIds: ['o-2'] }], organisations: [{ id: 'o-2', code: null, names: ['Atlas Services'], ice: null }] };
    const { register, problems } = readRows({ Engagements: [commitment()] }, known);
    expect(problems).toEqual([]);
    expect(register.commitments[0]?.obligors[0]?.value).toEqual({ key: 'atlas services', knownId: 'o-2' });
  });
});

describe('milestones and zones', () => {
  it('keep empty dates empty and want a day for what is met', () => {
    const reading = readRows({ Partenaires: PARTNERS, Conventions: AGREEMENTS, Jalons: [['C-1', 'J-1', 'Un'], ['C-1', 'J-2', 'Deux', 'T3 2026', '27/01/2026'], ['C-1', 'J-3', 'Trois', null, '2026']] });
    expect(found(reading)).toEqual(['error date_not_a_day Jalons!E4']);
    expect(reading.register.milestones.map(({ plannedOn, metOn }) => [plannedOn?.value ?? null, metOn?.value ?? null])).toEqual([
      [null, null],
      [{ date: '2026-09-30', precision: 'quarter' }, '2026-01-27'],
    ]);
  });

  it('read a zone with its figures', () => {
    const { register, problems } = readRows({ Partenaires: [['EW', 'Aménageur', 'Ewane']], Zones: [['Z-1', 'Zone', 'Fès', 'MA-03', 'EW', 'En travaux', '30 000 m²', 2023, '5 000', '80 %']] });
    expect(problems).toEqual([]);
    expect(register.zones[0]).toMatchObject({
      region: { value: 'MA-03' }, developer: { value: { key: 'EW' } }, status: { value: 'under_construction' }, officeSquareMetres: { value: { value: '30000' } },
      officeYear: { value: 2023 }, jobsPlanned: { value: { value: '5000' } }, occupancyPercent: { value: '80', source: { sheet: 'Zones', cell: 'J2' } },
    });
  });
});

describe('what is refused', () => {
  it('takes with it the rows that refer to it, each with its own reason', () => {
    const reading = readRows({
      Partenaires: [['MIC', 'Ministère', 'Ministère'], [null, 'Entité', 'Atlas Services']],
      Conventions: [['C-1', 'T', 'Convention', null, null, null, 'MIC', 'Atlas Services'], ['C-2', 'T', 'Convention', null, null, null, 'MIC']],
      Jalons: [['C-1', 'J-1', 'Un'], ['C-2', 'J-2', 'Deux']],
    });
    expect(found(reading)).toEqual(['error word_unknown Partenaires!B3', 'error refers_to_refused_row Conventions!H2', 'error refers_to_refused_row Jalons!A2']);
    expect(reading.refused).toEqual({ organisations: 1, agreements: 1, commitments: 0, milestones: 1, zones: 0 });
    expect(reading.refusedRows).toEqual([
      { table: 'organisations', sheet: 'Partenaires', row: 3 }, { table: 'agreements', sheet: 'Conventions', row: 2 }, { table: 'milestones', sheet: 'Jalons', row: 2 },
    ]);
    expect(reading.register.milestones.map((milestone) => milestone.code.value)).toEqual(['J-2']);
  });

  it('reports a missing column once, and refuses the rows that it leaves incomplete', () => {
    const reading = interpretRegister([sheetOf('Jalons', [['Réf. convention', 'Réf.'], ['C-1', 'J-1'], ['C-1', 'J-2']])], context({ agreements: [{ code: 'C-1', partyIds: [] }] }));
    expect(found(reading)).toEqual(['error column_missing Jalons!A1']);
    expect([reading.refused.milestones, reading.register.milestones]).toEqual([2, []]);
  });

  it('reports an unknown indicator without judging its figures', () => {
    expect(found(withCommitment({ indicator: 'Autre', unit: null, target: 26.22 }))).toEqual(['error word_unknown Engagements!E2']);
  });

  it('spares what refers to an organisation that the register holds already', () => {
    const reading = readRows(
      { Partenaires: [['MIC', 'Entité', 'Ministère']], Conventions: [['C-1', 'T', 'Convention', null, null, null, 'MIC']] },
      { organisations: [{ id: 'o-1', code: 'MIC', names: ['Ministère'], ice: null }] },
    );
    expect(found(reading)).toEqual(['error word_unknown Partenaires!B2']);
    expect(reading.register.agreements).toHaveLength(1);
  });

  it('leaves notes beneath a table alone, and tells of hidden rows', () => {
    const sheet = sheetOf('Jalons', [[...HEADERS.Jalons, 'Autre'], ['C-1', 'J-1', 'Un'], [null, null, null, null, null, 'une note']]);
    const hidden = { ...sheet, rows: sheet.rows.map((row) => ({ ...row, hidden: row.number === 2 })) };
    const reading = interpretRegister([hidden], context({ agreements: [{ code: 'C-1', partyIds: [] }] }));
    expect(found(reading)).toEqual(['warning column_unknown Jalons!F1', 'warning rows_hidden Jalons!A2', 'warning row_outside_columns Jalons!F3']);
    expect(reading.register.milestones).toHaveLength(1);
  });

  it('cites the first cell of a merged range, and marks formulas', () => {
    const merged: GivenCell = { kind: 'text', text: 'C-1', mergedFrom: 'A2' };
    const formula: GivenCell = { kind: 'text', text: 'Un', formula: true };
    const reading = readRows({ Jalons: [['C-1', 'J-1', formula], [merged, 'J-2', 'Deux']] }, { agreements: [{ code: 'C-1', partyIds: [] }] });
    expect(reading.problems).toEqual([]);
    expect(reading.register.milestones.map(({ agreement, title }) => [agreement.source.cell, title.source])).toEqual([
      ['A2', { sheet: 'Jalons', cell: 'C2', formula: true }], ['A2', { sheet: 'Jalons', cell: 'C3' }],
    ]);
  });

  it('answers on thousands of rows', () => {
    const names = Array.from({ length: 5_000 }, (_, index) => [null, 'Société', `Société de services numéro ${index}`]);
    expect(readRows({ Partenaires: names }).register.organisations).toHaveLength(5_000);
  });
});
