import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { declarationContext } from '../../../test/exchange/declaration-context.js';
import { type GivenCell, sheetOf } from '../../../test/corpus/sheet-of.js';
import { LANGUAGES } from '../../common/translated.js';
import { readWorkbook } from '../workbook/read-workbook.js';
import type { Sheet } from '../workbook/workbook.js';
import type { DeclarationContext } from './declaration-context.js';
import { type ImportProblem, importProblemText } from './declaration-problem.js';
import { interpretDeclaration, type InterpretedDeclaration } from './interpret-declaration.js';
import { proposeMapping } from './propose-mapping.js';

const EXAMPLE = join(__dirname, '../../../test/exchange/declaration-exemple.xlsx');

async function interpret(sheets: readonly Sheet[], over: Partial<DeclarationContext> = {}): Promise<InterpretedDeclaration> {
  const context = declarationContext(over);
  return interpretDeclaration(sheets, proposeMapping(sheets, context), context);
}

const jobs = (...rows: GivenCell[][]): Sheet[] => [sheetOf('Emplois', rows)];
const places = (problems: readonly ImportProblem[]): string[] => problems.map(({ code, cell }) => `${code} ${cell}`.trim());
const said = ({ lines }: InterpretedDeclaration): unknown[] => lines.map(({ indicator, site, dimensions, value, state }) => [indicator, site?.slice(-1) ?? null, Object.values(dimensions).join(' '), value ?? state]);

describe('the example workbook', () => {
  const example = readWorkbook(readFileSync(EXAMPLE));

  it('is understood without a word from anyone', async () => {
    const { sheets } = proposeMapping(await example, declarationContext());
    expect(sheets.map(({ sheet, section, headerRow }) => [sheet, section, headerRow])).toEqual([['Emplois', 'jobs', 6], ['Formation', 'training', 3]]);
    expect(sheets[0]?.columns.map(({ header, is }) => [header, is])).toEqual([
      ['Région', { role: 'dimension', dimension: 'region' }],
      ['Filière', { role: 'dimension', dimension: 'segment' }],
      ['Femmes', { role: 'indicator', indicator: 'headcount', dimensions: { gender: 'women' } }],
      ['Hommes', { role: 'indicator', indicator: 'headcount', dimensions: { gender: 'men' } }],
      ['Total', { role: 'total', indicator: 'headcount' }],
      ['Observations', { role: 'ignored' }],
    ]);
    expect(sheets[1]?.columns.map(({ header, is }) => [header, is.role, 'indicator' in is ? is.indicator : ''])).toEqual([
      ['Organisme', 'detail', ''], ['Filière', 'dimension', ''], ['Inscrits', 'indicator', 'training_enrolled'], ['Certifiés', 'indicator', 'training_certified'], ['Insérés', 'indicator', 'training_placed'],
    ]);
    expect(sheets.map(({ columns }) => columns.filter(({ unknown }) => unknown).map(({ header }) => header))).toEqual([[], ['Organisme']]);
  });

  it('gives five rows of jobs for women and men, the total checked and not declared', async () => {
    const read = await interpret(await example);
    const headcount = read.lines.filter(({ indicator }) => indicator === 'headcount');
    expect(headcount.map(({ dimensions, value }) => [dimensions.region, dimensions.segment, dimensions.gender, value])).toEqual([
      ['MA-06', 'CRM', 'women', '812'], ['MA-06', 'CRM', 'men', '540'], ['MA-06', 'ITO', 'women', '205'], ['MA-06', 'ITO', 'men', '318'], ['MA-03', 'CRM', 'women', '164'], ['MA-03', 'CRM', 'men', '121'],
      ['MA-02', 'BPO', 'women', '58'], ['MA-02', 'BPO', 'men', '41'], ['MA-09', 'ITO', 'women', '22'], ['MA-09', 'ITO', 'men', '30'],
    ]);
    expect(headcount.reduce((sum, { value }) => sum + Number(value), 0)).toBe(2311);
    expect(places(read.problems)).toEqual(['rows_added_up A3']);
    expect(read.refused).toBe(0);
  });

  it('keeps empty cells not reported, never zero', async () => {
    const { lines } = await interpret(await example);
    expect(lines.filter(({ section }) => section === 'training').map(({ indicator, dimensions, state, value, blank }) => [indicator, dimensions.segment, state, value, blank])).toEqual([
      ['training_enrolled', 'CRM', 'reported', '120', false], ['training_certified', 'CRM', 'reported', '97', false], ['training_placed', 'CRM', 'reported', '71', false],
      ['training_enrolled', 'ITO', 'reported', '45', false], ['training_certified', 'ITO', 'not_reported', null, true], ['training_placed', 'ITO', 'not_reported', null, true],
    ]);
  });

  it('says when its total is not the sum of its rows', async () => {
    const changed = (await example).map((sheet) => ({ ...sheet, rows: sheet.rows.map((row) => ({ ...row, cells: row.cells.map((cell) => (cell.address === 'C8' && sheet.name === 'Emplois' ? { ...cell, text: '206', number: '206' } : cell)) })) }));
    expect(places((await interpret(changed)).problems)).toEqual(['row_total_differs E8', 'total_differs C12', 'total_differs E12', 'rows_added_up A3']);
  });

  it('is that of another quarter for another declaration, and is not read', async () => {
    const read = await interpret(await example, { period: { from: declarationContext().period.from, to: '2026-12-31' as never } });
    expect(places(read.problems)).toContain('other_period B3');
    expect(read.lines.some(({ section }) => section === 'jobs')).toBe(false);
  });
});

