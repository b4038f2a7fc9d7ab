import { Button } from '@mantine/core';
import { Link, useNavigate, useParams } from '@tanstack/react-router';
import { type ReactElement, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useTitle } from '../../api/reference.js';
import { Page } from '../../layout/page.js';
import { useFormat, useLanguage } from '../../lib/language.js';
import { usePaths, usePlace } from '../../lib/place.js';
import { ProblemError } from '../../lib/problem.js';
import { EmptyState } from '../../ui/empty-state.js';
import { Loading } from '../../ui/loading.js';
import { Problem } from '../../ui/problem.js';
import { showToast } from '../../ui/undo-toast.js';
import { DownloadButton } from '../organisations/download-button.js';
import { Ask } from './ask.js';
import { AfterSending } from './check/after-sending.js';
import { useDeclarationFile, useReceipt } from './declaration-queries.js';
import { useMoveDeclaration } from './declaration-writes.js';
import { usePeriodText } from './period-text.js';
import './declarations.css';

/** Number, instant and hash of what was sent. */
export function ReceiptPage(): ReactElement {
  const { t } = useTranslation(['declarations', 'examination']);
  const { ref } = useParams({ from: '/$lang/$programme/declarations/$ref/envoyee' });
  const titleOf = useTitle();
  const { programme } = usePlace();
  const language = useLanguage();
  const format = useFormat();
  const paths = usePaths();
  const navigate = useNavigate();
  const periodText = usePeriodText();
  const file = useDeclarationFile(ref).data;
  const { data: receipt, error, refetch } = useReceipt(ref);
  const [isAsking, setAsking] = useState(false);
  const recall = useMoveDeclaration('recall', () => {
    showToast(t('receipt.recalled'));
    void navigate({ to: paths.declaration(ref) });
  });
  const at = receipt === undefined ? null : format.instant(receipt.submittedAt);
  const isNone = error instanceof ProblemError && error.kind === 'missing';
  return (
    <Page
      title={t('receipt.title')}
      crumbs={[{ label: t('title'), to: paths.declarations }, { label: ref, to: paths.declaration(ref) }]}
      lead={file === undefined ? undefined : t('examination:heading', { organisation: titleOf(file.organisation.name), period: periodText(file.period) })}
      rail={<AfterSending />}
      railLabel={t('check.after')}
    >
      {receipt === undefined ? (
        error === null ? <Loading lines={6} /> : isNone ? <EmptyState kind="notYetDeclared" sentence={t('receipt.none')} action={{ label: ref, to: paths.declaration(ref) }} /> : <Problem error={error} onRetry={() => void refetch()} />
      ) : (
        <div className="stack wide">
          <div className="receipt">
            <dl>
              <dt>{t('receipt.number')}</dt>
              <dd>
                <bdi dir="ltr">{receipt.number}</bdi>
              </dd>
              <dt>{t('receipt.instant')}</dt>
              <dd>{at === null ? null : t('receipt.at', { ...at })}</dd>
              <dt>{t('receipt.delegation')}</dt>
              <dd>
                <bdi>{receipt.delegationReference}</bdi>
              </dd>
              <dt>{t('receipt.timeliness')}</dt>
              <dd>{t(receipt.late ? 'timeliness.late' : 'timeliness.on_time')}</dd>
              <dt>{t('receipt.hash')}</dt>
              <dd>
                <bdi dir="ltr" className="small">
                  {receipt.contentHash}
                </bdi>
              </dd>
            </dl>
          </div>
          <p className="note">{receipt.statement}</p>
          {recall.error === null ? null : <Problem error={recall.error} />}
          <div className="line wrap">
            <Button component={Link} to={paths.declarations} variant="filled">
              {t('receipt.next')}
            </Button>
            <DownloadButton address={`/api/v1/programmes/${encodeURIComponent(programme)}/declarations/${encodeURIComponent(ref)}/receipt.pdf?language=${language}`} fileName={`${ref}.pdf`} label={t('receipt.document')} />
            {file?.actions.includes('recall') === true ? <Button onClick={() => setAsking(true)}>{t('receipt.recall')}</Button> : null}
            {file?.underExamination === true ? <span className="subtitle">{t('receipt.begun')}</span> : null}
          </div>
        </div>
      )}
      {isAsking && file !== undefined ? (
        <Ask
          title={t('receipt.recall')}
          confirmLabel={t('receipt.recall')}
          isPending={recall.isPending}
          onClose={() => setAsking(false)}
          onConfirm={() => recall.mutate(file, { onSettled: () => setAsking(false) })}
        >
          <p>{t('receipt.recallAsk')}</p>
        </Ask>
      ) : null}
    </Page>
  );
}
