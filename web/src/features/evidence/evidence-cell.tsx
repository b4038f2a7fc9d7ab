import { Link } from '@tanstack/react-router';
import type { ReactElement } from 'react';
import { useTranslation } from 'react-i18next';
import { usePaths } from '../../lib/place.js';
import { Icon } from '../../ui/icon.js';
import { evidenceOf, useEvidence } from './declared-evidence.js';

interface Props {
  declaration: string;
  indicator: string;
  /** Null: of the whole organisation and of each site. */
  site: string | null;
}

/** What proves a value, with the way to it. */
export function EvidenceCell({ declaration, indicator, site }: Props): ReactElement | null {
  const { t } = useTranslation('declarations');
  const paths = usePaths();
  const { data } = useEvidence(declaration);
  if (data === undefined) return null;
  const [first, ...more] = evidenceOf(data.items, indicator, site);
  if (first === undefined) return <span className="muted small">{t('check.noEvidence')}</span>;
  const name = `\u2068${first.fileName}\u2069`;
  return (
    <Link to={paths.evidence(declaration)} className="line small evidence-cell">
      <Icon name="clip" size={13} />
      <span>{more.length === 0 ? name : t('check.moreEvidence', { name, more: more.length })}</span>
    </Link>
  );
}