describe('layouts of their own', () => {
  it('reads sites, qualifications in rows and movements in columns, in three languages', async () => {
    const rows: GivenCell[][] = [['Site', 'Qualification', 'Effectif T2 2026', 'Entrées', 'Sorties', 'Transferts reçus', 'Transferts cédés', 'Effectif T3 2026'], ['Salé, site A', 'ingénieurs', 238, 22, 6, 0, 4, 250], ['rabat site b', 'Techniciens', 72, 3, 'sans objet', 0, 0, '']];
    expect(said(await interpret(jobs(...rows)))).toEqual([
      ['job_entries', 'a', 'engineer', '22'], ['job_exits', 'a', 'engineer', '6'], ['job_transfers_in', 'a', 'engineer', '0'], ['job_transfers_out', 'a', 'engineer', '4'], ['headcount', 'a', 'engineer', '250'],
      ['job_entries', 'b', 'technician', '3'], ['job_exits', 'b', 'technician', 'not_applicable'], ['job_transfers_in', 'b', 'technician', '0'], ['job_transfers_out', 'b', 'technician', '0'], ['headcount', 'b', 'technician', 'not_reported'],
    ]);
    expect(said(await interpret([sheetOf('التشغيل', [['الموقع', 'الالتحاقات', 'المغادرات'], ['Salé, site A', '٢٢', 6]])]))).toEqual([['job_entries', 'a', '', '22'], ['job_exits', 'a', '', '6']]);
    expect(said(await interpret([sheetOf('Jobs', [['Site', 'Hires', 'Departures – women', 'Departures – men'], ['Salé, site A', '1,234', 2, 4]])]))).toEqual([['job_entries', 'a', '', '1234'], ['job_exits', 'a', 'women', '2'], ['job_exits', 'a', 'men', '4']]);
  });

  it('adds up rows that differ by what is not kept, unless one of them is missing', async () => {
    const sheet = (second: GivenCell): Sheet[] => [sheetOf('Formation', [['Organisme', 'Filière', 'Inscrits', 'Certifiés'], ['OFPPT', 'CRM', 10, 4], ['Autre', 'CRM', 5, second]])];
    expect(said(await interpret(sheet(3)))).toEqual([['training_enrolled', null, 'CRM', '15'], ['training_certified', null, 'CRM', '7']]);
    expect(places((await interpret([sheetOf('Chiffre d’affaires', [['Client', 'Filière', 'CA export'], ['un', 'CRM', 900_000_000_000_000], ['autre', 'CRM', 900_000_000_000_000]])], { sections: ['revenue'] })).problems)).toEqual(['rows_added_up A1', 'number_out_of_range C2']);
    const missing = await interpret(sheet(null));
    expect(said(missing)).toEqual([['training_enrolled', null, 'CRM', '15']]);
    expect(places(missing.problems)).toEqual(['rows_added_up A1', 'detail_incomplete D3']);
  });

  it('takes the first of two rows that say the same thing, and names the second', async () => {
    const read = await interpret(jobs(['Région', 'Femmes', 'Hommes'], ['Oriental', 3, 4], ['الشرق', 5, '']));
    expect(said(read)).toEqual([['headcount', null, 'MA-02 women', '3'], ['headcount', null, 'MA-02 men', '4']]);
    expect(places(read.problems)).toEqual(['row_repeated B3']);
    expect(read.refused).toBe(1);
  });

  it('counts under unknown what a row does not say and the others do', async () => {
    const read = await interpret(jobs(['Filière', 'Effectif'], ['CRM', 3], ['', 4]));
    expect(said(read)).toEqual([['headcount', null, 'CRM', '3'], ['headcount', null, 'unknown', '4']]);
    expect(places(read.problems)).toEqual(['blank_read_as_unknown A3']);
    expect(said(await interpret(jobs(['Site', 'Filière', 'Effectif'], ['Salé, site A', '', 3])))).toEqual([['headcount', 'a', '', '3']]);
  });

  it('leaves rows without a value, notes and subtotals aside', async () => {
    const read = await interpret(jobs(['Filière', 'Effectif'], ['CRM', 3], ['Sous-total', 3], ['BPO', ''], ['ITO', 4], ['TOTAL', 7], ['Source : paie de septembre', '']));
    expect(said(read)).toEqual([['headcount', null, 'CRM', '3'], ['headcount', null, 'ITO', '4']]);
    expect(read.problems).toEqual([]);
  });
});

