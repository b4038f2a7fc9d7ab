import type { ReactElement } from 'react';
import { useTranslation } from 'react-i18next';
import { answerOf, api, changeHeaders } from '../../api/client.js';
import type { OrganisationFile } from '../../api/organisations.js';
import { useRegisterWrite } from '../../api/queries.js';
import { useTitle } from '../../api/reference.js';
import type { OrganisationName } from '../../api/types.js';
import { useDraft } from '../../lib/draft.js';
import { usePlace } from '../../lib/place.js';
import { showToast } from '../../ui/undo-toast.js';
import { ChoiceField } from './choice-field.js';
import { FormDrawer } from './form-drawer.js';
import { ORGANISATION_KINDS, type OrganisationKind, useKindName } from './kinds.js';
import { OrganisationField } from './organisation-field.js';
import { useOrganisationSubject } from './organisation-subject.js';
import { TextField, textOrNull } from './text-field.js';
import { useFormErrors } from './use-form-errors.js';

const FIELDS = ['kind', 'code', 'parentId', 'source'] as const;

interface Typed {
  kind: OrganisationKind | null;
  code: string;
  parent: OrganisationName | null;
  source: string;
}

/** What is not its name: kind, code, head of the group, source. */
export function OrganisationForm({ file, onClose }: { file: OrganisationFile; onClose(): void }): ReactElement {
  const { t } = useTranslation('organisations');
  const { programme } = usePlace();
  const titleOf = useTitle();
  const kindName = useKindName();
  const form = useFormErrors(FIELDS);
  const draft = useDraft<Typed>(
    `organisation.${file.id}`,
    { kind: ORGANISATION_KINDS.find((kind) => kind === file.kind) ?? null, code: file.code ?? '', parent: file.parent, source: file.source ?? '' },
    useOrganisationSubject()(file),
  );
  const { values, change } = draft;
  const { kind, code, parent, source } = values;
  const write = useRegisterWrite(
    (chosen: OrganisationKind, key) =>
      answerOf(
        api.PATCH('/api/v1/programmes/{programme}/organisations/{id}', {
          params: { path: { programme, id: file.id } },
          headers: changeHeaders(key, draft),
          body: { kind: chosen, code: textOrNull(code), parentId: parent?.id ?? null, source: textOrNull(source) },
        }),
      ),
    (changed) => {
      draft.forget();
      showToast(t('form.saved', { name: titleOf(changed.name) }));
      onClose();
    },
  );
  const submit = (): void => {
    if (form.accepts({ kind: kind === null ? t('form.missingKind') : undefined }) && kind !== null) write.mutate(kind, { onError: form.takeRefusal });
  };
  return (
    <FormDrawer
      title={t('change')}
      lead={titleOf(file.name)}
      form={form}
      write={write}
      draft={draft}
      mine={{ kind, code: textOrNull(code), parent_id: parent?.id ?? null, source: textOrNull(source) }}
      onSubmit={submit}
      onClose={onClose}
    >
      <ChoiceField id={form.idOf('kind')} label={t('form.kind')} error={form.errorOf('kind')} options={ORGANISATION_KINDS.map((value) => ({ value, label: kindName(value) }))} value={kind} onChange={(chosen) => change({ kind: chosen ?? kind })} />
      <TextField id={form.idOf('code')} label={t('form.code')} description={t('form.codeHelp')} isOptional dir="ltr" error={form.errorOf('code')} value={code} onChange={(text) => change({ code: text })} />
      <OrganisationField id={form.idOf('parentId')} label={t('form.parent')} isOptional error={form.errorOf('parentId')} value={parent} onChange={(chosen) => change({ parent: chosen })} />
      <TextField id={form.idOf('source')} label={t('form.source')} description={t('form.sourceHelp')} isOptional error={form.errorOf('source')} value={source} onChange={(text) => change({ source: text })} />
    </FormDrawer>
  );
}
