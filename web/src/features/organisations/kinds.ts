import { useTranslation } from 'react-i18next';

export const ORGANISATION_KINDS = ['ministry', 'public_agency', 'local_authority', 'company', 'federation', 'training_body', 'zone_developer', 'audit_institution'] as const;
export type OrganisationKind = (typeof ORGANISATION_KINDS)[number];

/** The word for a kind; a kind that this version does not know is shown as it came. */
export function useKindName(): (kind: string) => string {
  const { t } = useTranslation('organisations');
  return (kind) => {
    const known = ORGANISATION_KINDS.find((one) => one === kind);
    return known === undefined ? kind : t(`kind.${known}`);
  };
}
