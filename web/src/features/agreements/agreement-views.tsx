import type { ReactElement } from 'react';
import { useTranslation } from 'react-i18next';
import type { SearchChange } from '../../lib/change-search.js';
import '../../ui/link-tabs.css';
import { SearchLink } from '../../ui/search-link.js';
import { type AgreementSearch, useViewCounts } from './agreements-list.js';

interface View {
  label: string;
  count: number | undefined;
  isCurrent: boolean;
  change: SearchChange;
}

/** The three questions asked most, each an address. */
export function AgreementViews({ search }: { search: AgreementSearch }): ReactElement {
  const { t } = useTranslation('agreements');
  const { all, toComplete, dueThisYear, year } = useViewCounts();
  const isDue = search.echeance?.join() === String(year);
  const isToComplete = search.attention !== undefined;
  const nothing: SearchChange = { attention: undefined, echeance: undefined };
  const views: View[] = [
    { label: t('list.all'), count: all, isCurrent: !isDue && !isToComplete, change: nothing },
    { label: t('list.toComplete'), count: toComplete, isCurrent: isToComplete, change: { ...nothing, attention: 'a-completer' } },
    { label: t('list.dueIn', { year }), count: dueThisYear, isCurrent: isDue && !isToComplete, change: { ...nothing, echeance: [String(year)] } },
  ];
  return (
    <nav className="tabs" aria-label={t('list.label')}>
      {views.map(({ label, count, isCurrent, change }) => (
        <SearchLink key={label} change={change} isCurrent={isCurrent}>
          {label}
          {count === undefined ? null : <span className="tab-count">{count}</span>}
        </SearchLink>
      ))}
    </nav>
  );
}
