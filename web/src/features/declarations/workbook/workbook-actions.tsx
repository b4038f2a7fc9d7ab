import { Button } from '@mantine/core';
import { type ReactElement, useRef } from 'react';
import { useTranslation } from 'react-i18next';
import { useLanguage } from '../../../lib/language.js';
import { usePlace } from '../../../lib/place.js';
import { problemKind } from '../../../lib/problem.js';
import { HealthMark } from '../../../ui/health.js';
import { Problem } from '../../../ui/problem.js';
import { DownloadButton } from '../../organisations/download-button.js';
import { useFileSize } from '../../imports/file-size.js';
import type { WorkbookUpload } from './use-workbook-upload.js';
import { WorkProgress } from './work-progress.js';

/** The prefilled template, and a workbook to take in: the template or the organisation's own. */
export function WorkbookActions({ refOfDraft, upload }: { refOfDraft: string; upload: WorkbookUpload }): ReactElement {
  const { t } = useTranslation('workbook');
  const { programme } = usePlace();
  const language = useLanguage();
  return (
    <>
      <DownloadButton address={`/api/v1/programmes/${encodeURIComponent(programme)}/declarations/${encodeURIComponent(refOfDraft)}/template.xlsx?language=${language}`} fileName={`${refOfDraft}.xlsx`} label={t('template')} />
      <DropButton upload={upload} label={t('drop')} />
    </>
  );
}

export function DropButton({ upload, label, isMain = false }: { upload: WorkbookUpload; label: string; isMain?: boolean }): ReactElement {
  const input = useRef<HTMLInputElement>(null);
  return (
    <>
      <Button variant={isMain ? 'filled' : undefined} loading={upload.isSending} onClick={() => input.current?.click()}>
        {label}
      </Button>
      <input
        ref={input}
        type="file"
        hidden
        aria-label={label}
        accept=".xlsx,application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"
        onChange={({ currentTarget }) => {
          upload.take(currentTarget.files?.[0]);
          currentTarget.value = '';
        }}
      />
    </>
  );
}

/** What becomes of the file: held over the page, on its way, or refused. */
export function UploadNote({ upload }: { upload: WorkbookUpload }): ReactElement | null {
  const { t } = useTranslation(['workbook', 'imports']);
  const sizeOf = useFileSize();
  const { file, error, refusal } = upload;
  if (upload.isOver) return <p className="workbook-over">{t('over')}</p>;
  if (upload.isSending && file !== null) {
    return (
      <WorkProgress
        label={t('sending', { name: file.name })}
        done={upload.sentBytes}
        total={file.size}
        text={t('sent', { done: sizeOf(upload.sentBytes), total: sizeOf(file.size) })}
        help={t('nothingWritten')}
        cancelLabel={t('giveUp')}
        onCancel={upload.cancel}
      />
    );
  }
  if (refusal !== null) {
    return (
      <p className="message off" role="alert">
        <HealthMark level="off_track" />
        <span>{refusal}</span>
      </p>
    );
  }
  if (error === null) return null;
  return (
    <div className="stack">
      {file === null ? null : <p className="medium">{t('imports:refusedFile', { name: file.name })}</p>}
      <Problem error={error} onRetry={file === null || problemKind(error) === 'invalid' ? undefined : () => upload.take(file)} />
    </div>
  );
}
