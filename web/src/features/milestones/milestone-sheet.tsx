import { Button } from '@mantine/core';
import { Link } from '@tanstack/react-router';
import { type ReactElement, useEffect, useId, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useTitle } from '../../api/reference.js';
import type { Unsaved } from '../../lib/draft.js';
import { useMay, usePaths } from '../../lib/place.js';
import { problemKind } from '../../lib/problem.js';
import { Loading } from '../../ui/loading.js';
import { Problem } from '../../ui/problem.js';
import { CancelButton, SideDrawer } from '../../ui/side-drawer.js';
import { LogForm } from './log-form.js';
import { MilestoneDependencies } from './milestone-dependencies.js';
import { MilestoneFacts } from './milestone-facts.js';
import { MilestoneHistory } from './milestone-history.js';
import { useMilestoneFile } from './milestone-reads.js';
import { ProposalForm } from './proposal-form.js';
import { useSavingLog } from './saving-log.js';
import { useOwnOrganisations } from './own-organisations.js';
import './milestones.css';

interface Props {
  milestoneRef: string;
  isOpen: boolean;
  onClose(): void;
}

export function MilestoneSheet({ milestoneRef, isOpen, onClose }: Props): ReactElement {
  const { t } = useTranslation(['milestones', 'common', 'shell']);
  const formId = useId();
  const titleOf = useTitle();
  const paths = usePaths();
  const { data: file, error, refetch } = useMilestoneFile(milestoneRef);
  const mayLog = useMay('milestone.log');
  const mayPropose = useMay('forecast.propose');
  const owned = useOwnOrganisations();
  const [unsaved, setUnsaved] = useState<Unsaved | null>(null);
  const saving = useSavingLog(onClose);
  const { forget } = saving;
  useEffect(forget, [forget, milestoneRef, isOpen]);
  const isOwner = file?.owner !== null && owned.includes(file?.owner.id ?? '');
  const form = file === undefined ? null : mayLog ? 'log' : mayPropose && isOwner ? 'propose' : null;
  const submit = (): void => (document.getElementById(formId) as HTMLFormElement | null)?.requestSubmit();
  return (
    <SideDrawer
      isOpen={isOpen}
      onClose={onClose}
      onSubmit={form === null ? undefined : submit}
      unsaved={unsaved}
      lead={
        file === undefined ? undefined : (
          <>
            <bdi>{file.ref}</bdi>
            {file.owner === null ? null : ` · ${titleOf(file.owner.name)}`}
            {' · '}
            <Link to={paths.agreement(file.agreement.ref)}>
              <bdi>{file.agreement.ref}</bdi>
            </Link>
          </>
        )
      }
      title={file === undefined ? t('milestones:title') : titleOf(file.title)}
      footer={
        form === null ? undefined : (
          <>
            <Button type="submit" form={formId} variant="filled" loading={saving.isSaving}>
              {t(form === 'log' ? 'common:save' : 'milestones:drawer.propose')} <kbd>Ctrl ↵</kbd>
            </Button>
            <CancelButton />
          </>
        )
      }
    >
      {error !== null && file === undefined ? (
        problemKind(error) === 'missing' ? (
          <p className="note">{t('milestones:drawer.notFound', { reference: milestoneRef })}</p>
        ) : (
          <Problem error={error} onRetry={() => void refetch()} />
        )
      ) : file === undefined ? (
        <Loading lines={6} />
      ) : (
        <>
          <MilestoneFacts file={file} />
          {form === 'log' ? <LogForm key={file.ref} id={formId} file={file} saving={saving} onReload={() => void refetch()} onTyping={setUnsaved} /> : null}
          {form === 'propose' ? <ProposalForm key={file.ref} id={formId} file={file} saving={saving} onTyping={setUnsaved} /> : null}
          {form === null ? <p className="note">{whyReadOnly()}</p> : null}
          <MilestoneDependencies key={`dependencies ${file.ref}`} file={file} mayAdd={form === 'log'} />
          <MilestoneHistory file={file} />
        </>
      )}
    </SideDrawer>
  );

  function whyReadOnly(): string {
    if (!mayPropose || file === undefined) return t('milestones:drawer.readOnly');
    return file.owner === null ? t('milestones:drawer.notOwned') : t('milestones:drawer.notOwner', { owner: titleOf(file.owner.name) });
  }
}
