import { Button } from '@mantine/core';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { type DragEvent, type ReactElement, useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { programmeKey } from '../../api/queries.js';
import { useChangeSearch } from '../../lib/change-search.js';
import { useFormat } from '../../lib/language.js';
import { usePlace } from '../../lib/place.js';
import { problemKind } from '../../lib/problem.js';
import { HealthMark } from '../../ui/health.js';
import { Icon } from '../../ui/icon.js';
import { Problem } from '../../ui/problem.js';
import { showToast } from '../../ui/undo-toast.js';
import { useFileSize } from './file-size.js';
import { checkWorkbook, LARGEST_WORKBOOK } from './import-queries.js';

/** Chooses a workbook, by its button or by dropping it, and has it checked; the result opens at its own address. */
export function WorkbookDrop(): ReactElement {
  const { t } = useTranslation('imports');
  const { programme } = usePlace();
  const format = useFormat();
  const sizeOf = useFileSize();
  const change = useChangeSearch();
  const queryClient = useQueryClient();
  const input = useRef<HTMLInputElement>(null);
  const [isOver, setOver] = useState(false);
  const [refusal, setRefusal] = useState<string | null>(null);
  const abort = useRef<AbortController | null>(null);
  const check = useMutation({
    mutationFn: (file: File) => {
      abort.current = new AbortController();
      return checkWorkbook(programme, file, abort.current.signal);
    },
    onSuccess: async ({ id }) => {
      await queryClient.invalidateQueries({ queryKey: programmeKey(programme, 'imports') });
      change({ lot: id });
    },
  });
  const file = check.variables;
  const wasAbandoned = check.error instanceof DOMException && check.error.name === 'AbortError';
  const take = (chosen: File | undefined): void => {
    if (chosen === undefined || check.isPending) return;
    check.reset();
    const problem = localProblem(chosen);
    setRefusal(problem);
    if (problem === null) check.mutate(chosen);
  };
  const localProblem = ({ name, size }: File): string | null => {
    if (!name.toLowerCase().endsWith('.xlsx')) return t('notWorkbook', { name });
    return size > LARGEST_WORKBOOK ? t('tooLarge', { name, size: sizeOf(size), limit: megabytes }) : null;
  };
  const megabytes = format.number(LARGEST_WORKBOOK / 1_048_576);
  const drop = (event: DragEvent): void => {
    event.preventDefault();
    setOver(false);
    take(event.dataTransfer.files[0]);
  };
  return (
    <section className="stack" aria-label={t('file')}>
      <div
        className={isOver ? 'workbook-drop over' : 'workbook-drop'}
        aria-busy={check.isPending}
        onDragOver={(event) => {
          event.preventDefault();
          setOver(true);
        }}
        onDragLeave={() => setOver(false)}
        onDrop={drop}
      >
        {check.isPending && file !== undefined ? (
          <div role="status" className="stack">
            <p className="medium">{t('checking', { name: file.name, size: sizeOf(file.size) })}</p>
            <div className="workbook-busy" aria-hidden="true" />
            <p className="subtitle">{t('checkingHelp')}</p>
            <div>
              <Button
                size="sm"
                onClick={() => {
                  abort.current?.abort();
                  showToast(t('cancelled'));
                }}
              >
                {t('cancel')}
              </Button>
            </div>
          </div>
        ) : (
          <>
            <div className="line wrap">
              <Button variant="filled" leftSection={<Icon name="upload" />} onClick={() => input.current?.click()}>
                {t('choose')}
              </Button>
              <span className="secondary">{t('drop')}</span>
            </div>
            <p className="subtitle">{t('limit', { size: megabytes })}</p>
          </>
        )}
        <input
          ref={input}
          type="file"
          hidden
          aria-label={t('choose')}
          accept=".xlsx,application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"
          onChange={({ currentTarget }) => {
            take(currentTarget.files?.[0]);
            currentTarget.value = '';
          }}
        />
      </div>
      {refusal === null ? null : (
        <p className="message off" role="alert">
          <HealthMark level="off_track" />
          <span>{refusal}</span>
        </p>
      )}
      {check.error === null || wasAbandoned ? null : (
        <div className="stack workbook-refusal">
          {file === undefined ? null : <p className="medium">{t('refusedFile', { name: file.name })}</p>}
          <Problem error={check.error} onRetry={problemKind(check.error) === 'invalid' ? undefined : () => take(file)} />
        </div>
      )}
    </section>
  );
}
