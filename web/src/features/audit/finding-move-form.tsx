import { Textarea } from '@mantine/core';
import { type ReactElement, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { addDays } from '@common/civil-date.js';
import { localDayOf } from '@common/local-day.js';
import type { KnownDate } from '../../lib/typed-date.js';
import { DateField } from '../../ui/date-field.js';
import { fieldError } from '../../ui/field-error.js';
import { ChoiceField } from '../organisations/choice-field.js';
import { FormDrawer } from '../organisations/form-drawer.js';
import { FieldLabel } from '../organisations/text-field.js';
import { useFormErrors } from '../organisations/use-form-errors.js';
import type { Finding, FindingMove, useMoveFinding } from './audit-queries.js';

const FIELDS = ['replyDueOn', 'text', 'outcome', 'note', 'dueOn'] as const;
const USUAL_DAYS = 15;
const DECISIONS = ['maintained', 'amended', 'lifted'] as const;
const FOLLOW_UPS = ['implemented', 'in_progress', 'not_implemented'] as const;

export type FormMove = 'communicate' | 'reply' | 'decide' | 'actions' | 'follow-up';

interface Props {
  finding: Finding;
  move: FormMove;
  write: ReturnType<typeof useMoveFinding>;
  onClose(): void;
}

/** What a step of the procedure says: a day, a text, a decision. */
export function FindingMoveForm({ finding, move, write, onClose }: Props): ReactElement {
  const { t } = useTranslation('audit');
  const form = useFormErrors(FIELDS);
  const today = localDayOf(new Date());
  const [day, setDay] = useState<KnownDate | null>(move === 'communicate' ? { date: addDays(today, USUAL_DAYS), precision: 'day' } : null);
  const [text, setText] = useState('');
  const [outcome, setOutcome] = useState<string | null>(null);
  const writes = move === 'reply' || move === 'actions';
  const decides = move === 'decide' || move === 'follow-up';
  const submit = (): void => {
    const isSound = form.accepts({
      replyDueOn: move === 'communicate' && day === null ? t('form.missing') : undefined,
      text: writes && text.trim() === '' ? t('form.missing') : undefined,
      outcome: decides && outcome === null ? t('form.missing') : undefined,
    });
    const step = isSound ? stepOf() : null;
    if (step !== null) write.mutate(step, { onError: form.takeRefusal });
  };
  const stepOf = (): FindingMove | null => {
    const note = text.trim() === '' ? {} : { note: text.trim() };
    switch (move) {
      case 'communicate': return day === null ? null : { move, body: { replyDueOn: day.date } };
      case 'reply': return { move, body: { text: text.trim() } };
      case 'actions': return { move, body: { text: text.trim(), ...(day === null ? {} : { dueOn: day.date }) } };
      case 'decide': return { move, body: { outcome: DECISIONS.find((one) => one === outcome) ?? 'maintained', ...note } };
      case 'follow-up': return { move, body: { outcome: FOLLOW_UPS.find((one) => one === outcome) ?? 'in_progress', ...note } };
    }
  };
  return (
    <FormDrawer title={t(`finding.move.${move}`)} lead={<bdi>{finding.ref}</bdi>} form={form} write={write} onSubmit={submit} onClose={onClose} submitLabel={t(`finding.move.${move}`)}>
      {move === 'communicate' ? <DateField id={form.idOf('replyDueOn')} label={t('finding.replyDueOn')} min={addDays(today, 1)} error={form.errorOf('replyDueOn')} value={day} onChange={setDay} /> : null}
      {decides ? (
        <ChoiceField
          id={form.idOf('outcome')} label={t(move === 'decide' ? 'finding.outcomeLabel' : 'finding.followUp')} error={form.errorOf('outcome')} value={outcome} onChange={setOutcome}
          options={(move === 'decide' ? DECISIONS : FOLLOW_UPS).map((value: string) => ({ value, label: t(`finding.outcome.${value as (typeof DECISIONS)[number]}`) }))}
        />
      ) : null}
      {writes || decides ? (
        <Textarea
          id={form.idOf(writes ? 'text' : 'note')} label={<FieldLabel label={t(move === 'reply' ? 'finding.reply' : move === 'actions' ? 'finding.action' : 'finding.note')} isOptional={decides} />} autosize minRows={4}
          maxLength={move === 'reply' ? 8000 : 4000} data-autofocus error={fieldError(form.errorOf(writes ? 'text' : 'note'))} value={text} onChange={({ currentTarget }) => setText(currentTarget.value)}
        />
      ) : null}
      {move === 'actions' ? <DateField id={form.idOf('dueOn')} label={<FieldLabel label={t('finding.actionDueOn')} isOptional />} error={form.errorOf('dueOn')} value={day} onChange={setDay} /> : null}
    </FormDrawer>
  );
}
