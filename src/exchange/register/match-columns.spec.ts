import { sheetOf } from '../../../test/corpus/sheet-of.js';
import { matchColumns } from './match-columns.js';

const places = (problems: readonly { code: string; sheet: string; cell: string; severity: string }[]): string[] => problems.map(({ severity, code, sheet, cell }) => `${severity} ${code} ${sheet}!${cell}`);
const header = ['Code', 'Nature', 'Dénomination (fr)'];

describe('matching sheets and columns', () => {
  it('finds the header beneath title rows and blank rows', () => {
    const { matches, problems } = matchColumns([sheetOf('Partenaires', [['PARTENAIRES'], [], ['Code du programme'], [...header, 'ICE'], ['A', 'Société', 'A']])]);
    expect(problems).toEqual([]);
    expect(matches).toMatchObject([{ table: 'organisations', headerRow: 4, missing: ['nameAr', 'nameEn'] }]);
    expect(matches[0]?.columns.map((column) => [column.letters, column.field])).toEqual([['A', 'code'], ['B', 'kind'], ['C', 'nameFr'], ['D', 'ice']]);
  });

  it.each([
    ['Conventions', ['Réf.', 'INTITULE', 'Type']],
    ['  conventions ', ['référence', 'Intitulé :', 'TYPE']],
    ['Agreements', ['Ref.', 'Title', 'Kind']],
    ['الاتفاقيات', ['المرجع', 'العنوان', 'النوع']],
    ['agreements', ['code', 'title', 'kind']],
  ])('understands the sheet %j and its columns whatever the language, case and accents', (name, columns) => {
    const { matches, problems } = matchColumns([sheetOf(name, [columns])]);
    expect(problems).toEqual([]);
    expect(matches[0]?.columns.map((column) => column.field)).toEqual(['code', 'title', 'kind']);
  });

  it('tells the reference of the agreement from the reference of the row, in any order', () => {
    const { matches } = matchColumns([sheetOf('Jalons', [['Jalon', 'Réf.', 'Réf. convention']])]);
    expect(matches[0]?.columns.map((column) => column.field)).toEqual(['title', 'code', 'agreement']);
  });

  it('reports unknown, repeated and missing columns at their place', () => {
    const { matches, problems } = matchColumns([sheetOf('Partenaires', [['Code', 'Couleur', 'Réf.', 'Dénomination']])]);
    expect(places(problems)).toEqual(['warning column_unknown Partenaires!B1', 'error column_repeated Partenaires!C1', 'error column_missing Partenaires!A1']);
    expect(problems.map((problem) => problem.value)).toEqual(['Couleur', 'Réf.', '']);
    expect(matches[0]?.columns.map((column) => column.field)).toEqual(['code', null, null, 'nameFr']);
  });

  it('reports a sheet without a header, hidden, named twice, or of an unknown name', () => {
    const table = [header];
    const { problems } = matchColumns([
      sheetOf('Zones', [['rien ici'], ['ni là']]),
      sheetOf('Partenaires', table, { hidden: true }),
      sheetOf('Organisations', table),
      sheetOf('Feuil1', table),
      sheetOf('Lisez-moi', [['Code'], ['du texte']]),
    ]);
    expect(places(problems)).toEqual([
      'warning sheet_hidden Partenaires!',
      'error sheet_repeated Organisations!',
      'error header_not_found Zones!',
      'warning sheet_unknown Feuil1!',
    ]);
  });

  it('reports a workbook that is no register', () => {
    expect(places(matchColumns([sheetOf('Feuil1', [['a', 'b']])]).problems)).toEqual(['error no_register_sheet !']);
  });
});

describe('a mapping chosen by a person', () => {
  const sheet = sheetOf('Feuil1', [['x'], ['qui', 'quoi', 'genre', 'autre'], ['A', 'Alpha', 'Société', 'z']]);
  const mapping = { organisations: { sheet: 'Feuil1', headerRow: 2, columns: { code: 'A', nameFr: 'B', kind: 'C' } } };

  it('replaces what would be guessed', () => {
    const { matches, problems } = matchColumns([sheet, sheetOf('Partenaires', [header])], mapping);
    expect(problems).toEqual([]);
    expect(matches).toEqual([
      {
        table: 'organisations',
        sheet: 'Feuil1',
        headerRow: 2,
        missing: ['nameAr', 'nameEn', 'ice'],
        columns: [
          { column: 0, letters: 'A', header: 'qui', field: 'code' },
          { column: 1, letters: 'B', header: 'quoi', field: 'nameFr' },
          { column: 2, letters: 'C', header: 'genre', field: 'kind' },
          { column: 3, letters: 'D', header: 'autre', field: null },
        ],
      },
    ]);
  });

  it.each([
    ['a sheet that is not there', { sheet: 'Feuil9', headerRow: 2, columns: {} }],
    ['a field that does not exist', { sheet: 'Feuil1', headerRow: 2, columns: { colour: 'A' } }],
    ['one column for two fields', { sheet: 'Feuil1', headerRow: 2, columns: { code: 'A', kind: 'A' } }],
    ['a column that is no column', { sheet: 'Feuil1', headerRow: 2, columns: { code: 'A1' } }],
  ])('is refused with %s', (_, organisations) => {
    expect(places(matchColumns([sheet], { organisations }).problems)).toEqual([`error mapping_invalid ${organisations.sheet}!`]);
  });

  it('must give the required fields', () => {
    const { problems } = matchColumns([sheet], { organisations: { sheet: 'Feuil1', headerRow: 2, columns: { code: 'A' } } });
    expect(problems.map(({ code, params }) => [code, params['field']])).toEqual([['column_missing', 'kind'], ['column_missing', 'nameFr']]);
  });
});
