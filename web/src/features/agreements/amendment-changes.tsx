import { Fragment, type ReactElement, type ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { isCivilDate } from '@common/civil-date.js';
import { useTitle } from '../../api/reference.js';
import { type AgreementFile, type AmendedLine, type Amendment, dateOf } from '../../api/types.js';
import { useFormat } from '../../lib/language.js';
import { CivilDay } from '../../ui/civil-day.js';
import { readingOf } from './reading.js';

interface Props {
  amendment: Amendment;
  file: AgreementFile;
}

const FIELDS = ['target', 'qualifier', 'basis', 'base', 'due', 'baseline'] as const;
const QUALIFIERS = ['exact', 'about', 'at_least', 'more_than'] as const;
const PRECISIONS = ['day', 'month', 'quarter', 'year'] as const;

/** What one amendment says before and after, term by term. */
export function AmendmentChanges({ amendment, file }: Props): ReactElement {
  const { t } = useTranslation(['agreements', 'commitments']);
  const format = useFormat();
  const titleOf = useTitle();
  const effect = format.date(dateOf(amendment.effectiveOn));
  const signedOn = dateOf(amendment.signedOn);
  const labelOf = ({ field, title }: AmendedLine): ReactNode => {
    const known = FIELDS.find((name) => name === field);
    if (known === undefined || known === 'target' || known === 'baseline') return titleOf(title);
    return t(`agreements:changed.${known}`);
  };
  const valueOf = ({ field, ref }: AmendedLine, value: string | null): ReactNode => {
    if (value === null) return '—';
    if (isCivilDate(value)) {
      const precision = field === 'due' ? file.promises.find((promise) => promise.ref === ref)?.duePrecision : 'day';
      return <CivilDay date={value} precision={PRECISIONS.find((name) => name === precision)} />;
    }
    const qualifier = QUALIFIERS.find((name) => name === value);
    if (field === 'qualifier' && qualifier !== undefined) return t(`agreements:qualifier.${qualifier}`);
    return field === 'basis' ? t(`commitments:basis.${readingOf(value)}`) : <bdi>{format.number(value)}</bdi>;
  };
  return (
    <>
      <h2>{t('agreements:lastAmendment', { number: amendment.number })}</h2>
      <p className="subtitle">
        {signedOn === null ? t('agreements:signedUnknown', { effect }) : t('agreements:amendmentDates', { signed: format.date(signedOn), effect })}
      </p>
      <p className="secondary" dir="auto">{amendment.summary}</p>
      {amendment.changes.length === 0 ? null : (
        <div className="terms" role="table" aria-label={t('agreements:lastAmendment', { number: amendment.number })}>
          <div role="row" className="contents">
            <span role="columnheader" className="head">{t('agreements:term')}</span>
            <span role="columnheader" className="head">{t('agreements:before')}</span>
            <span role="columnheader" className="head">{t('agreements:since')}</span>
          </div>
          {amendment.changes.map((line) => (
            <Fragment key={`${line.ref} ${line.field}`}>
              <div role="row" className="contents">
                <span role="rowheader">{labelOf(line)}</span>
                <span role="cell"><del>{valueOf(line, line.before)}</del></span>
                <span role="cell"><ins>{valueOf(line, line.after)}</ins></span>
              </div>
            </Fragment>
          ))}
        </div>
      )}
      <p className="note">{t('agreements:closedPeriods', { date: effect })}</p>
    </>
  );
}
