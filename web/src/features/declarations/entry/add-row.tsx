import { Button, NativeSelect } from '@mantine/core';
import { type ReactElement, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Icon } from '../../../ui/icon.js';
import type { DeclarationFile } from '../declaration-queries.js';
import { type EntryRow, QUALIFICATIONS, type Qualification, rowOf } from './entry-rows.js';

interface Props {
  file: DeclarationFile;
  rows: readonly EntryRow[];
  onAdd(row: EntryRow): void;
}

/** A row of one qualification at one site, beside or in place of the site as a whole. */
export function AddRow({ file, rows, onAdd }: Props): ReactElement {
  const { t } = useTranslation('declarations');
  const [site, setSite] = useState(file.sites[0]?.id ?? '');
  const [qualification, setQualification] = useState<Qualification>('engineer');
  const row = rowOf(site === '' ? null : site, { qualification });
  return (
    <div className="entry-add">
      {file.sites.length === 0 ? null : (
        <NativeSelect label={t('entry.chooseSite')} value={site} onChange={({ currentTarget }) => setSite(currentTarget.value)} data={file.sites.map(({ id, name }) => ({ value: id, label: name }))} />
      )}
      <NativeSelect
        label={t('entry.chooseQualification')}
        value={qualification}
        onChange={({ currentTarget }) => setQualification(QUALIFICATIONS.find((one) => one === currentTarget.value) ?? 'engineer')}
        data={QUALIFICATIONS.map((value) => ({ value, label: t(`entry.qualification.${value}`) }))}
      />
      <Button leftSection={<Icon name="plus" />} disabled={rows.some(({ key }) => key === row.key)} onClick={() => onAdd(row)}>
        {t('entry.addQualification')}
      </Button>
    </div>
  );
}
