import { civilDate } from '../../src/common/civil-date.js';
import type { DeclarationContext } from '../../src/exchange/declaration/declaration-context.js';
import { OFFSHORING_INDICATORS } from '../../src/programmes/offshoring-indicators.js';

/** The indicators of the offshoring programme that declarations ask for. */
export const INDICATORS_DECLARED = OFFSHORING_INDICATORS.flatMap(({ code, kind, unit, whole, name, section, cohort }) => (section ? [{ code, kind, unit, whole, name, section, cohort: cohort === undefined ? null : '2025-T1' }] : []));

/** The draft of a fictitious company for the third quarter of 2026, with nothing in it. */
export function declarationContext(over: Partial<DeclarationContext> = {}): DeclarationContext {
  return {
    ref: 'DCL-2026-T3-011',
    period: { from: civilDate('2026-07-01'), to: civilDate('2026-09-30') },
    organisationNames: ['Société Démonstration Atlas'],
    sections: ['jobs', 'training'],
    indicators: INDICATORS_DECLARED.map(({ code, section, unit, whole, name }) => ({ code, section, unit, whole, names: [name.fr, name.ar ?? '', name.en ?? ''] })),
    sites: [{ id: '01900000-0000-7000-8000-00000000000a', name: 'Salé, site A', region: 'MA-04' }, { id: '01900000-0000-7000-8000-00000000000b', name: 'Rabat, site B', region: 'MA-04' }],
    regions: [
      { code: 'MA-02', names: ['L’Oriental', 'الشرق', 'Oriental Region'] }, { code: 'MA-03', names: ['Fès-Meknès', 'فاس-مكناس', 'Fez-Meknes'] }, { code: 'MA-04', names: ['Rabat-Salé-Kénitra'] },
      { code: 'MA-06', names: ['Casablanca-Settat', 'الدار البيضاء-سطات'] }, { code: 'MA-09', names: ['Souss-Massa', 'سوس-ماسة'] },
    ],
    segments: ['CRM', 'BPO', 'ITO', 'ESO', 'KPO'].map((code) => ({ code, names: code === 'ITO' ? ['Externalisation des technologies de l’information', 'ترحيل خدمات تكنولوجيا المعلومات'] : [] })),
    zones: [{ code: 'CASANEARSHORE', names: ['Casanearshore'] }],
    draft: [],
    ...over,
  };
}
