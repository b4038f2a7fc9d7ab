import type { ReactElement } from 'react';
import { useTranslation } from 'react-i18next';
import { useFormat } from '../../lib/language.js';
import type { MissionFile } from './audit-queries.js';

/** How the sample came about, so that anyone can draw it again. */
export function MissionDraws({ mission: { draws, team } }: { mission: MissionFile }): ReactElement | null {
  const { t } = useTranslation('audit');
  const format = useFormat();
  if (draws.length === 0 && team.length === 0) return null;
  return (
    <section className="section small">
      {team.length === 0 ? null : (
        <p>
          <span className="medium">{t('mission.team')}</span>
          {team.map(({ personId, name, head }) => <span key={personId}> · <bdi>{name}</bdi>{head ? ` (${t('teamForm.head')})` : ''}</span>)}
        </p>
      )}
      {draws.map(({ method, size, population, seed, at, by }) => (
        <p key={at + (seed ?? '')} className="secondary">
          {t('mission.drawn', { method: t(`method.${method}`), size, population })}
          {seed === null ? '' : <> · {t('mission.seed', { seed: '' })}<bdi dir="ltr">{seed}</bdi></>} · {t('review.by', { name: by ?? '', ...format.instant(at) })}
        </p>
      ))}
    </section>
  );
}
