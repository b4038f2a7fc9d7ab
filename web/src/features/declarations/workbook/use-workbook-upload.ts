import { useMutation } from '@tanstack/react-query';
import { useNavigate } from '@tanstack/react-router';
import { useEffect, useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { idempotencyKey } from '../../../lib/http.js';
import { useFormat, useLanguage } from '../../../lib/language.js';
import { usePaths, usePlace } from '../../../lib/place.js';
import { LARGEST_WORKBOOK } from '../../imports/import-queries.js';
import { useFileSize } from '../../imports/file-size.js';
import { sendWorkbook } from './send-workbook.js';
import { importsAddress } from './workbook-queries.js';

export interface WorkbookUpload {
  /** Being sent, or refused. */
  file: File | null;
  isSending: boolean;
  sentBytes: number;
  /** A file is held over the page. */
  isOver: boolean;
  /** What is wrong with the file, seen before it is sent. */
  refusal: string | null;
  error: Error | null;
  take(file: File | undefined): void;
  cancel(): void;
}

const holdsFiles = ({ dataTransfer }: DragEvent): boolean => dataTransfer?.types.includes('Files') ?? false;

/** Sends a workbook for a draft, chosen or dropped anywhere on the page; what it says opens at an address of its own. */
export function useWorkbookUpload(ref: string, before: () => Promise<unknown> = async () => undefined): WorkbookUpload {
  const { t } = useTranslation('imports');
  const { programme } = usePlace();
  const language = useLanguage();
  const format = useFormat();
  const sizeOf = useFileSize();
  const paths = usePaths();
  const navigate = useNavigate();
  const [isOver, setOver] = useState(false);
  const [refusal, setRefusal] = useState<string | null>(null);
  const [sentBytes, setSentBytes] = useState(0);
  const abort = useRef<AbortController | null>(null);
  const send = useMutation({
    mutationFn: async (file: File) => {
      const giveUp = new AbortController();
      abort.current = giveUp;
      setSentBytes(0);
      await before();
      return sendWorkbook({ address: importsAddress(programme, ref), file, language, idempotencyKey: idempotencyKey(), signal: giveUp.signal, onProgress: setSentBytes });
    },
    onSuccess: ({ id }) => navigate({ to: paths.declarationImport(ref, id) }),
  });
  const problemOfFile = ({ name, size }: File): string | null => {
    if (!name.toLowerCase().endsWith('.xlsx')) return t('notWorkbook', { name });
    return size > LARGEST_WORKBOOK ? t('tooLarge', { name, size: sizeOf(size), limit: format.number(LARGEST_WORKBOOK / 1_048_576) }) : null;
  };
  const take = (file: File | undefined): void => {
    if (file === undefined || send.isPending) return;
    send.reset();
    const problem = problemOfFile(file);
    setRefusal(problem);
    if (problem === null) send.mutate(file);
  };
  const now = useRef(take);
  now.current = take;
  useEffect(() => {
    const listening = new AbortController();
    const { signal } = listening;
    window.addEventListener('dragover', (event) => {
      if (!holdsFiles(event)) return;
      event.preventDefault();
      setOver(true);
    }, { signal });
    window.addEventListener('dragleave', ({ relatedTarget }) => {
      if (relatedTarget === null) setOver(false);
    }, { signal });
    window.addEventListener('drop', (event) => {
      if (!holdsFiles(event)) return;
      event.preventDefault();
      setOver(false);
      now.current(event.dataTransfer?.files[0]);
    }, { signal });
    return () => listening.abort();
  }, []);
  const wasGivenUp = send.error instanceof DOMException && send.error.name === 'AbortError';
  return {
    file: send.variables ?? null,
    isSending: send.isPending,
    sentBytes,
    isOver,
    refusal,
    error: wasGivenUp ? null : send.error,
    take,
    cancel: () => abort.current?.abort(),
  };
}
