import type { ReactElement, ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { useFormat } from '../../lib/language.js';
import { Icon } from '../../ui/icon.js';
import { ProofMark } from '../../ui/proof.js';
import type { CheckRow } from '../declarations/check/check-table.js';
import type { DeclarationFile } from '../declarations/declaration-queries.js';
import { HEADCOUNT, MOVEMENTS, latest } from '../declarations/entry/entry-rows.js';
import { usePeriodText } from '../declarations/period-text.js';
import { differenceOf } from '../declarations/totals.js';

interface Props {
  file: DeclarationFile;
  rows: readonly CheckRow[];
  /** The evidence, in the third part. */
  children: ReactNode;
}

/** The value before, the claim, and its evidence, side by side. */
export function Claim({ file, rows, children }: Props): ReactElement | null {
  const { t } = useTranslation(['examination', 'declarations']);
  const format = useFormat();
  const periodText = usePeriodText();
  const wholes = rows.filter(({ isPart }) => !isPart);
  const main = wholes.find(({ indicator }) => indicator === HEADCOUNT) ?? wholes[0];
  if (main === undefined) return null;
  const before = latest(file)[0]?.period;
  const difference = differenceOf(main.now.value, main.before);
  const movements = main.indicator === HEADCOUNT ? wholes.filter(({ indicator }) => MOVEMENTS.some((code) => code === indicator)) : [];
  return (
    <div className="claim">
      <section aria-label={before === undefined ? t('noPrevious') : t('before', { period: periodText(before) })}>
        <h3>
          <ProofMark level="accepted" />
          {before === undefined ? t('noPrevious') : t('before', { period: periodText(before) })}
        </h3>
        <p className="big">{main.before === null ? '—' : <bdi>{format.number(main.before)}</bdi>}</p>
        <p className="small secondary">{main.name}</p>
      </section>
      <section aria-label={t('now', { period: periodText(file.period) })}>
        <h3>
          <ProofMark level="declared" />
          {t('now', { period: periodText(file.period) })}
        </h3>
        <p className="big">
          {main.now.value === null ? '—' : <bdi>{format.number(main.now.value)}</bdi>}{' '}
          {difference === null ? null : (
            <small>
              <bdi dir="ltr">{format.number(difference, { signed: true })}</bdi>
            </small>
          )}
        </p>
        <p className="small secondary">{main.name}</p>
        {movements.length === 0 ? null : (
          <dl>
            {before === undefined ? null : <ClaimLine name={t('previousHeadcount', { period: periodText(before) })} value={main.before} />}
            {movements.map(({ key, name, now, indicator }) => (
              <ClaimLine key={key} name={name} value={signed(indicator, now.value)} isSigned />
            ))}
            <ClaimLine name={t('previousHeadcount', { period: periodText(file.period) })} value={main.now.value} isSum />
          </dl>
        )}
      </section>
      <section aria-label={t('declarations:step.evidence')}>
        <h3>
          <Icon name="clip" size={14} />
          {t('declarations:step.evidence')}
        </h3>
        {children}
      </section>
    </div>
  );
}

function signed(indicator: string, value: string | null): string | null {
  const leaves = indicator === 'job_exits' || indicator === 'job_transfers_out';
  return value === null || !leaves || value === '0' ? value : `-${value}`;
}

function ClaimLine({ name, value, isSigned = false, isSum = false }: { name: string; value: string | null; isSigned?: boolean; isSum?: boolean }): ReactElement {
  const format = useFormat();
  return (
    <div className={isSum ? 'sum' : undefined}>
      <dt>{name}</dt>
      <dd>{value === null ? '—' : <bdi dir="ltr">{format.number(value, { signed: isSigned })}</bdi>}</dd>
    </div>
  );
}
