import { Link } from '@tanstack/react-router';
import type { ReactElement } from 'react';
import { useTranslation } from 'react-i18next';
import { usePaths } from '../../lib/place.js';
import { Icon } from '../../ui/icon.js';
import { isLive, isReady, useEvidence } from '../evidence/declared-evidence.js';
import type { DeclarationFile } from './declaration-queries.js';
import './declarations.css';

export const EVIDENCE_STEP = 'evidence';
export const CHECK_STEP = 'check';

interface Step {
  name: string;
  label: string;
  to: string;
  done: boolean;
  state: 'done' | 'started' | 'todo';
  /** Instead of the word of the state. */
  said?: string;
}

/** The parts of a declaration and how far each is; the last step checks and sends. */
export function SectionSteps({ file, current }: { file: DeclarationFile; current?: string }): ReactElement {
  const { t } = useTranslation('declarations');
  const paths = usePaths();
  const files = useEvidence(file.ref).data?.items.filter(isLive) ?? [];
  const ready = files.filter(isReady).length;
  const steps: Step[] = [
    ...file.sections.map(({ section, done, lines }): Step => ({ name: section, label: t(`section.${section}`), to: paths.entry(file.ref, section), done, state: done ? 'done' : lines.length > 0 ? 'started' : 'todo' })),
    { name: EVIDENCE_STEP, label: t('step.evidence'), to: paths.evidence(file.ref), done: files.length > 0 && ready === files.length, state: files.length === 0 ? 'todo' : 'started', said: files.length === 0 ? undefined : t('step.evidenceReady', { ready, total: files.length }) },
    { name: CHECK_STEP, label: t('step.check'), to: paths.checkDeclaration(file.ref), done: false, state: 'todo' },
  ];
  return (
    <ol className="steps">
      {steps.map(({ name, label, to, done, state, said }, index) => (
        <li key={name} aria-current={name === current ? 'step' : undefined}>
          <Link to={to}>
            <span className={done ? 'step-number done' : 'step-number'}>{done ? <Icon name="check" size={13} /> : index + 1}</span>
            <span>{label}</span>
            <span className="step-state">{said ?? t(name === current && !done ? 'step.current' : `step.${state}`)}</span>
          </Link>
        </li>
      ))}
    </ol>
  );
}

export function SectionRail({ file, current }: { file: DeclarationFile; current: string }): ReactElement {
  const { t } = useTranslation('declarations');
  return (
    <>
      <h2>{t('sections')}</h2>
      <SectionSteps file={file} current={current} />
    </>
  );
}
