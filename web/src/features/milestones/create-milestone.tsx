import { Button, NativeSelect, TextInput } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { type ReactElement, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { answerOf, api } from '../../api/client.js';
import { programmeKey } from '../../api/queries.js';
import { useTitle } from '../../api/reference.js';
import { useDraft } from '../../lib/draft.js';
import { usePlace } from '../../lib/place.js';
import { fieldErrors } from '../../lib/problem.js';
import type { KnownDate } from '../../lib/typed-date.js';
import { DateField } from '../../ui/date-field.js';
import { ErrorSummary } from '../../ui/error-summary.js';
import { fieldError } from '../../ui/field-error.js';
import { Icon } from '../../ui/icon.js';
import { Problem } from '../../ui/problem.js';
import { CancelButton, SideDrawer } from '../../ui/side-drawer.js';
import { showToast } from '../../ui/undo-toast.js';
import { PRECISIONS } from './forecast-fields.js';
import { useAgreementChoices } from './milestone-filter-line.js';
import { LARGEST_PAGE, useMilestoneChoices } from './milestone-reads.js';
import { useCreateMilestone } from './milestone-writes.js';

interface Props {
  onClose(): void;
}

const FORM = 'create-milestone';
const NOTHING = { ref: '', agreement: '', titleFr: '', titleAr: '', titleEn: '', ownerId: '', dependsOn: '', source: '' };
const TEXTS = ['titleFr', 'titleAr', 'titleEn'] as const;
const REFERENCE = /^[A-Za-z0-9][A-Za-z0-9._-]{0,62}$/;
const chevron = <Icon name="chevronDown" />;

export function CreateMilestone({ onClose }: Props): ReactElement {
  const { t } = useTranslation(['milestones', 'common']);
  const titleOf = useTitle();
  const draft = useDraft<typeof NOTHING & { baseline: KnownDate | null }>('milestone', { ...NOTHING, baseline: null });
  const { baseline, ...texts } = draft.values;
  const [attempt, setAttempt] = useState(0);
  const agreements = useAgreementChoices();
  const others = useMilestoneChoices(texts.agreement === '' ? undefined : texts.agreement);
  const owners = useOwnerChoices();
  const creating = useCreateMilestone((file) => {
    draft.forget();
    showToast(t('milestones:create.saved', { milestone: titleOf(file.title) }));
    onClose();
  });
  const mistakes = {
    ...(REFERENCE.test(texts.ref) ? {} : { ref: t('milestones:create.referenceInvalid') }),
    ...(texts.agreement === '' ? { agreement: t('milestones:create.agreementMissing') } : {}),
    ...(texts.titleFr.trim() === '' ? { titleFr: t('milestones:create.titleMissing') } : {}),
  };
  const messages: Record<string, string> = { ...fieldErrors(creating.error), ...(attempt > 0 ? mistakes : {}) };
  const errors = Object.entries(messages).map(([field, message]) => ({ fieldId: `create-${field}`, message }));
  const field = (name: keyof typeof texts) => ({
    id: `create-${name}`,
    value: texts[name],
    error: fieldError(messages[name]),
    onChange: ({ currentTarget: { value } }: { currentTarget: { value: string } }) => draft.change({ [name]: value }),
  });
  const save = (): void => {
    setAttempt((count) => count + 1);
    if (Object.keys(mistakes).length > 0 || creating.isPending) return;
    const { ref, agreement, titleFr, dependsOn, ...optional } = texts;
    const filled = Object.fromEntries(Object.entries(optional).flatMap(([name, value]) => (value.trim() === '' ? [] : [[name, value.trim()]])));
    creating.mutate({
      ref,
      agreement,
      titleFr: titleFr.trim(),
      ...filled,
      ...(dependsOn === '' ? {} : { dependsOn: [dependsOn] }),
      ...(baseline === null ? {} : { baselineOn: baseline.date, baselinePrecision: baseline.precision }),
    });
  };
  const optional = <span className="muted">{t('common:optional')}</span>;
  return (
    <SideDrawer
      isOpen
      onClose={onClose}
      onSubmit={save}
      unsaved={draft}
      title={t('milestones:create.title')}
      footer={
        <>
          <Button type="submit" form={FORM} variant="filled" loading={creating.isPending}>
            {t('common:save')} <kbd>Ctrl ↵</kbd>
          </Button>
          <CancelButton />
        </>
      }
    >
      <form
        id={FORM}
        className="stack wide"
        noValidate
        onSubmit={(event) => {
          event.preventDefault();
          save();
        }}
      >
        <ErrorSummary errors={errors} attempt={errors.length === 0 ? 0 : attempt} />
        {creating.error !== null && errors.length === 0 ? <Problem error={creating.error} onRetry={save} /> : null}
        <NativeSelect label={t('milestones:create.agreement')} rightSection={chevron} data-autofocus {...field('agreement')}>
          <option value="">{t('milestones:create.chooseAgreement')}</option>
          {agreements.map(({ ref, title }) => (
            <option key={ref} value={ref}>
              {`${ref} · ${titleOf(title)}`}
            </option>
          ))}
        </NativeSelect>
        <TextInput label={t('milestones:create.reference')} description={t('milestones:create.referenceHint')} dir="ltr" autoComplete="off" {...field('ref')} />
        {TEXTS.map((name) => (
          <TextInput
            key={name}
            label={
              <>
                {t(`milestones:create.${name}`)} {name === 'titleFr' ? null : optional}
              </>
            }
            lang={name.slice(-2).toLowerCase()}
            dir={name === 'titleAr' ? 'rtl' : 'ltr'}
            maxLength={300}
            {...field(name)}
          />
        ))}
        <DateField
          id="create-baselineOn"
          label={
            <>
              {t('milestones:create.baseline')} {optional}
            </>
          }
          description={t('milestones:create.baselineHint')}
          value={baseline}
          onChange={(day) => draft.change({ baseline: day })}
          precisions={PRECISIONS}
          error={messages.baselineOn}
        />
        <NativeSelect label={t('milestones:create.owner')} rightSection={chevron} {...field('ownerId')}>
          <option value="">{t('milestones:create.chooseOwner')}</option>
          {owners.map(({ id, name }) => (
            <option key={id} value={id}>
              {titleOf(name)}
            </option>
          ))}
        </NativeSelect>
        {others.length === 0 ? null : (
          <NativeSelect
            label={
              <>
                {t('milestones:drawer.addDependency')} {optional}
              </>
            }
            rightSection={chevron}
            {...field('dependsOn')}
          >
            <option value="">{t('milestones:drawer.chooseMilestone')}</option>
            {others.map(({ ref, title }) => (
              <option key={ref} value={ref}>
                {`${ref} · ${titleOf(title)}`}
              </option>
            ))}
          </NativeSelect>
        )}
        <TextInput
          label={
            <>
              {t('milestones:create.source')} {optional}
            </>
          }
          maxLength={300}
          {...field('source')}
        />
      </form>
    </SideDrawer>
  );
}

function useOwnerChoices() {
  const { programme } = usePlace();
  const { data } = useQuery({
    queryKey: programmeKey(programme, 'organisations', 'choices'),
    queryFn: ({ signal }) => answerOf(api.GET('/api/v1/programmes/{programme}/organisations', { params: { path: { programme }, query: { limit: LARGEST_PAGE } }, signal })),
  });
  return data?.items ?? [];
}
