import { useNavigate } from '@tanstack/react-router';
import type { ReactElement } from 'react';
import { useTranslation } from 'react-i18next';
import { answerOf, api } from '../../api/client.js';
import { useRegisterWrite } from '../../api/queries.js';
import type { AgreementFile } from '../../api/types.js';
import { useDraft } from '../../lib/draft.js';
import { writeHeaders } from '../../lib/http.js';
import { useLanguage } from '../../lib/language.js';
import { usePaths, usePlace } from '../../lib/place.js';
import { ChoiceLine } from '../../ui/choice-line.js';
import { showToast } from '../../ui/undo-toast.js';
import { ChoiceField } from '../organisations/choice-field.js';
import { FormDrawer } from '../organisations/form-drawer.js';
import { TextField } from '../organisations/text-field.js';
import { useFormErrors } from '../organisations/use-form-errors.js';
import { useClauseText } from './clause-reference.js';
import { type CommitmentBody, type CommitmentEntry, FIELDS, KINDS, type Mistake, NO_ENTRY, SIDES, bodyOf, mistakesOf } from './commitment-entry.js';
import { useIndicators } from './indicators.js';
import { ObligorFields } from './obligor-fields.js';
import { ScopeFields } from './scope-fields.js';
import { StepFields } from './step-fields.js';
import { TermFields } from './term-fields.js';

interface Props {
  file: AgreementFile;
  onClose(): void;
}

const TITLES = ['titleFr', 'titleAr', 'titleEn'] as const;

/** A promise of the agreement, as its clause words it: what the act does not say stays empty. */
export function CommitmentForm({ file, onClose }: Props): ReactElement {
  const { t } = useTranslation(['commitments', 'agreements']);
  const { programme } = usePlace();
  const paths = usePaths();
  const navigate = useNavigate();
  const language = useLanguage();
  const clauseText = useClauseText();
  const indicators = useIndicators();
  const form = useFormErrors(FIELDS);
  const draft = useDraft<CommitmentEntry>(`commitment.${file.ref}`, NO_ENTRY);
  const entry = draft.values;
  const clauses = file.acts.flatMap((act) => act.clauses.map((clause) => ({ value: clause.id, label: `${clauseText(clause)} · ${act.title}` })));
  const write = useRegisterWrite(
    (body: CommitmentBody, key) => answerOf(api.POST('/api/v1/programmes/{programme}/commitments', { params: { path: { programme } }, headers: writeHeaders(key), body })),
    ({ ref }) => {
      draft.forget();
      showToast(t('commitments:saved', { ref }));
      void navigate({ to: paths.commitment(ref) });
    },
  );
  const messageOf = (mistake: Mistake | undefined): string | undefined => (mistake === undefined ? undefined : t(`commitments:form.${mistake}`));
  const submit = (): void => {
    const mistakes = mistakesOf(entry, language);
    const body = bodyOf(entry, file.ref, language);
    const isSound = form.accepts(Object.fromEntries(FIELDS.map((field) => [field, messageOf(mistakes[field])])));
    if (isSound && body !== null) write.mutate(body, { onError: form.takeRefusal });
  };
  const fields = { form, entry, onChange: draft.change };
  return (
    <FormDrawer title={t('commitments:new')} lead={<bdi>{file.ref}</bdi>} form={form} write={write} draft={draft} onSubmit={submit} onClose={onClose}>
      <TextField id={form.idOf('ref')} label={t('agreements:form.ref')} description={t('commitments:form.refHint')} dir="ltr" error={form.errorOf('ref')} value={entry.ref} onChange={(ref) => draft.change({ ref })} data-autofocus />
      {TITLES.map((name) => (
        <TextField
          key={name}
          id={form.idOf(name)}
          label={t(`agreements:form.${name}`)}
          isOptional={name !== 'titleFr'}
          lang={name.slice(-2).toLowerCase()}
          dir={name === 'titleAr' ? 'rtl' : 'ltr'}
          error={form.errorOf(name)}
          value={entry[name]}
          onChange={(text) => draft.change({ [name]: text })}
        />
      ))}
      <ChoiceField id={form.idOf('kind')} label={t('commitments:filter.kind')} error={form.errorOf('kind')} options={KINDS.map((value) => ({ value, label: t(`commitments:kind.${value}`) }))} value={entry.kind} onChange={(kind) => draft.change({ kind })} />
      <ChoiceField
        id={form.idOf('indicator')}
        label={t('commitments:indicator')}
        error={form.errorOf('indicator')}
        options={indicators.options}
        value={entry.indicator}
        onChange={(indicator) => draft.change({ indicator, unit: null })}
      />
      <ChoiceLine id={form.idOf('side')} label={t('commitments:filter.side')} error={form.errorOf('side')} options={SIDES.map((value) => ({ value, label: t(`commitments:side.${value}`) }))} value={entry.side} onChange={(side) => draft.change({ side })} />
      <ObligorFields {...fields} />
      <ChoiceField
        id={form.idOf('clauseId')}
        label={t('commitments:clause')}
        isOptional
        description={clauses.length === 0 ? t('commitments:form.noClause') : undefined}
        error={form.errorOf('clauseId')}
        options={clauses}
        value={entry.clauseId}
        onChange={(clauseId) => draft.change({ clauseId })}
      />
      <TermFields {...fields} indicatorUnit={indicators.unitOf(entry.indicator)} />
      <StepFields {...fields} />
      <ScopeFields {...fields} />
      <TextField id={form.idOf('source')} label={t('agreements:form.source')} description={t('agreements:form.sourceHint')} isOptional error={form.errorOf('source')} value={entry.source} onChange={(source) => draft.change({ source })} />
    </FormDrawer>
  );
}
