import { useParams } from '@tanstack/react-router';
import { type ReactElement, useEffect, useRef } from 'react';
import { useTranslation } from 'react-i18next';
import { PageTitle } from '../../layout/page-title.js';
import { Loading } from '../../ui/loading.js';
import { Problem } from '../../ui/problem.js';
import { type DeclarationFile, useDeclarationFile, useExaminationQueue } from '../declarations/declaration-queries.js';
import { Examination } from './examination.js';
import { useBeginExamination } from './examination-writes.js';
import { Queue } from './queue.js';
import './examination.css';

export function ExaminationPage(): ReactElement {
  const { t } = useTranslation('examination');
  const { ref } = useParams({ from: '/$lang/$programme/validation/$ref' });
  const queue = useExaminationQueue().data ?? [];
  const { data: file, error, refetch } = useDeclarationFile(ref);
  useBegin(file);
  return (
    <div className="exam">
      <Queue rows={queue} current={ref} />
      <main className="exam-page" id="content">
        {file === undefined ? (
          <div className="exam-content">
            <PageTitle title={t('title')}>{ref}</PageTitle>
            {error === null ? <Loading lines={10} /> : <Problem error={error} onRetry={() => void refetch()} />}
          </div>
        ) : (
          <Examination key={ref} file={file} queue={queue} onReread={() => void refetch()} />
        )}
      </main>
    </div>
  );
}

/** The examination begins when an examiner opens it: from here on the organisation recalls no more. */
function useBegin(file: DeclarationFile | undefined): void {
  const begin = useBeginExamination();
  const begun = useRef<string | null>(null);
  const mayBegin = file !== undefined && file.state === 'submitted' && !file.underExamination && (file.actions.includes('accept') || file.actions.includes('visa'));
  useEffect(() => {
    if (!mayBegin || begun.current === `${file.ref} ${file.version}`) return;
    begun.current = `${file.ref} ${file.version}`;
    begin.mutate(file);
  });
}
