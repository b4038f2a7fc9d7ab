import type { ReactElement } from 'react';
import { useTranslation } from 'react-i18next';
import { answerOf, api, changeHeaders } from '../../api/client.js';
import type { OrganisationFile, Succession } from '../../api/organisations.js';
import { useRegisterWrite } from '../../api/queries.js';
import { useTitle } from '../../api/reference.js';
import type { OrganisationName } from '../../api/types.js';
import { useDraft } from '../../lib/draft.js';
import { usePlace } from '../../lib/place.js';
import type { KnownDate } from '../../lib/typed-date.js';
import { ChoiceLine } from '../../ui/choice-line.js';
import { DateField } from '../../ui/date-field.js';
import { showToast } from '../../ui/undo-toast.js';
import { FormDrawer } from './form-drawer.js';
import { OrganisationField } from './organisation-field.js';
import { useOrganisationSubject } from './organisation-subject.js';
import { TextField, textOrNull } from './text-field.js';
import { useFormErrors } from './use-form-errors.js';

const FIELDS = ['kind', 'successorId', 'effectiveOn', 'source'] as const;
const KINDS = ['merger', 'split', 'rename', 'transfer_of_attributions'] as const satisfies readonly Succession['kind'][];

interface Typed {
  kind: Succession['kind'] | null;
  successor: OrganisationName | null;
  effectiveOn: KnownDate | null;
  source: string;
}

interface Body {
  kind: Succession['kind'];
  successorId: string;
  effectiveOn: string;
}

/** Which organisation follows this one, by what, and from what day. */
export function SuccessionForm({ file, onClose }: { file: OrganisationFile; onClose(): void }): ReactElement {
  const { t } = useTranslation('organisations');
  const { programme } = usePlace();
  const titleOf = useTitle();
  const form = useFormErrors(FIELDS);
  const draft = useDraft<Typed>(`succession.${file.id}`, { kind: null, successor: null, effectiveOn: null, source: '' }, useOrganisationSubject()(file));
  const { values, change } = draft;
  const { kind, successor, effectiveOn, source } = values;
  const write = useRegisterWrite(
    (body: Body, key) =>
      answerOf(
        api.POST('/api/v1/programmes/{programme}/organisations/{id}/successions', {
          params: { path: { programme, id: file.id } },
          headers: changeHeaders(key, draft),
          body: { ...body, source: textOrNull(source) },
        }),
      ),
    () => {
      draft.forget();
      showToast(t('form.saved', { name: titleOf(file.name) }));
      onClose();
    },
  );
  const submit = (): void => {
    const isSound = form.accepts({
      kind: kind === null ? t('form.missingSuccession') : undefined,
      successorId: successor === null ? t('form.missingSuccessor') : successor.id === file.id ? t('form.ownSuccessor') : undefined,
      effectiveOn: effectiveOn === null ? t('form.missingEffect') : undefined,
    });
    if (isSound && kind !== null && successor !== null && effectiveOn !== null) {
      write.mutate({ kind, successorId: successor.id, effectiveOn: effectiveOn.date }, { onError: form.takeRefusal });
    }
  };
  return (
    <FormDrawer
      title={t('relations.add')}
      lead={titleOf(file.name)}
      form={form}
      write={write}
      draft={draft}
      mine={successor === null ? {} : { organisation_succession: titleOf(successor.name) }}
      onSubmit={submit}
      onClose={onClose}
    >
      <p className="note">{t('relations.help', { name: titleOf(file.name) })}</p>
      <ChoiceLine<Succession['kind']> id={form.idOf('kind')} label={t('form.kind')} error={form.errorOf('kind')} options={KINDS.map((value) => ({ value, label: t(`relations.kind.${value}`) }))} value={kind} onChange={(chosen) => change({ kind: chosen })} />
      <OrganisationField id={form.idOf('successorId')} label={t('relations.successor')} error={form.errorOf('successorId')} value={successor} onChange={(chosen) => change({ successor: chosen })} />
      <DateField id={form.idOf('effectiveOn')} label={t('relations.effect')} error={form.errorOf('effectiveOn')} value={effectiveOn} onChange={(day) => change({ effectiveOn: day })} />
      <TextField id={form.idOf('source')} label={t('form.source')} description={t('form.sourceHelp')} isOptional error={form.errorOf('source')} value={source} onChange={(text) => change({ source: text })} />
    </FormDrawer>
  );
}
