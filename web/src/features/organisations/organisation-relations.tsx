import type { ReactElement } from 'react';
import { useTranslation } from 'react-i18next';
import { dateOf } from '../../api/types.js';
import { useFormat } from '../../lib/language.js';
import type { OrganisationFile, Succession } from '../../api/organisations.js';
import { OrganisationLink, OrganisationLinks } from './organisation-links.js';
import { WritableSection, type Writing } from './writable-section.js';

/** Head and members of the group, and what came before and after. */
interface Props extends Writing {
  file: OrganisationFile;
}

export function OrganisationRelations({ file, ...writing }: Props): ReactElement {
  const { t } = useTranslation('organisations');
  const before = file.successions.filter(({ successor }) => successor.id === file.id);
  const after = file.successions.filter(({ predecessor }) => predecessor.id === file.id);
  const isEmpty = file.parent === null && file.group.length === 0 && file.successions.length === 0;
  return (
    <WritableSection title={t('relations.title')} writeLabel={t('relations.add')} {...writing}>
      {isEmpty ? (
        <p className="muted small">{t('relations.none')}</p>
      ) : (
        <dl className="relations">
          {file.parent === null ? null : (
            <>
              <dt>{t('relations.head')}</dt>
              <dd>
                <OrganisationLink organisation={file.parent} />
              </dd>
            </>
          )}
          {file.group.length === 0 ? null : (
            <>
              <dt>{t('relations.members')}</dt>
              <dd>
                <OrganisationLinks organisations={file.group} />
              </dd>
            </>
          )}
          <Successions label={t('relations.follows')} successions={before} other="predecessor" />
          <Successions label={t('relations.followedBy')} successions={after} other="successor" />
        </dl>
      )}
    </WritableSection>
  );
}

function Successions({ label, successions, other }: { label: string; successions: readonly Succession[]; other: 'predecessor' | 'successor' }): ReactElement | null {
  const { t } = useTranslation('organisations');
  const format = useFormat();
  if (successions.length === 0) return null;
  return (
    <>
      <dt>{label}</dt>
      <dd className="stack">
        {successions.map((one) => (
          <span key={one.id}>
            <OrganisationLink organisation={one[other]} />{' '}
            <span className="muted">
              {t('relations.on', { kind: t(`relations.kind.${one.kind}`), date: format.date(dateOf(one.effectiveOn)) })}
              {one.source === null ? null : ` · ${one.source}`}
            </span>
          </span>
        ))}
      </dd>
    </>
  );
}
