import { useTranslation } from 'react-i18next';
import { useReference, useTitle } from '../api/reference.js';
import type { LedgerValue } from './ledger-reading.js';

type Words = Readonly<Record<string, string>>;

/** The word for a code of the trail; undefined when the column holds no code, or one that has no word yet. */
export function useLedgerCodes(): (value: LedgerValue, code: string) => string | undefined {
  const { t } = useTranslation(['history', 'states', 'milestones', 'agreements', 'commitments', 'organisations', 'zones', 'common']);
  const titleOf = useTitle();
  const reference = useReference();
  const named = (rows: readonly { code: string; name: Parameters<typeof titleOf>[0] }[] = []): Words => Object.fromEntries(rows.map(({ code, name }) => [code, titleOf(name)]));
  const regions = named(reference?.regions);
  const segments = named(reference?.segments);
  const byColumn: Readonly<Record<string, Words>> = {
    reason_code: { ...t('milestones:drawer.reasons', { returnObjects: true }), ...t('history:reason', { returnObjects: true }) },
    status: t('states:milestone', { returnObjects: true }),
    'zone.status': t('states:zone', { returnObjects: true }),
    state: t('states:agreement', { returnObjects: true }),
    'act.kind': t('agreements:actKind', { returnObjects: true }),
    'agreement.kind': t('agreements:kind', { returnObjects: true }),
    'commitment.kind': t('commitments:kind', { returnObjects: true }),
    'organisation.kind': t('organisations:kind', { returnObjects: true }),
    'commitment.side': t('commitments:side', { returnObjects: true }),
    side: t('history:side', { returnObjects: true }),
    role: t('agreements:role', { returnObjects: true }),
    language: t('agreements:form.languages', { returnObjects: true }),
    authentic_language: t('agreements:form.languages', { returnObjects: true }),
    qualifier: t('agreements:qualifier', { returnObjects: true }),
    amount_qualifier: t('agreements:qualifier', { returnObjects: true }),
    amount_nature: t('agreements:amountNature', { returnObjects: true }),
    basis: t('commitments:basis', { returnObjects: true }),
    liability: t('commitments:liability', { returnObjects: true }),
    unit: t('history:unit', { returnObjects: true }),
    measure: t('zones:measure', { returnObjects: true }),
    stage: t('zones:stage', { returnObjects: true }),
    p2i_category: t('zones:p2i', { returnObjects: true }),
    'organisation_succession.kind': t('organisations:relations.kind', { returnObjects: true }),
    field: t('history:field', { returnObjects: true }),
    region_code: regions,
    region_codes: regions,
    segment_codes: segments,
  };
  return ({ table, column }, code) => {
    const words = byColumn[`${table}.${column}`] ?? byColumn[column];
    if (words !== undefined) return words[code];
    if (code === 'true' || code === 'false') return t(code === 'true' ? 'common:yes' : 'common:no');
    return undefined;
  };
}
