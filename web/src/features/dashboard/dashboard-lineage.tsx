import { Link } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import { useReference, useTitle } from '../../api/reference.js';
import { useFormat } from '../../lib/language.js';
import { usePaths } from '../../lib/place.js';
import { NoValue } from '../../ui/no-value.js';
import { Num } from '../../ui/num.js';
import type { Lineage } from '../../ui/lineage-rail.js';
import type { Measure } from './dashboard-queries.js';
import { measureKey, useMeasureName } from './measures.js';

const OTHERS = 'autres';
const VERIFIED = 'verifie';

/** Where each sum of the page comes from: its values, what it holds, its regions, and the commitments that it adds. */
export function useDashboardLineage(measures: readonly Measure[], commitmentsOf: (kind: string, region: string | null) => string): (figure: string) => Lineage | null {
  const { t } = useTranslation(['dashboard', 'common']);
  const format = useFormat();
  const titleOf = useTitle();
  const nameOf = useMeasureName();
  const reference = useReference();
  const paths = usePaths();
  return (figure) => {
    const measure = measures.find((one) => figure === measureKey(one) || figure.startsWith(`${measureKey(one)}~`));
    if (measure === undefined) return null;
    const key = measureKey(measure);
    const rest = figure.slice(key.length + 1);
    const place = rest === '' || rest === VERIFIED ? null : rest;
    const figures = place === null ? measure.figures : measure.regions.find(({ region }) => (region ?? OTHERS) === place);
    if (figures === undefined) return null;
    const regionOf = (code: string | null): string => {
      const region = reference?.regions.find((one) => one.code === code);
      return region === undefined ? t('dashboard:severalRegions') : titleOf(region.name);
    };
    const number = (value: string | null) => (value === null ? <NoValue absence="notDeclared" /> : format.number(value));
    const region = place === null || place === OTHERS ? null : place;
    return {
      figure: number(rest === VERIFIED ? figures.verified : figures.accepted),
      meaning: [nameOf(measure), place === null ? null : regionOf(region)].filter((part) => part !== null).join(', '),
      values: [
        { level: 'declared', value: number(figures.declared) },
        { level: 'accepted', value: <b>{number(figures.accepted)}</b> },
        { level: 'verified', value: number(figures.verified) },
      ],
      contents: [
        { label: t('dashboard:lineage.promised'), value: number(figures.promised) },
        { label: t('dashboard:lineage.expected'), value: figures.expected === null ? <NoValue absence="notYetDue" /> : format.number(figures.expected) },
        { label: t('dashboard:lineage.reported', { count: figures.reported }), value: format.number(figures.reported) },
        { label: t('dashboard:lineage.carried'), value: format.number(figures.carried) },
        { label: t('dashboard:lineage.silent'), value: format.number(figures.commitments - figures.reported - figures.carried) },
        { label: t('dashboard:lineage.overlapping'), value: figures.overlapping === null ? '0' : format.number(figures.overlapping) },
        ...(figures.withoutTarget > 0 ? [{ label: t('dashboard:lineage.withoutTarget'), value: format.number(figures.withoutTarget) }] : []),
        ...(figures.withoutBase > 0 ? [{ label: t('dashboard:lineage.withoutBase'), value: format.number(figures.withoutBase) }] : []),
      ],
      rows: [
        ...(place === null ? measure.regions.map((one) => ({ label: regionOf(one.region), value: one.accepted === null ? <NoValue absence="notDeclared" /> : <Num figure={`${key}~${one.region ?? OTHERS}`}>{format.number(one.accepted)}</Num> })) : []),
        { label: <Link to={`${paths.commitments}${commitmentsOf(measure.kind, region)}`}>{t('dashboard:lineage.commitments', { count: figures.commitments })}</Link>, value: null },
      ],
      rule: t('dashboard:lineage.rule'),
    };
  };
}
