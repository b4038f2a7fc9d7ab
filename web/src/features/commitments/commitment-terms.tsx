import type { ReactElement, ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { useTitle } from '../../api/reference.js';
import { type CommitmentFile, type RecordedTerm, dateOf } from '../../api/types.js';
import { useClocks } from '../../lib/clocks.js';
import { useFormat } from '../../lib/language.js';
import { CivilDay } from '../../ui/civil-day.js';
import { type Column, DataTable } from '../../ui/data-table.js';
import { Num } from '../../ui/num.js';
import { StateChip } from '../../ui/state-chip.js';
import { ToBeCompleted } from '../../ui/to-be-completed.js';
import { NotPublished, TargetNumber, useTargetText } from './target-text.js';

/** The terms in force on the day of the clock: target, base, dated steps. */
export function PresentTerms({ commitment }: { commitment: CommitmentFile }): ReactElement {
  const { t } = useTranslation(['commitments', 'agreements', 'common']);
  const { asOf } = useClocks();
  const format = useFormat();
  const titleOf = useTitle();
  const targetText = useTargetText();
  const { term, ref, indicator, expected } = commitment;
  if (term === null) return <p className="secondary">{t('agreements:noTermThen')}</p>;
  const baseOn = dateOf(term.base?.on ?? null);
  const rows: readonly (readonly [string, ReactNode])[] = [
    [t('commitments:target'), <strong key="target"><TargetNumber reference={ref} terms={term} /></strong>],
    [t('commitments:due'), term.due === null ? <NotPublished /> : <CivilDay date={dateOf(term.due.on)} precision={term.due.precision} />],
    [t('commitments:indicator'), [titleOf(indicator.name), t(`commitments:basis.${term.basis}`)].join(t('common:listComma'))],
    [
      t('commitments:base'),
      term.base === null ? (
        <ToBeCompleted />
      ) : (
        <>
          <Num figure={`${ref}.base`}>{targetText({ target: term.base.value, unit: term.unit, qualifier: 'exact' })}</Num>
          {' · '}
          {baseOn === null ? <NotPublished /> : <CivilDay date={baseOn} />}
          {' · '}
          <span className="muted">{term.base.source ?? t('commitments:baseSource')}</span>
          {term.base.source === null ? <> <ToBeCompleted /></> : null}
        </>
      ),
    ],
    [t('commitments:expected'), expected === null ? '—' : format.number(expected)],
  ];
  return (
    <>
      <h2>{t('agreements:termsOn')} <CivilDay date={asOf} /></h2>
      <dl className="term-facts">
        {rows.map(([label, value]) => (
          <div key={label}>
            <dt>{label}</dt>
            <dd>{value}</dd>
          </div>
        ))}
      </dl>
      <h3>{t('commitments:steps')}</h3>
      {term.steps.length === 0 ? (
        <p className="small muted">{t('commitments:noSteps')}</p>
      ) : (
        <ol className="steps">
          {term.steps.map((step, index) => (
            <li key={step.due.on}>
              <CivilDay date={dateOf(step.due.on)} precision={step.due.precision} />
              <Num figure={`${ref}.etape${index + 1}`}>{targetText({ target: step.value, unit: term.unit, qualifier: step.qualifier })}</Num>
            </li>
          ))}
        </ol>
      )}
      {term.linear ? <p className="small secondary">{t('commitments:linear')}</p> : null}
    </>
  );
}

/** Every version of the terms, those that the register replaced too. */
export function CommitmentTerms({ commitment }: { commitment: CommitmentFile }): ReactElement {
  const { t } = useTranslation('commitments');
  const format = useFormat();
  const targetText = useTargetText();
  const period = ({ validFrom, validTo }: RecordedTerm): ReactNode => {
    const [from, to] = [dateOf(validFrom), dateOf(validTo)];
    if (from === null) return to === null ? <NotPublished /> : t('validBetween', { from: '…', to: format.date(to) });
    return to === null ? t('validFrom', { date: format.date(from) }) : t('validBetween', { from: format.date(from), to: format.date(to) });
  };
  const columns: Column<RecordedTerm>[] = [
    { key: 'period', header: t('period'), narrow: 'full', cell: period },
    { key: 'target', header: t('target'), isNumber: true, cell: (term) => targetText(term) ?? <ToBeCompleted /> },
    { key: 'due', header: t('due'), isNumber: true, cell: ({ due }) => (due === null ? <NotPublished /> : <CivilDay date={dateOf(due.on)} precision={due.precision} />) },
    { key: 'act', header: t('clause'), cell: ({ amendment }) => (amendment === null ? t('originalTerms') : t('amendmentTerms', { number: amendment })) },
    {
      key: 'state',
      header: '',
      cell: (term) => (
        <span className="line wrap">
          {term.id === commitment.term?.id ? <StateChip bare icon="check">{t('inForce')}</StateChip> : null}
          {term.superseded ? <span className="small muted">{t('superseded')}</span> : null}
          {term.validIsPresumed ? <span className="small muted">{t('presumed')}</span> : null}
        </span>
      ),
    },
  ];
  return <DataTable label={t('termsHistory')} columns={columns} rows={commitment.terms.toReversed()} rowKey={({ id }) => id} isSelected={({ id }) => id === commitment.term?.id} />;
}
