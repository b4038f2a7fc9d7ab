import type { ReactElement } from 'react';
import { useTranslation } from 'react-i18next';
import { useFormat } from '../../lib/language.js';
import { Health } from '../../ui/health.js';
import { NoValue } from '../../ui/no-value.js';
import { Num } from '../../ui/num.js';
import { ProofBar } from '../../ui/proof-bar.js';
import type { Measure } from './dashboard-queries.js';
import { measureKey, useMeasureName } from './measures.js';
import { gapOf, percentOf, standingOf } from './standing.js';

const SHOWN = 3;

/** The sums that the programme is about, and what part of the first is verified. */
export function KeyFigures({ measures }: { measures: readonly Measure[] }): ReactElement {
  const { t } = useTranslation('dashboard');
  const [first] = measures;
  return (
    <section className="key-figures" aria-label={t('keyFigures')}>
      {measures.slice(0, SHOWN).map((measure) => (
        <KeyFigure key={measureKey(measure)} measure={measure} />
      ))}
      {first === undefined ? null : <VerifiedPart measure={first} />}
    </section>
  );
}

function KeyFigure({ measure }: { measure: Measure }): ReactElement {
  const { t } = useTranslation('dashboard');
  const format = useFormat();
  const nameOf = useMeasureName();
  const { promised, expected, declared, accepted, verified } = measure.figures;
  const gap = gapOf(accepted, expected);
  return (
    <div className="key-figure">
      <span className="key-figure-label">{nameOf(measure)}</span>
      <span className="key-figure-value">
        {accepted === null ? <NoValue absence="notDeclared" /> : <Num figure={measureKey(measure)}>{format.number(accepted)}</Num>}
        {promised === null ? null : <small>{t('of', { value: format.number(promised) })}</small>}
      </span>
      <ProofBar values={{ declared, accepted, verified, expected, target: promised }} />
      <span className="key-figure-foot">
        <Health level={standingOf(measure.figures)} />
        <span className="muted tiny">{gap === null ? t('notExpectedYet') : t('againstExpected', { gap: format.number(gap, { signed: true }) })}</span>
      </span>
    </div>
  );
}

function VerifiedPart({ measure }: { measure: Measure }): ReactElement {
  const { t } = useTranslation('dashboard');
  const format = useFormat();
  const nameOf = useMeasureName();
  const { accepted, verified } = measure.figures;
  const percent = percentOf(verified, accepted);
  return (
    <div className="key-figure">
      <span className="key-figure-label">{t('verifiedPart', { what: nameOf(measure) })}</span>
      <span className="key-figure-value">{percent === null ? <span className="muted">—</span> : <Num figure={`${measureKey(measure)}~verifie`}>{format.percent(percent)}</Num>}</span>
      <ProofBar values={{ declared: null, accepted, verified, target: accepted }} />
      <span className="key-figure-foot muted tiny">{percent === null ? t('nothingVerified') : t('verifiedOf', { verified: format.number(verified ?? '0'), accepted: format.number(accepted ?? '0') })}</span>
    </div>
  );
}
