import type { ReactElement } from 'react';
import { useTranslation } from 'react-i18next';

export function SlipTimelineLegend(): ReactElement {
  const { t } = useTranslation('milestones');
  return (
    <div className="legend">
      <span>
        <svg width="8" height="14" aria-hidden="true">
          <path d="M4 1v12" stroke="var(--ink-3)" strokeWidth="1.6" />
        </svg>
        {t('timeline.baseline')}
      </span>
      <span>
        <svg width="20" height="10" aria-hidden="true">
          <path d="M0 5h20" stroke="var(--ink-3)" strokeWidth="2" strokeDasharray="2 2" />
        </svg>
        {t('timeline.amended')}
      </span>
      <span>
        <svg width="20" height="10" aria-hidden="true">
          <path d="M0 5h20" stroke="var(--risk-mark)" strokeWidth="2" />
        </svg>
        {t('timeline.slip')}
      </span>
    </div>
  );
}
