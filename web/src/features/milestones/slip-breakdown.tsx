import type { ReactElement } from 'react';
import { useTranslation } from 'react-i18next';
import type { MilestoneFile } from '../../api/types.js';
import { useFormat } from '../../lib/language.js';
import type { KnownDate } from '../../lib/typed-date.js';
import type { DelayReason } from './log-draft.js';
import { slipParts } from './slip-parts.js';

interface Props {
  file: MilestoneFile;
  /** The forecast being typed. */
  added: { date: KnownDate | null; reason: DelayReason | null } | null;
}

const PARTS = ['amended', 'reasoned', 'unreasoned'] as const;

/** How much of the slip has a reason, comes from an amendment, or has neither. */
export function SlipBreakdown({ file, added }: Props): ReactElement | null {
  const { t } = useTranslation('milestones');
  const format = useFormat();
  const typed = added?.date ?? null;
  const parts = slipParts(file, typed === null ? null : { date: { on: typed.date, precision: typed.precision }, hasReason: added?.reason !== null });
  if (parts === null) return null;
  const shown = PARTS.filter((part) => parts[part] > 0);
  return (
    <div className="stack">
      <h3>{t('drawer.breakdown', { count: parts.amended + parts.reasoned + parts.unreasoned })}</h3>
      <div className="slip-parts">
        {shown.map((part) => (
          <span key={part} className={part} style={{ flexGrow: parts[part] }}>
            <i />
            <span className="tiny muted">{t(`drawer.breakdownParts.${part}`, { days: format.number(parts[part]) })}</span>
          </span>
        ))}
      </div>
    </div>
  );
}
