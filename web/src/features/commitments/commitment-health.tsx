import { Button } from '@mantine/core';
import { type ReactElement, Suspense, lazy, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { type CommitmentFile, dateOf } from '../../api/types.js';
import { useFormat } from '../../lib/language.js';
import { useMay } from '../../lib/place.js';
import { Health } from '../../ui/health.js';
import { showToast } from '../../ui/undo-toast.js';
import { useWithdrawHealth } from './health-writes.js';

const HealthForm = lazy(async () => ({ default: (await import('./health-form.js')).HealthForm }));

/** What the rule computes, why, and beside it what the programme office says until a day. */
export function CommitmentHealth({ commitment: { ref, health } }: { commitment: CommitmentFile }): ReactElement {
  const { t } = useTranslation(['commitments', 'states']);
  const format = useFormat();
  const mayWrite = useMay('register.write');
  const [isOpen, setIsOpen] = useState(false);
  const withdraw = useWithdrawHealth(ref, () => showToast(t('health.withdrawn')));
  const { computed, reasons, share, on, rule, override } = health;
  const measuredOn = dateOf(on);
  return (
    <section className="section">
      <div className="section-head">
        <h2>{t('health.title')}</h2>
        {mayWrite ? (
          <span className="line">
            {override === null ? null : (
              <Button size="sm" loading={withdraw.isPending} onClick={() => withdraw.mutate(null)}>
                {t('health.withdraw')}
              </Button>
            )}
            <Button size="sm" onClick={() => setIsOpen(true)}>
              {t('health.override')}
            </Button>
          </span>
        ) : null}
      </div>
      <p>
        <Health level={computed} decided={override?.state} />
      </p>
      <p className="secondary">
        {reasons.map((reason) => t(`health.reason.${reason}`)).join(' ')}{' '}
        {share === null || measuredOn === null ? null : `${t('health.share', { share: format.percent(Number(share) * 100, 0), date: format.date(measuredOn) })} `}
        <span className="muted">{t('health.rule', { number: rule })}</span>
      </p>
      {override === null ? null : (
        <p className="secondary">
          {t('health.overridden', { state: t(`states:health.${override.state}`), date: format.date(dateOf(override.until)), reason: t(`health.reasons.${override.reasonCode}`) })}{' '}
          {override.by === null ? null : <bdi>{t('health.byPerson', { name: override.by })}</bdi>}
        </p>
      )}
      {isOpen ? (
        <Suspense fallback={null}>
          <HealthForm reference={ref} onClose={() => setIsOpen(false)} />
        </Suspense>
      ) : null}
    </section>
  );
}
