import { readFileSync } from 'node:fs';
import { PAYROLL } from '../../../test/corpus/evidence-files.js';
import { readTables } from '../../exchange/workbook/workbooks.service.js';
import { type Finding, findInTable, findInText } from './nominative.js';

const inTable = (rows: readonly (readonly (string | number)[])[]): [string, number | null, number][] =>
  findInTable({ sheet: 'S', rows: rows.map((row) => row.map(String)) }).map(({ kind, column, count }) => [kind, column, count]);
const kinds = (findings: readonly Finding[]): string[] => findings.map(({ kind }) => kind);

describe('tables', () => {
  it('finds names, identity numbers, CNSS numbers and salaries, and says in which column', () => {
    expect(inTable(PAYROLL)).toEqual([['person_names', 0, 6], ['identity_numbers', 1, 6], ['social_security_numbers', 2, 6], ['salaries', 3, 6]]);
  });

  it('finds them without titles, and in Arabic', () => {
    expect(inTable(PAYROLL.slice(1)).map(([kind]) => kind)).toEqual(['person_names', 'identity_numbers', 'social_security_numbers']);
    expect(inTable([['الاسم الكامل', 'رقم البطاقة الوطنية'], ['محمد العلوي', 'AB12345'], ['فاطمة الزهراء بناني', 'CD67891'], ['يوسف التازي', 'K45678']]).map(([kind]) => kind)).toEqual(['person_names', 'identity_numbers']);
  });

  it('never tells the values', () => {
    expect(JSON.stringify(findInTable({ sheet: 'S', rows: PAYROLL.map((row) => row.map(String)) }))).not.toMatch(/Bennani|BE10|1732/);
  });

  it.each([
    ['sites and headcounts', [['Nom', 'Effectif'], ['Casablanca Nearshore', 1200], ['Technopolis Rabat', 840], ['Fès Shore', 310], ['Tanger Tech', 95]]],
    ['places named after persons', [['Adresse'], ['Avenue Mohammed VI'], ['Boulevard Hassan II'], ['Rue Omar Slaoui'], ['Quartier Sidi Maarouf']]],
    ['amounts of nine digits', [['Chiffre d’affaires'], [125_000_000], [310_500_000], [900_000_000], [742_000_000]]],
    ['a total of salaries', [['Masse salariale'], [125_000], [130_000], [131_500], [140_000], [151_000]]],
    ['a mean salary by site', [['Site', 'Salaire moyen'], ['Fès', 8_200], ['Rabat', 9_400], ['Oujda', 7_600], ['Agadir', 7_900], ['Tanger', 8_800]]],
    ['affiliations of employers', [['Affiliation CNSS'], ['1234567'], ['2345678'], ['3456789'], ['4567890']]],
    ['numbers of fifteen digits', [['ICE'], ['001525713000096'], ['001525714000021'], ['001525715000033']]],
    ['telephone numbers', [['Téléphone'], ['0522123456'], ['0537654321'], ['0535112233']]],
    ['two persons who sign', [['Signataires'], ['Mohamed Alami'], ['Fatima Tazi']]],
  ])('finds nothing in %s', (_what, rows) => {
    expect(inTable(rows)).toEqual([]);
  });

  it('finds nothing in the example of a declaration', async () => {
    const tables = await readTables(readFileSync(new URL('../../../test/corpus/declaration-exemple.xlsx', import.meta.url)), 'xlsx', 'fr');
    expect(tables.length).toBeGreaterThan(0);
    expect(tables.flatMap(({ name, rows }) => findInTable({ sheet: name, rows }))).toEqual([]);
  });

  it('finds nothing in the published register', async () => {
    const tables = await readTables(readFileSync(new URL('../../exchange/data/registre-offshoring.xlsx', import.meta.url)), 'xlsx', 'fr');
    expect(tables.length).toBeGreaterThan(3);
    expect(tables.flatMap(({ name, rows }) => findInTable({ sheet: name, rows }))).toEqual([]);
  });
});

describe('texts', () => {
  it('finds a list of persons', () => {
    const list = ['Nom et prénom CIN CNSS', '1. Amine Bennani BE102345 173204511', '2. Salma Idrissi BE102382 173213684', '3. Youssef Alami BE102419 173222857'];
    expect(kinds(findInText(list.join('\n')))).toEqual(['person_names', 'identity_numbers', 'social_security_numbers']);
    expect(kinds(findInText('Madame Salma Idrissi, Monsieur Amine Bennani, M. Omar Tazi, Mme Nadia Fassi, Mlle Hind Alami, M. Said Chraibi'))).toEqual(['person_names']);
    expect(kinds(findInText('Bulletin de paie\nSalaire de base 7 500\nNet à payer 6 200'))).toEqual(['salaries']);
  });

  it('lets an attestation be signed', () => {
    expect(findInText([
      'La Caisse nationale de sécurité sociale atteste que la société d’affiliation 1234567 (ICE 001525713000096)', 'a déclaré 1 240 salariés pour le mois de septembre 2026, masse salariale 12 400 000,00 MAD.',
      'Références : AB12345, RC 123456. Téléphone 0522123456.', 'Pour le directeur, Monsieur Mohamed Alami. Vu par Madame Fatima Tazi.',
    ].join('\n'))).toEqual([]);
  });
});
