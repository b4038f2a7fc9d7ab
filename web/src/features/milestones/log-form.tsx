import { TextInput } from '@mantine/core';
import { type ReactElement, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { MilestoneFile } from '../../api/types.js';
import { useClocks } from '../../lib/clocks.js';
import { type Unsaved, useDraft, useTold } from '../../lib/draft.js';
import { fieldErrors, isStale } from '../../lib/problem.js';
import { ChoiceLine } from '../../ui/choice-line.js';
import { DateField } from '../../ui/date-field.js';
import { ErrorSummary } from '../../ui/error-summary.js';
import { fieldError } from '../../ui/field-error.js';
import { Problem } from '../../ui/problem.js';
import { LaterNotice, NoteField, PRECISIONS, ReasonField } from './forecast-fields.js';
import { LogConflict } from './log-conflict.js';
import { milestoneSubject, readOf } from './milestone-subject.js';
import { type LogDraft, type LogField, type Outcome, dateOfOutcome, daysLater, firstDraft, mistakesOf, withDate, withOutcome } from './log-draft.js';
import type { SavingLog } from './saving-log.js';
import { SlipBreakdown } from './slip-breakdown.js';
import { useFocusOnce } from './focus-once.js';

interface Props {
  id: string;
  file: MilestoneFile;
  saving: SavingLog;
  /** Reads the milestone again, after somebody else has changed it. */
  onReload(): void;
  /** Tells the drawer what it must not leave without a word. */
  onTyping(unsaved: Unsaved | null): void;
}

const FIELDS: Record<LogField, { id: string; body: string }> = {
  outcome: { id: 'log-outcome', body: 'outcome' },
  date: { id: 'log-date', body: 'on' },
  knownOn: { id: 'log-known', body: 'knownOn' },
  reason: { id: 'log-reason', body: 'reasonCode' },
};
const ORDER = ['outcome', 'date', 'knownOn', 'reason'] as const;

export function LogForm({ id, file, saving, onReload, onTyping }: Props): ReactElement {
  const { t } = useTranslation(['milestones', 'common']);
  const { today } = useClocks();
  const typing = useDraft<LogDraft>(`log.${file.ref}`, firstDraft(file.outcomes, today), milestoneSubject(file));
  const draft = typing.values;
  const base = readOf(typing.read, file);
  useTold(typing, onTyping);
  const [attempt, setAttempt] = useState(0);
  const isFocused = dateOfOutcome(draft.outcome) !== 'none';
  useFocusOnce(isFocused ? FIELDS.date.id : FIELDS.outcome.id);
  const mistakes = mistakesOf(draft, base, today);
  const refused = fieldErrors(saving.error);
  const isConflict = isStale(saving.error);
  const messageOf = (field: LogField): string | undefined => {
    const mistake = attempt > 0 ? mistakes[field] : undefined;
    return mistake === undefined ? refused[FIELDS[field].body] : t(`milestones:drawer.${mistake}`);
  };
  const errors = ORDER.flatMap((field) => {
    const message = messageOf(field);
    return message === undefined ? [] : [{ fieldId: FIELDS[field].id, message }];
  });
  const edit = (changed: LogDraft): void => {
    typing.change(changed);
    if (saving.error !== null && !isConflict) saving.forget();
  };
  const save = ({ version }: { version: number }): void => {
    setAttempt((count) => count + 1);
    if (saving.isSaving || Object.keys(mistakes).length > 0) return;
    typing.pin();
    saving.log({ ref: file.ref, version }, draft, typing.forget);
  };
  const isPostponed = draft.outcome === 'postponed';
  const later = isPostponed ? daysLater(base, draft.date) : null;
  const options = ORDERED_OUTCOMES.filter((outcome) => file.outcomes.includes(outcome)).map((value) => ({ value, label: t(`milestones:drawer.outcome.${value}`) }));
  return (
    <form
      id={id}
      className="stack wide"
      noValidate
      onSubmit={(event) => {
        event.preventDefault();
        save(base);
      }}
    >
      <ErrorSummary errors={errors} attempt={errors.length === 0 ? 0 : attempt} />
      {isConflict ? (
        <LogConflict
          base={base}
          theirs={file}
          draft={draft}
          onReload={onReload}
          onKeepMine={() => {
            typing.rebase();
            save(file);
          }}
          onTakeTheirs={() => {
            typing.forget();
            saving.forget();
          }}
        />
      ) : saving.error !== null && errors.length === 0 ? (
        <Problem error={saving.error} onRetry={() => save(base)} />
      ) : null}
      <ChoiceLine
        id={FIELDS.outcome.id}
        label={t('milestones:drawer.happened')}
        options={options}
        value={draft.outcome}
        error={messageOf('outcome')}
        onChange={(outcome) => edit(withOutcome(draft, outcome, today))}
      />
      {dateOfOutcome(draft.outcome) === 'none' ? null : (
        <div className={isPostponed ? 'pair' : 'stack'}>
          <DateField
            id={FIELDS.date.id}
            label={
              <>
                {t(isPostponed ? 'milestones:drawer.newForecast' : 'milestones:drawer.actualOn')}{' '}
                {dateOfOutcome(draft.outcome) === 'optional' ? <span className="muted">{t('common:optional')}</span> : null}
              </>
            }
            value={draft.date}
            onChange={(date) => edit(withDate(draft, date, file.outcomes, today))}
            precisions={PRECISIONS}
            error={messageOf('date')}
            autoFocus
          />
          {isPostponed ? (
            <DateField id={FIELDS.knownOn.id} label={t('milestones:drawer.knownOn')} value={draft.knownOn} max={today} error={messageOf('knownOn')} onChange={(knownOn) => edit({ ...draft, knownOn })} />
          ) : null}
        </div>
      )}
      <LaterNotice days={later} hasForecast={base.forecast !== null} />
      {isPostponed ? <ReasonField id={FIELDS.reason.id} isRequired={later !== null} value={draft.reason} error={messageOf('reason')} onChange={(reason) => edit({ ...draft, reason })} /> : null}
      <NoteField id="log-note" value={draft.note} error={refused.note} onChange={(note) => edit({ ...draft, note })} />
      {isPostponed ? <SlipBreakdown file={{ ...file, ...base }} added={later === null ? null : { date: draft.date, reason: draft.reason }} /> : null}
      {draft.outcome === 'met' || draft.outcome === 'partially_met' ? (
        <TextInput
          id="log-evidence"
          label={
            <>
              {t('milestones:drawer.evidence')} <span className="muted">{t('common:optional')}</span>
            </>
          }
          description={t('milestones:drawer.evidenceHint')}
          value={draft.evidence}
          maxLength={300}
          error={fieldError(refused.evidenceReference)}
          onChange={({ currentTarget }) => edit({ ...draft, evidence: currentTarget.value })}
        />
      ) : null}
    </form>
  );
}

/** As on the line of choices, whatever the order of the server. */
const ORDERED_OUTCOMES: readonly Outcome[] = ['met', 'partially_met', 'not_met', 'postponed', 'cancelled', 'reopened'];
