import { type ReactElement, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { MilestoneFile } from '../../api/types.js';
import { type Unsaved, useDraft, useTold } from '../../lib/draft.js';
import { fieldErrors } from '../../lib/problem.js';
import type { KnownDate } from '../../lib/typed-date.js';
import { DateField } from '../../ui/date-field.js';
import { ErrorSummary } from '../../ui/error-summary.js';
import { Problem } from '../../ui/problem.js';
import { useFocusOnce } from './focus-once.js';
import { LaterNotice, NoteField, PRECISIONS, ReasonField } from './forecast-fields.js';
import { type DelayReason, daysLater } from './log-draft.js';
import type { SavingLog } from './saving-log.js';

interface Props {
  id: string;
  file: MilestoneFile;
  saving: SavingLog;
  /** Tells the drawer what it must not leave without a word. */
  onTyping(unsaved: Unsaved | null): void;
}

/** The partner that owns the milestone says when it expects it; the administration decides. */
export function ProposalForm({ id, file, saving, onTyping }: Props): ReactElement {
  const { t } = useTranslation('milestones');
  const draft = useDraft<{ date: KnownDate | null; reason: DelayReason | null; note: string }>(`proposal.${file.ref}`, { date: null, reason: null, note: '' });
  const [date, setDate] = draft.field('date');
  const [reason, setReason] = draft.field('reason');
  const [note, setNote] = draft.field('note');
  const [attempt, setAttempt] = useState(0);
  useTold(draft, onTyping);
  useFocusOnce('proposal-date');
  const later = daysLater(file, date);
  const refused = fieldErrors(saving.error);
  const dateError = attempt > 0 && date === null ? t('drawer.dateMissing') : refused.on;
  const reasonError = attempt > 0 && later !== null && reason === null ? t('drawer.reasonMissing') : refused.reasonCode;
  const errors = [
    ...(dateError === undefined ? [] : [{ fieldId: 'proposal-date', message: dateError }]),
    ...(reasonError === undefined ? [] : [{ fieldId: 'proposal-reason', message: reasonError }]),
  ];
  const send = (): void => {
    setAttempt((count) => count + 1);
    if (date === null || (later !== null && reason === null) || saving.isSaving) return;
    const body = { on: date.date, precision: date.precision, ...(reason === null ? {} : { reasonCode: reason }), ...(note.trim() === '' ? {} : { note: note.trim() }) };
    saving.propose(file, body, draft.forget);
  };
  return (
    <form
      id={id}
      className="stack wide"
      noValidate
      onSubmit={(event) => {
        event.preventDefault();
        send();
      }}
    >
      <div>
        <h3>{t('drawer.propose')}</h3>
        <p className="small secondary">{t('drawer.proposeLead')}</p>
      </div>
      <ErrorSummary errors={errors} attempt={errors.length === 0 ? 0 : attempt} />
      {saving.error !== null && errors.length === 0 ? <Problem error={saving.error} onRetry={send} /> : null}
      <DateField id="proposal-date" label={t('drawer.newForecast')} value={date} onChange={setDate} precisions={PRECISIONS} error={dateError} autoFocus />
      <LaterNotice days={later} hasForecast={file.forecast !== null} />
      <ReasonField id="proposal-reason" isRequired={later !== null} value={reason} error={reasonError} onChange={setReason} />
      <NoteField id="proposal-note" value={note} error={refused.note} onChange={setNote} />
    </form>
  );
}
