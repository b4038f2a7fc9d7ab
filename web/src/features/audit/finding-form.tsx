import { Textarea } from '@mantine/core';
import { useNavigate } from '@tanstack/react-router';
import { type ReactElement, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useTitle } from '../../api/reference.js';
import { usePaths } from '../../lib/place.js';
import { fieldError } from '../../ui/field-error.js';
import { showToast } from '../../ui/undo-toast.js';
import { ChoiceField } from '../organisations/choice-field.js';
import { FormDrawer } from '../organisations/form-drawer.js';
import { FieldLabel } from '../organisations/text-field.js';
import { useFormErrors } from '../organisations/use-form-errors.js';
import { type DraftFinding, type MissionFile, type WorksheetRow, useDraftFinding } from './audit-queries.js';

const TEXTS = ['criterion', 'condition', 'cause', 'effect', 'recommendation'] as const;
const FIELDS = ['addresseeId', 'severity', ...TEXTS] as const;
const SEVERITIES = ['low', 'medium', 'high', 'critical'] as const;

/** A provisional finding on a row; the team alone reads it until it is communicated. */
export function FindingForm({ mission, row, onClose }: { mission: MissionFile; row: WorksheetRow; onClose(): void }): ReactElement {
  const { t } = useTranslation('audit');
  const titleOf = useTitle();
  const paths = usePaths();
  const navigate = useNavigate();
  const form = useFormErrors(FIELDS);
  const [addresseeId, setAddresseeId] = useState<string | null>(row.obligors[0]?.id ?? null);
  const [severity, setSeverity] = useState<DraftFinding['severity'] | null>('medium');
  const [texts, setTexts] = useState<Partial<Record<(typeof TEXTS)[number], string>>>({});
  const draft = useDraftFinding(mission.ref, (finding) => {
    showToast(t('finding.drafted', { ref: finding.ref }));
    void navigate({ to: paths.finding(finding.ref) });
  });
  const said = (name: (typeof TEXTS)[number]): string => (texts[name] ?? '').trim();
  const isRequired = (name: (typeof TEXTS)[number]): boolean => name === 'criterion' || name === 'condition';
  const submit = (): void => {
    const missing = (value: string | null): string | undefined => (value === null || value === '' ? t('form.missing') : undefined);
    const isSound = form.accepts({ addresseeId: missing(addresseeId), severity: missing(severity), criterion: missing(said('criterion')), condition: missing(said('condition')) });
    if (!isSound || addresseeId === null || severity === null) return;
    const optional = Object.fromEntries((['cause', 'effect', 'recommendation'] as const).filter((name) => said(name) !== '').map((name) => [name, said(name)]));
    draft.mutate({ addresseeId, severity, itemId: row.id, criterion: said('criterion'), condition: said('condition'), ...optional }, { onError: form.takeRefusal });
  };
  return (
    <FormDrawer title={t('review.finding')} lead={<bdi>{row.commitment}</bdi>} form={form} write={draft} onSubmit={submit} onClose={onClose}>
      <ChoiceField id={form.idOf('addresseeId')} label={t('finding.addressee')} error={form.errorOf('addresseeId')} options={row.obligors.map(({ id, name }) => ({ value: id, label: titleOf(name) }))} value={addresseeId} onChange={setAddresseeId} />
      <ChoiceField id={form.idOf('severity')} label={t('finding.severity')} error={form.errorOf('severity')} options={SEVERITIES.map((value) => ({ value, label: t(`severity.${value}`) }))} value={severity} onChange={setSeverity} />
      {TEXTS.map((name) => (
        <Textarea
          key={name} id={form.idOf(name)} label={<FieldLabel label={t(`finding.${name}`)} isOptional={!isRequired(name)} />} autosize minRows={2} maxLength={4000} data-autofocus={name === 'criterion' ? true : undefined}
          description={name === 'criterion' || name === 'condition' ? t(`finding.${name}Hint`) : undefined} error={fieldError(form.errorOf(name))}
          value={texts[name] ?? ''} onChange={({ currentTarget: { value } }) => setTexts((kept) => ({ ...kept, [name]: value }))}
        />
      ))}
    </FormDrawer>
  );
}
