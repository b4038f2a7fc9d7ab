import { Link } from '@tanstack/react-router';
import type { ReactElement } from 'react';
import { useTranslation } from 'react-i18next';
import { usePaths } from '../../lib/place.js';
import { Icon } from '../../ui/icon.js';
import type { DeclarationFile } from './declaration-queries.js';
import './declarations.css';

export const CHECK_STEP = 'check';

/** The parts of a declaration and how far each is; the last step checks and sends. */
export function SectionSteps({ file, current }: { file: DeclarationFile; current?: string }): ReactElement {
  const { t } = useTranslation('declarations');
  const paths = usePaths();
  const steps = [
    ...file.sections.map(({ section, done, lines }) => ({ name: section as string, label: t(`section.${section}`), to: paths.entry(file.ref, section), done, state: done ? ('done' as const) : lines.length > 0 ? ('started' as const) : ('todo' as const) })),
    { name: CHECK_STEP, label: t('step.check'), to: paths.checkDeclaration(file.ref), done: false, state: 'todo' as const },
  ];
  return (
    <ol className="steps">
      {steps.map(({ name, label, to, done, state }, index) => (
        <li key={name} aria-current={name === current ? 'step' : undefined}>
          <Link to={to}>
            <span className={done ? 'step-number done' : 'step-number'}>{done ? <Icon name="check" size={13} /> : index + 1}</span>
            <span>{label}</span>
            <span className="step-state">{t(name === current && !done ? 'step.current' : `step.${state}`)}</span>
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
