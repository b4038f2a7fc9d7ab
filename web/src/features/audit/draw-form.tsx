import { MultiSelect, Radio } from '@mantine/core';
import { type ReactElement, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useTitle } from '../../api/reference.js';
import { readTypedWhole } from '../../lib/typed-number.js';
import { fieldError } from '../../ui/field-error.js';
import { showToast } from '../../ui/undo-toast.js';
import { FormDrawer } from '../organisations/form-drawer.js';
import { TextField } from '../organisations/text-field.js';
import { useFormErrors } from '../organisations/use-form-errors.js';
import { type DrawBody, type MissionFile, useDraw, usePopulation } from './audit-queries.js';

const FIELDS = ['size', 'seed', 'commitments'] as const;
const METHODS = ['random', 'weighted', 'risk', 'hand'] as const;

/** Draws commitments into the sample; the draw can be made again from its seed. */
export function DrawForm({ mission, onClose }: { mission: MissionFile; onClose(): void }): ReactElement {
  const { t } = useTranslation('audit');
  const titleOf = useTitle();
  const form = useFormErrors(FIELDS);
  const { data: population } = usePopulation(mission.ref);
  const [method, setMethod] = useState<DrawBody['method']>('random');
  const [size, setSize] = useState('20');
  const [seed, setSeed] = useState('');
  const [chosen, setChosen] = useState<string[]>([]);
  const draw = useDraw(mission.ref, ({ rows }) => {
    showToast(t('drawForm.drawn', { n: rows.length }));
    onClose();
  });
  const isByHand = method === 'hand';
  const submit = (): void => {
    const number = readTypedWhole(size);
    const isSound = form.accepts({ size: !isByHand && number === null ? t('form.missing') : undefined, commitments: isByHand && chosen.length === 0 ? t('form.missing') : undefined });
    if (!isSound) return;
    draw.mutate(isByHand ? { method, commitments: chosen } : { method, size: number ?? 1, ...(seed.trim() === '' ? {} : { seed: seed.trim() }) }, { onError: form.takeRefusal });
  };
  return (
    <FormDrawer title={t('drawForm.title')} lead={population === undefined ? undefined : t('drawForm.population', { n: population.items.length })} form={form} write={draw} onSubmit={submit} onClose={onClose} submitLabel={t('drawForm.submit')}>
      <Radio.Group label={t('drawForm.method')} value={method} onChange={(value) => setMethod(value as DrawBody['method'])}>
        <div className="stack">{METHODS.map((one, index) => <Radio key={one} value={one} data-autofocus={index === 0 ? true : undefined} label={t(`method.${one}`)} description={t(`methodHint.${one}`)} />)}</div>
      </Radio.Group>
      {isByHand ? (
        <MultiSelect
          id={form.idOf('commitments')} label={t('drawForm.commitments')} searchable limit={50} error={fieldError(form.errorOf('commitments'))} value={chosen} onChange={setChosen}
          data={(population?.items ?? []).map(({ commitment, obligors }) => ({ value: commitment, label: `${commitment} · ${obligors.map(({ name }) => titleOf(name)).join(', ')}` }))}
        />
      ) : (
        <>
          <TextField id={form.idOf('size')} label={t('drawForm.size')} inputMode="numeric" error={form.errorOf('size')} value={size} onChange={setSize} />
          <TextField id={form.idOf('seed')} label={t('drawForm.seed')} isOptional description={t('drawForm.seedHint')} maxLength={100} error={form.errorOf('seed')} value={seed} onChange={setSeed} />
        </>
      )}
    </FormDrawer>
  );
}
