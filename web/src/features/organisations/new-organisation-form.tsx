import { useNavigate } from '@tanstack/react-router';
import type { ReactElement } from 'react';
import { useTranslation } from 'react-i18next';
import { answerOf, api } from '../../api/client.js';
import { useRegisterWrite } from '../../api/queries.js';
import { useTitle } from '../../api/reference.js';
import type { OrganisationName } from '../../api/types.js';
import { useDraft } from '../../lib/draft.js';
import { writeHeaders } from '../../lib/http.js';
import { usePaths, usePlace } from '../../lib/place.js';
import type { KnownDate } from '../../lib/typed-date.js';
import { DateField } from '../../ui/date-field.js';
import { showToast } from '../../ui/undo-toast.js';
import { ChoiceField } from './choice-field.js';
import { FormDrawer } from './form-drawer.js';
import { ORGANISATION_KINDS, type OrganisationKind, useKindName } from './kinds.js';
import { NameFields, type Names, NO_NAMES } from './name-fields.js';
import { OrganisationField } from './organisation-field.js';
import { FieldLabel, TextField, textOrNull } from './text-field.js';
import { useFormErrors } from './use-form-errors.js';

const FIELDS = ['nameFr', 'nameAr', 'nameEn', 'kind', 'code', 'parentId', 'validFrom', 'source'] as const;

interface Typed {
  names: Names;
  kind: OrganisationKind | null;
  code: string;
  parent: OrganisationName | null;
  validFrom: KnownDate | null;
  source: string;
}

export function NewOrganisationForm({ onClose }: { onClose(): void }): ReactElement {
  const { t } = useTranslation('organisations');
  const { programme } = usePlace();
  const paths = usePaths();
  const titleOf = useTitle();
  const kindName = useKindName();
  const navigate = useNavigate();
  const form = useFormErrors(FIELDS);
  const draft = useDraft<Typed>('organisation', { names: NO_NAMES, kind: null, code: '', parent: null, validFrom: null, source: '' });
  const [names, setNames] = draft.field('names');
  const [kind, setKind] = draft.field('kind');
  const [code, setCode] = draft.field('code');
  const [parent, setParent] = draft.field('parent');
  const [validFrom, setValidFrom] = draft.field('validFrom');
  const [source, setSource] = draft.field('source');
  const write = useRegisterWrite(
    (chosen: OrganisationKind, key) =>
      answerOf(
        api.POST('/api/v1/programmes/{programme}/organisations', {
          params: { path: { programme } },
          headers: { ...writeHeaders(key) },
          body: {
            nameFr: names.nameFr.trim(),
            nameAr: textOrNull(names.nameAr),
            nameEn: textOrNull(names.nameEn),
            kind: chosen,
            code: textOrNull(code),
            parentId: parent?.id ?? null,
            validFrom: validFrom?.date ?? null,
            source: textOrNull(source),
          },
        }),
      ),
    (created) => {
      draft.forget();
      showToast(t('form.saved', { name: titleOf(created.name) }));
      void navigate({ to: paths.partner(created.id) });
    },
  );
  const submit = (): void => {
    const isSound = form.accepts({
      nameFr: names.nameFr.trim() === '' ? t('form.missingName') : undefined,
      kind: kind === null ? t('form.missingKind') : undefined,
    });
    if (isSound && kind !== null) write.mutate(kind, { onError: form.takeRefusal });
  };
  return (
    <FormDrawer title={t('new')} form={form} write={write} draft={draft} onSubmit={submit} onClose={onClose}>
      <NameFields form={form} names={names} onChange={setNames} />
      <ChoiceField
        id={form.idOf('kind')}
        label={t('form.kind')}
        error={form.errorOf('kind')}
        options={ORGANISATION_KINDS.map((value) => ({ value, label: kindName(value) }))}
        value={kind}
        onChange={setKind}
      />
      <TextField id={form.idOf('code')} label={t('form.code')} description={t('form.codeHelp')} isOptional error={form.errorOf('code')} dir="ltr" value={code} onChange={setCode} />
      <OrganisationField id={form.idOf('parentId')} label={t('form.parent')} isOptional error={form.errorOf('parentId')} value={parent} onChange={setParent} />
      <DateField
        id={form.idOf('validFrom')}
        label={<FieldLabel label={t('names.firstDay')} isOptional />}
        description={t('names.firstDayHelp')}
        error={form.errorOf('validFrom')}
        value={validFrom}
        onChange={setValidFrom}
      />
      <TextField id={form.idOf('source')} label={t('form.source')} description={t('form.sourceHelp')} isOptional error={form.errorOf('source')} value={source} onChange={setSource} />
    </FormDrawer>
  );
}