describe('a cell that is refused', () => {
  const column = (...values: GivenCell[]): Sheet[] => jobs(['Site', 'Qualification', 'Entrées'], ...values.map((value, index): GivenCell[] => ['Salé, site A', ['agents', 'cadres', 'ingénieurs', 'autres'][index] ?? null, value]));
  it.each([
    ['number_ambiguous', column('1.234', 12, 31), 'C2'],
    ['number_not_whole', column(1.5), 'C2'],
    ['number_out_of_range', column(-4), 'C2'],
    ['number_unreadable', column('douze'), 'C2'],
    ['value_not_exact', column('environ 12'), 'C2'],
    ['unit_other', column('12 personnes'), 'C2'],
    ['cell_in_error', column({ kind: 'error', text: '#REF!' }), 'C2'],
    ['site_unknown', jobs(['Site', 'Entrées'], ['Ailleurs', 3]), 'A2'],
    ['site_missing', jobs(['Site', 'Entrées'], [null, 3]), 'A2'],
    ['segment_unknown', jobs(['Filière', 'Entrées'], ['XYZ', 3]), 'A2'],
    ['region_unknown', jobs(['Région', 'Entrées'], ['Bretagne', 3]), 'A2'],
    ['zone_unknown', jobs(['Zone', 'Entrées'], ['Nulle part', 3]), 'A2'],
    ['gender_unknown', jobs(['Sexe', 'Entrées'], ['x', 3]), 'A2'],
    ['qualification_unknown', jobs(['Qualification', 'Entrées'], ['stagiaires', 3]), 'A2'],
    ['region_of_site', jobs(['Site', 'Région', 'Entrées'], ['Salé, site A', 'Souss-Massa', 3]), 'B2'],
  ])('%s', async (code, sheets, cell) => {
    const read = await interpret(sheets);
    expect(read.problems.filter(({ severity }) => severity === 'error')).toEqual([expect.objectContaining({ code, cell, sheet: 'Emplois' })]);
    expect(read.refused).toBe(1);
    expect(read.lines.filter((line) => line.cell.endsWith('2'))).toEqual([]);
    for (const language of LANGUAGES) {
      const { reason, remedy } = importProblemText(read.problems[0] as ImportProblem, language);
      expect([reason, remedy].join(' ')).toMatch(/^[^{}]{10,}$/);
    }
  });

  it('reads 1.234 as thousands where the column is of that size, and says so', async () => {
    const read = await interpret(column('1.234', 980));
    expect(said(read)[0]).toEqual(['job_entries', 'a', 'agent', '1234']);
    expect(places(read.problems)).toEqual(['number_read_as_thousands C2']);
  });

  it('is told however many there are', async () => {
    const rows: GivenCell[][] = Array.from({ length: 130_000 }, () => ['Ailleurs', 3]);
    const read = await interpret([sheetOf('Emplois', [['Site', 'Entrées'], ...rows])]);
    expect([read.lines.length, read.problems.length, read.refused]).toEqual([0, 130_000, 130_000]);
  });

  it('says that a part is not asked, or that nothing was recognised', async () => {
    expect(places((await interpret(jobs(['Site', 'Entrées'], ['Salé, site A', 3]), { sections: ['training'] })).problems)).toEqual(['section_not_asked']);
    expect(places((await interpret([sheetOf('Feuil1', [['bonjour', 'tout le monde']])])).problems)).toEqual(['no_declaration_sheet']);
  });
});
