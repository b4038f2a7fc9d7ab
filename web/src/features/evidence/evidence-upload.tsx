import { Button, NativeSelect } from '@mantine/core';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { type DragEvent, type ReactElement, useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { idempotencyKey } from '../../lib/http.js';
import { useFormat, useLanguage } from '../../lib/language.js';
import { usePlace } from '../../lib/place.js';
import { problemKind } from '../../lib/problem.js';
import { Icon } from '../../ui/icon.js';
import { Problem } from '../../ui/problem.js';
import { showToast } from '../../ui/undo-toast.js';
import { useFileSize } from '../imports/file-size.js';
import type { Evidence } from './declared-evidence.js';
import { KINDS } from './evidence-queries.js';
import { uploadEvidence } from './upload-evidence.js';

const ACCEPTED = '.pdf,.png,.jpg,.jpeg,.webp,.xlsx,.ods,.csv';

interface Sending {
  file: File;
  kind: Evidence['kind'];
  key: string;
}

/** Warns, then takes one file by its button or by a drop; how far it is stands in a bar, and it can be cancelled. */
export function EvidenceUpload({ declaration }: { declaration: string }): ReactElement {
  const { t } = useTranslation('evidence');
  const { programme } = usePlace();
  const language = useLanguage();
  const queryClient = useQueryClient();
  const input = useRef<HTMLInputElement>(null);
  const abort = useRef<AbortController | null>(null);
  const [kind, setKind] = useState<Evidence['kind']>('attestation');
  const [isOver, setOver] = useState(false);
  const [share, setShare] = useState(0);
  const sending = useMutation({
    mutationFn: ({ file, kind: said, key }: Sending) => {
      abort.current = new AbortController();
      setShare(0);
      return uploadEvidence({ programme, ref: declaration, file, kind: said, key, language, signal: abort.current.signal, onProgress: setShare });
    },
    onSuccess: async ({ fileName, state }) => {
      showToast(t(state === 'quarantined' ? 'held' : 'attached', { name: fileName }));
      await queryClient.invalidateQueries({ queryKey: [programme] });
    },
  });
  const sent = sending.variables;
  const wasCancelled = sending.error instanceof DOMException && sending.error.name === 'AbortError';
  const take = (file: File | undefined): void => {
    if (file !== undefined && !sending.isPending) sending.mutate({ file, kind, key: idempotencyKey() });
  };
  const drop = (event: DragEvent): void => {
    event.preventDefault();
    setOver(false);
    take(event.dataTransfer.files[0]);
  };
  return (
    <section className="stack" aria-label={t('drop')}>
      <div className="note risk" id="evidence-warning">
        <b>{t('warning')}</b>
        <p>{t('warningText')}</p>
      </div>
      <div
        className={isOver ? 'evidence-drop over' : 'evidence-drop'}
        onDragOver={(event) => {
          event.preventDefault();
          setOver(true);
        }}
        onDragLeave={() => setOver(false)}
        onDrop={drop}
      >
        {sending.isPending && sent !== undefined ? (
          <Progress
            name={sent.file.name}
            size={sent.file.size}
            share={share}
            onCancel={() => {
              abort.current?.abort();
              showToast(t('cancelled'));
            }}
          />
        ) : (
          <>
            <NativeSelect
              id="evidence-kind"
              label={t('kindOf')}
              rightSection={<Icon name="chevronDown" />}
              value={kind}
              onChange={({ currentTarget }) => setKind(KINDS.find((one) => one === currentTarget.value) ?? 'other')}
              data={KINDS.map((value) => ({ value, label: t(`kind.${value}`) }))}
            />
            <div className="line wrap">
              <Button variant="filled" leftSection={<Icon name="upload" />} aria-describedby="evidence-warning" onClick={() => input.current?.click()}>
                {t('choose')}
              </Button>
              <span className="secondary">{t('orDrop')}</span>
            </div>
            <p className="subtitle">{t('formats')}</p>
          </>
        )}
        <input
          ref={input}
          type="file"
          hidden
          aria-label={t('choose')}
          accept={ACCEPTED}
          onChange={({ currentTarget }) => {
            take(currentTarget.files?.[0]);
            currentTarget.value = '';
          }}
        />
      </div>
      {sending.error === null || wasCancelled ? null : (
        <div className="stack evidence-refusal">
          {sent === undefined ? null : (
            <p className="medium">
              {t('notTaken', { name: sent.file.name })}
            </p>
          )}
          <Problem error={sending.error} onRetry={['invalid', 'conflict', 'forbidden'].includes(problemKind(sending.error)) || sent === undefined ? undefined : () => sending.mutate(sent)} />
        </div>
      )}
    </section>
  );
}

interface ProgressProps {
  name: string;
  size: number;
  share: number;
  onCancel(): void;
}

function Progress({ name, size, share, onCancel }: ProgressProps): ReactElement {
  const { t } = useTranslation('evidence');
  const format = useFormat();
  const sizeOf = useFileSize();
  const label = t('sending', { name, size: sizeOf(size) });
  return (
    <div className="stack">
      <p className="medium">{label}</p>
      <progress className="evidence-progress" max={1} value={share} aria-label={label} />
      <p className="subtitle" role="status">
        {share < 1 ? t('sent', { percent: format.percent(share * 100, 0) }) : t('inspecting')}
      </p>
      <div>
        <Button size="sm" onClick={onCancel}>
          {t('cancel')}
        </Button>
      </div>
    </div>
  );
}
