import { Checkbox } from '@mantine/core';
import { type ReactElement, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { showToast } from '../../ui/undo-toast.js';
import { FormDrawer } from '../organisations/form-drawer.js';
import { useFormErrors } from '../organisations/use-form-errors.js';
import { type MissionFile, usePopulation, useSetTeam } from './audit-queries.js';

const FIELDS = ['members'] as const;

/** Who reads and writes the papers of the mission, beside its head. */
export function TeamForm({ mission, onClose }: { mission: MissionFile; onClose(): void }): ReactElement {
  const { t } = useTranslation('audit');
  const form = useFormErrors(FIELDS);
  const { data: population } = usePopulation(mission.ref);
  const heads = mission.team.filter(({ head }) => head).map(({ personId }) => personId);
  const [members, setMembers] = useState<string[]>(mission.team.filter(({ head }) => !head).map(({ personId }) => personId));
  const save = useSetTeam(mission, () => {
    showToast(t('teamForm.saved'));
    onClose();
  });
  return (
    <FormDrawer title={t('teamForm.title')} lead={t('teamForm.lead')} form={form} write={save} onSubmit={() => save.mutate(members, { onError: form.takeRefusal })} onClose={onClose}>
      <Checkbox.Group label={t('teamForm.members')} value={members} onChange={setMembers}>
        <div className="stack">
          {(population?.auditors ?? []).filter(({ personId }) => !heads.includes(personId)).map(({ personId, name }, index) => <Checkbox key={personId} id={index === 0 ? form.idOf('members') : undefined} value={personId} label={name} />)}
        </div>
      </Checkbox.Group>
    </FormDrawer>
  );
}
