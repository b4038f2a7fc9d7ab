import { ActionIcon } from '@mantine/core';
import type { ReactElement } from 'react';
import { useTranslation } from 'react-i18next';
import { DATE_PRECISIONS } from '@common/civil-date.js';
import type { Language } from '@common/translated.js';
import type { components } from '../../api/generated/schema.js';
import { useTitle } from '../../api/reference.js';
import type { Commitment } from '../../api/types.js';
import type { KnownDate } from '../../lib/typed-date.js';
import { readTypedNumber } from '../../lib/typed-number.js';
import { DateField } from '../../ui/date-field.js';
import { Icon } from '../../ui/icon.js';
import { useTargetText } from '../commitments/target-text.js';
import { ChoiceField } from '../organisations/choice-field.js';
import { FieldLabel, TextField } from '../organisations/text-field.js';

/** What an amendment changes in one commitment; what is left empty stays as it is. */
export interface NewTerm {
  commitment: string;
  target: string;
  due: KnownDate | null;
}

type TermBody = components['schemas']['AmendedTermBody'];

/** The terms in force with what the amendment changes in them. */
export function termBody({ commitment, target, due }: NewTerm, commitments: readonly Commitment[], language: Language): TermBody[] {
  const found = commitments.find(({ ref }) => ref === commitment);
  if (found === undefined) return [];
  const { term } = found;
  return [
    {
      commitment,
      basis: term?.basis ?? 'level',
      base: term?.base?.value ?? null,
      baseOn: term?.base?.on ?? null,
      baseSource: term?.base?.source ?? null,
      target: readTypedNumber(target, language) ?? term?.target ?? null,
      qualifier: term?.qualifier ?? undefined,
      unit: term?.unit,
      dueOn: due?.date ?? term?.due?.on ?? null,
      duePrecision: due?.precision ?? term?.due?.precision,
      linear: term?.linear,
      steps: term?.steps.map((step) => ({ on: step.due.on, precision: step.due.precision, value: step.value, qualifier: step.qualifier })),
    },
  ];
}

interface Props {
  id: string;
  term: NewTerm;
  error: string | undefined;
  commitments: readonly Commitment[];
  onChange(term: NewTerm): void;
  onRemove(): void;
}

export function NewTermFields({ id, term, error, commitments, onChange, onRemove }: Props): ReactElement {
  const { t } = useTranslation(['agreements', 'common']);
  const titleOf = useTitle();
  const targetText = useTargetText();
  const present = commitments.find(({ ref }) => ref === term.commitment)?.term ?? null;
  return (
    <fieldset className="repeated">
      <legend className="line spread">
        {t('agreements:form.term')}
        <ActionIcon aria-label={`${t('common:remove')}: ${t('agreements:form.term')} ${term.commitment}`} onClick={onRemove}>
          <Icon name="close" />
        </ActionIcon>
      </legend>
      <ChoiceField
        id={`${id}-commitment`}
        label={t('agreements:form.commitment')}
        error={undefined}
        options={commitments.map(({ ref, title }) => ({ value: ref, label: `${titleOf(title)} (${ref})` }))}
        value={term.commitment}
        onChange={(commitment) => onChange({ ...term, commitment: commitment ?? term.commitment })}
      />
      <div className="pair">
        <TextField
          id={id}
          label={t('agreements:form.target')}
          description={t('agreements:form.present', { value: targetText(present) ?? '—' })}
          inputMode="decimal"
          error={error}
          value={term.target}
          onChange={(target) => onChange({ ...term, target })}
        />
        <DateField id={`${id}-due`} label={<FieldLabel label={t('agreements:form.due')} isOptional />} precisions={DATE_PRECISIONS} value={term.due} onChange={(due) => onChange({ ...term, due })} />
      </div>
    </fieldset>
  );
}
