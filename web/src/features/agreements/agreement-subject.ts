import { useTranslation } from 'react-i18next';
import { useTitle } from '../../api/reference.js';
import type { AgreementFile } from '../../api/types.js';
import type { Subject } from '../../lib/draft-store.js';

/** An agreement as it was read, for the forms that change it. */
export function useAgreementSubject(): (file: AgreementFile) => Subject {
  const { t } = useTranslation();
  const titleOf = useTitle();
  const listed = (texts: readonly string[]): string | null => (texts.length === 0 ? null : texts.join(t('listComma')));
  return (file) => ({
    table: 'agreement',
    version: file.version,
    says: {
      kind: file.kind,
      state: file.state,
      title_fr: file.title.fr,
      title_ar: file.title.ar,
      title_en: file.title.en,
      legal_type: file.legalType,
      authentic_language: file.authenticLanguage,
      signed_on: file.signedOn,
      published_on: file.publishedOn,
      effective_from: file.effectiveFrom,
      effective_to: file.effectiveTo,
      amount: file.amount?.value ?? null,
      amount_qualifier: file.amount?.qualifier ?? null,
      amount_nature: file.amount?.nature ?? null,
      source: file.source,
      note: file.note,
      agreement_party: listed(file.parties.map(({ organisation, validTo }) => [titleOf(organisation.name), validTo].filter((part) => part !== null).join(' → '))),
      act: listed(file.acts.map(({ title }) => title)),
      amendment: listed(file.amendments.map(({ summary }) => summary)),
      correction: listed(file.corrections.map(({ reason }) => reason)),
    },
  });
}
