import { Button } from '@mantine/core';
import { useMutation } from '@tanstack/react-query';
import type { ReactElement } from 'react';
import { useTranslation } from 'react-i18next';
import { problemKind, problemSentence } from '../../lib/problem.js';
import { Icon } from '../../ui/icon.js';
import { showToast } from '../../ui/undo-toast.js';
import { download } from './download.js';

interface Props {
  /** Of the API, with its parameters. */
  address: string;
  fileName: string;
  label: string;
  size?: 'sm';
}

export function DownloadButton({ address, fileName, label, size }: Props): ReactElement {
  const { t } = useTranslation('problems');
  const save = useMutation({
    mutationFn: () => download(address, fileName),
    onError: (error) => showToast(problemSentence(error) ?? `${t(`title.${problemKind(error)}`)}. ${t(`advice.${problemKind(error)}`)}`),
  });
  return (
    <Button size={size} leftSection={<Icon name="download" />} loading={save.isPending} onClick={() => save.mutate()}>
      {label}
    </Button>
  );
}
