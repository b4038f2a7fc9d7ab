import { Button } from '@mantine/core';
import { useSearch } from '@tanstack/react-router';
import { type ReactElement, type ReactNode, useId } from 'react';
import { useTranslation } from 'react-i18next';
import { type CsvValue, csvOf } from '@common/csv.js';
import { usePlace } from '../lib/place.js';
import { saveFile } from '../lib/save-file.js';
import { type Column, DataTable } from './data-table.js';
import { Icon } from './icon.js';
import { SearchLink } from './search-link.js';
import './picture.css';

/** A column of the table of a picture, and what it says in the file: codes and plain decimals, the same in every language. */
export interface PictureColumn<Row> extends Column<Row> {
  csv(row: Row): CsvValue;
}

interface Props<Row> {
  /** Names the picture in the address and its file. */
  name: string;
  /** A sentence with the finding. */
  title: string;
  /** What is measured, its unit, its instant. */
  subtitle?: ReactNode;
  columns: readonly PictureColumn<Row>[];
  rows: readonly Row[];
  rowKey(row: Row): string;
  /** Where the figures come from, and of when they are. */
  source: ReactNode;
  children: ReactNode;
}

/** A picture that states its finding, with its table and its data; print shows the picture followed by its table. */
export function Picture<Row>({ name, title, subtitle, columns, rows, rowKey, source, children }: Props<Row>): ReactElement {
  const { t } = useTranslation();
  const { programme } = usePlace();
  const { tables = [] } = useSearch({ strict: false });
  const titleId = useId();
  const isTable = tables.includes(name);
  const others = tables.filter((one) => one !== name);
  const save = (): void => saveFile(new Blob([csvOf(Object.fromEntries(columns.map(({ key, csv }) => [key, csv])), rows)], { type: 'text/csv;charset=utf-8' }), `mithaq-${programme}-${name}.csv`);
  return (
    <figure className={isTable ? 'picture as-table' : 'picture'} aria-labelledby={titleId} data-picture={name}>
      <div className="picture-head">
        <div className="grow">
          <h2 id={titleId}>{title}</h2>
          {subtitle === undefined ? null : <p className="picture-subtitle">{subtitle}</p>}
        </div>
        <span className="segments" role="group" aria-label={title}>
          <SearchLink change={{ tables: others.length === 0 ? undefined : others }} isCurrent={!isTable}>
            {t('picture')}
          </SearchLink>
          <SearchLink change={{ tables: [...others, name] }} isCurrent={isTable}>
            {t('asTable')}
          </SearchLink>
        </span>
        <Button size="sm" leftSection={<Icon name="download" size={14} />} onClick={save} aria-label={`${t('csv')}, ${title}`}>
          {t('csv')}
        </Button>
      </div>
      <div className="picture-plot">{children}</div>
      <div className="picture-table">
        <DataTable label={title} columns={columns} rows={rows} rowKey={rowKey} />
      </div>
      <figcaption className="picture-source">{source}</figcaption>
    </figure>
  );
}
