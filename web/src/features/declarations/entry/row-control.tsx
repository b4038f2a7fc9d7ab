import type { ReactElement } from 'react';
import { useTranslation } from 'react-i18next';
import { ExactDecimal } from '@common/quantity.js';
import { useFormat } from '../../../lib/language.js';
import { Health } from '../../../ui/health.js';
import { usePeriodText } from '../period-text.js';
import { type SectionView, saidAt } from './entry-context.js';
import { type EntryRow, HEADCOUNT, MOVEMENTS, cellKey, computedHeadcount, headcountBefore, latest } from './entry-rows.js';
import { statusOf } from './entry-cell.js';

/** From here on the register asks what explains it. */
const VARIATION_PERCENT = 20;
const SMALL_TOTAL = 20;

interface Props {
  view: SectionView;
  row: EntryRow;
}

/** The balance of a row, or what it lacks, and whether it is saved. */
export function RowControl({ view, row }: Props): ReactElement {
  const { t } = useTranslation('declarations');
  const saids = view.columns.map(({ indicator }) => saidAt(view, row, indicator));
  const refused = saids.find((said) => said?.state === 'refused');
  if (refused?.state === 'refused') return <Health level="off_track">{t(`entry.refusal.${refused.reason}`)}</Health>;
  const isEmpty = saids.every((said) => said === undefined);
  if (isEmpty) return <Health level="no_data">{t('entry.cellState.empty')}</Health>;
  if (saids.some((said, index) => said === undefined && view.columns[index]?.mayBeLeft !== true)) return <Health level="no_data">{t('entry.incomplete')}</Health>;
  const statuses = view.columns.map(({ indicator }, index) => statusOf('editable', saids[index], view.entries[cellKey(row.key, indicator)]));
  const saving = statuses.includes('pasted') ? 'pasted' : statuses.includes('pending') || statuses.includes('confirm') ? 'pending' : 'saved';
  return (
    <>
      {view.section.section === 'jobs' ? <Balance view={view} row={row} /> : null}
      <span className="row-saved">{t(`entry.cellState.${saving}`)}</span>
    </>
  );
}

function Balance({ view, row }: Props): ReactElement | null {
  const { t } = useTranslation('declarations');
  const format = useFormat();
  const periodText = usePeriodText();
  const before = headcountBefore(view.file, row);
  const now = saidAt(view, row, HEADCOUNT);
  if (before === null) return now?.state === 'reported' ? <Health level="no_data">{t('entry.firstHeadcount')}</Health> : null;
  if (now?.state === 'not_reported') return <Health level="no_data">{t('entry.notReported')}</Health>;
  if (now?.state !== 'reported') return null;
  const computed = computedHeadcount(before, MOVEMENTS.map((code) => saidAt(view, row, code)));
  if (computed?.state === 'reported' && computed.value !== now.value) {
    return <Health level="at_risk">{t('entry.gap', { value: format.number(new ExactDecimal(now.value).minus(computed.value).toFixed(), { signed: true }) })}</Health>;
  }
  const [was, is] = [new ExactDecimal(before), new ExactDecimal(now.value)];
  const percent = was.isZero() ? null : is.minus(was).times(100).dividedBy(was);
  if (percent !== null && percent.abs().greaterThan(VARIATION_PERCENT) && (was.greaterThanOrEqualTo(SMALL_TOTAL) || is.greaterThanOrEqualTo(SMALL_TOTAL))) {
    return <Health level="at_risk">{t('entry.rising', { percent: format.number(percent.toFixed(), { digits: 0, signed: true }), period: periodText(latest(view.file)[0]?.period ?? '') })}</Health>;
  }
  return <Health level="on_track">{t('entry.balanced')}</Health>;
}
