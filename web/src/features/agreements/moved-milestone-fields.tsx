import { ActionIcon } from '@mantine/core';
import type { ReactElement } from 'react';
import { useTranslation } from 'react-i18next';
import { DATE_PRECISIONS } from '@common/civil-date.js';
import { useTitle } from '../../api/reference.js';
import type { Milestone } from '../../api/types.js';
import type { KnownDate } from '../../lib/typed-date.js';
import { DateField } from '../../ui/date-field.js';
import { Icon } from '../../ui/icon.js';
import { ChoiceField } from '../organisations/choice-field.js';

/** A milestone whose frozen baseline the amendment moves. */
export interface MovedMilestone {
  milestone: string;
  on: KnownDate | null;
}

interface Props {
  id: string;
  moved: MovedMilestone;
  error: string | undefined;
  milestones: readonly Milestone[];
  onChange(moved: MovedMilestone): void;
  onRemove(): void;
}

export function MovedMilestoneFields({ id, moved, error, milestones, onChange, onRemove }: Props): ReactElement {
  const { t } = useTranslation(['agreements', 'common']);
  const titleOf = useTitle();
  return (
    <fieldset className="repeated">
      <legend className="line spread">
        {t('agreements:form.baseline')}
        <ActionIcon aria-label={`${t('common:remove')}: ${t('agreements:form.baseline')} ${moved.milestone}`} onClick={onRemove}>
          <Icon name="close" />
        </ActionIcon>
      </legend>
      <ChoiceField
        id={`${id}-milestone`}
        label={t('agreements:form.milestone')}
        error={undefined}
        options={milestones.map(({ ref, title }) => ({ value: ref, label: `${titleOf(title)} (${ref})` }))}
        value={moved.milestone}
        onChange={(milestone) => onChange({ ...moved, milestone: milestone ?? moved.milestone })}
      />
      <DateField id={id} label={t('agreements:form.baseline')} precisions={DATE_PRECISIONS} error={error} value={moved.on} onChange={(on) => onChange({ ...moved, on })} />
    </fieldset>
  );
}
