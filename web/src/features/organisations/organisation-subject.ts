import { useTranslation } from 'react-i18next';
import type { OrganisationFile, Site } from '../../api/organisations.js';
import { useTitle } from '../../api/reference.js';
import type { Subject } from '../../lib/draft-store.js';

/** An organisation as it was read, for the forms that change it. */
export function useOrganisationSubject(): (file: OrganisationFile) => Subject {
  const { t } = useTranslation();
  const titleOf = useTitle();
  const listed = (texts: readonly string[]): string | null => (texts.length === 0 ? null : texts.join(t('listComma')));
  return (file) => ({
    table: 'organisation',
    version: file.version,
    says: {
      kind: file.kind,
      code: file.code,
      name_fr: file.name.fr,
      name_ar: file.name.ar,
      name_en: file.name.en,
      parent_id: file.parent?.id ?? null,
      source: file.source,
      organisation_identifier: listed(file.identifiers.map(({ scheme, value }) => `${scheme} ${value}`)),
      organisation_succession: listed(file.successions.map(({ successor, predecessor }) => titleOf(successor.id === file.id ? predecessor.name : successor.name))),
      site: listed(file.sites.map(({ name }) => name)),
    },
  });
}

export function siteSubject(site: Site): Subject {
  return { table: 'site', version: site.version, says: { name: site.name, region_code: site.region, city: site.city, cnss_affiliation: site.cnssAffiliation, closed_on: site.closedOn } };
}
