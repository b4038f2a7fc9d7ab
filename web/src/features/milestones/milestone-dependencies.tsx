import { Button, NativeSelect } from '@mantine/core';
import { type ReactElement, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useTitle } from '../../api/reference.js';
import type { MilestoneFile, Named } from '../../api/types.js';
import { Icon } from '../../ui/icon.js';
import { Problem } from '../../ui/problem.js';
import { SearchLink } from '../../ui/search-link.js';
import { showToast } from '../../ui/undo-toast.js';
import { useMilestoneChoices } from './milestone-reads.js';
import { useAddDependency } from './milestone-writes.js';

interface Props {
  file: MilestoneFile;
  mayAdd: boolean;
}

/** What this milestone waits for, and what waits for it. */
export function MilestoneDependencies({ file, mayAdd }: Props): ReactElement {
  const { t } = useTranslation('milestones');
  return (
    <section className="section stack">
      <h3>{t('drawer.dependencies')}</h3>
      {file.dependsOn.length + file.heldUp.length === 0 ? <p className="small muted">{t('drawer.noDependency')}</p> : null}
      <Neighbours label={t('drawer.dependsOn')} milestones={file.dependsOn} />
      <Neighbours label={t('drawer.heldUp')} milestones={file.heldUp} />
      {mayAdd ? <AddDependency file={file} /> : null}
    </section>
  );
}

function Neighbours({ label, milestones }: { label: string; milestones: readonly Named[] }): ReactElement | null {
  const titleOf = useTitle();
  if (milestones.length === 0) return null;
  return (
    <div className="small">
      <span className="muted">{label}</span>
      <ul>
        {milestones.map(({ ref, title }) => (
          <li key={ref}>
            <SearchLink change={{ jalon: ref }}>
              {titleOf(title)} <bdi className="reference">{ref}</bdi>
            </SearchLink>
          </li>
        ))}
      </ul>
    </div>
  );
}

function AddDependency({ file }: { file: MilestoneFile }): ReactElement {
  const { t } = useTranslation(['milestones', 'common']);
  const titleOf = useTitle();
  const [dependsOn, setDependsOn] = useState('');
  const adding = useAddDependency((answer) => {
    setDependsOn('');
    showToast(t('milestones:drawer.dependencyAdded', { milestone: titleOf(answer.title) }));
  });
  const known = new Set([file.ref, ...file.dependsOn.map(({ ref }) => ref)]);
  const choices = useMilestoneChoices(file.agreement.ref).filter(({ ref }) => !known.has(ref));
  return (
    <>
      {adding.error === null ? null : <Problem error={adding.error} />}
      <div className="line add-dependency">
        <NativeSelect
          id="dependency"
          className="grow"
          label={t('milestones:drawer.addDependency')}
          rightSection={<Icon name="chevronDown" />}
          value={dependsOn}
          onChange={({ currentTarget }) => setDependsOn(currentTarget.value)}
        >
          <option value="">{t('milestones:drawer.chooseMilestone')}</option>
          {choices.map(({ ref, title }) => (
            <option key={ref} value={ref}>
              {`${ref} · ${titleOf(title)}`}
            </option>
          ))}
        </NativeSelect>
        <Button disabled={dependsOn === ''} loading={adding.isPending} onClick={() => adding.mutate({ read: file, dependsOn })}>
          {t('common:add')}
        </Button>
      </div>
    </>
  );
}
