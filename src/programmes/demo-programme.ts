import { OFFSHORING_AXES, OFFSHORING_INDICATORS } from './offshoring-indicators.js';
import type { ProgrammeDefinition, SectorTargetDefinition } from './programme-definition.js';

const FICTITIOUS = 'Chiffre fictif de démonstration';

const target = (indicator: string, measure: SectorTargetDefinition['measure'], perimeter: string, unit: string, year: number, value: string, base: string): SectorTargetDefinition => ({
  indicator, perimeter, measure, value, unit, dueOn: `${year}-12-31`, duePrecision: 'year', source: FICTITIOUS,
  readings: [{
    reading: 'level', chosen: true, base: { value: base, on: '2023-12-31', origin: 'published' }, source: FICTITIOUS,
    explanation: { fr: 'Cible fictive, pour la démonstration.', ar: 'هدف وهمي لأغراض العرض.', en: 'Fictitious target, for the demonstration.' },
  }],
});

/** The fictitious programme that demonstration accounts act in: its figures are invented and say so. */
export const DEMO_PROGRAMME: ProgrammeDefinition = {
  code: 'DEMO',
  title: {
    fr: 'Programme de démonstration (chiffres fictifs)',
    ar: 'برنامج العرض (أرقام وهمية)',
    en: 'Demonstration programme (fictitious figures)',
  },
  demonstration: true,
  startsOn: '2024-01-01',
  endsOn: '2030-12-31',
  axes: OFFSHORING_AXES,
  indicators: OFFSHORING_INDICATORS,
  targets: [
    target('sector_jobs', 'level', 'stable jobs', 'jobs', 2026, '42000', '30000'),
    target('sector_jobs', 'level', 'stable jobs', 'jobs', 2030, '60000', '30000'),
    target('export_revenue', 'annual_flow', 'new perimeter', 'MAD bn', 2026, '7', '5'),
    target('export_revenue', 'annual_flow', 'new perimeter', 'MAD bn', 2030, '10', '5'),
  ],
};
