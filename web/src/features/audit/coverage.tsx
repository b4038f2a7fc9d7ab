import type { ReactElement } from 'react';
import { useTranslation } from 'react-i18next';
import { useTitle } from '../../api/reference.js';
import { useFormat } from '../../lib/language.js';
import type { MissionFile } from './audit-queries.js';

/** Which part of the accepted value is verified, by indicator: audits sample, and say so. */
export function Coverage({ coverage }: { coverage: MissionFile['coverage'] }): ReactElement {
  const { t } = useTranslation('audit');
  const format = useFormat();
  const titleOf = useTitle();
  return (
    <>
      {coverage.filter(({ accepted }) => Number(accepted) > 0).map(({ indicator, name, accepted, verified, verifiedBefore, left }) => {
        const share = (part: string): number => (Number(part) / Number(accepted)) * 100;
        const parts = [['here', t('mission.verifiedHere', { value: format.number(verified) })], ['before', t('mission.verifiedBefore', { value: format.number(verifiedBefore) })], ['', t('mission.left', { value: format.number(left) })]] as const;
        return (
          <div key={indicator} className="coverage">
            <div>
              {t('mission.share')}
              {coverage.length > 1 ? ` · ${titleOf(name)}` : ''}
              <span className="big">{format.percent(share(verified) + share(verifiedBefore), 1)}</span>
            </div>
            <div>
              <div className="coverage-bar" role="img" aria-label={parts.map(([, text]) => text).join(', ')}>
                <i className="here" style={{ inlineSize: `${share(verified)}%` }} />
                <i className="before" style={{ inlineSize: `${share(verifiedBefore)}%` }} />
              </div>
              <div className="coverage-key" aria-hidden="true">
                {parts.map(([mark, text]) => (
                  <span key={text}>
                    <i className={mark} />
                    {text}
                  </span>
                ))}
              </div>
            </div>
          </div>
        );
      })}
    </>
  );
}
