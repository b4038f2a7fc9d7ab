import { Button } from '@mantine/core';
import { type ReactElement, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Loading } from '../../ui/loading.js';
import { Problem } from '../../ui/problem.js';
import { columnLetters } from './column-letters.js';
import type { Evidence } from './declared-evidence.js';
import { type Preview, usePreview } from './evidence-queries.js';

interface Props {
  declaration: string;
  evidence: Evidence;
}

/** The file itself, on white paper: a document in a frame that its answer sandboxes, a picture, or the first rows of a table. */
export function EvidencePreview({ declaration, evidence }: Props): ReactElement {
  const { t } = useTranslation('evidence');
  const [isLost, setLost] = useState(false);
  const { data, error, isFetching, refetch } = usePreview(declaration, evidence.id);
  const label = t('preview', { name: evidence.fileName });
  const again = (): void => void refetch().then(() => setLost(false));
  if (data === undefined) return error === null ? <Loading lines={6} /> : <Problem error={error} onRetry={again} />;
  if (isLost) {
    return (
      <Button loading={isFetching} onClick={again}>
        {t('expired')}
      </Button>
    );
  }
  if (data.kind === 'table') return <Tables tables={data.tables} label={label} />;
  if (data.address === null) return <p className="muted">{t('noPreview')}</p>;
  return data.kind === 'image' ? <img className="paper" src={data.address} alt={label} onError={() => setLost(true)} /> : <iframe className="paper" src={data.address} title={label} />;
}

function Tables({ tables, label }: { tables: Preview['tables']; label: string }): ReactElement {
  const { t } = useTranslation('evidence');
  return (
    <div className="paper paper-tables" role="region" aria-label={label} tabIndex={0} dir="ltr">
      {tables.map(({ name, rows, totalRows, totalColumns }, index) => {
        const width = rows.reduce((widest, row) => Math.max(widest, row.length), 0);
        return (
          <table key={index}>
            <caption>
              {name === '' ? null : <bdi className="medium">{name} </bdi>}
              <bdi>{t('rowsShown', { shown: rows.length, total: totalRows, columns: totalColumns })}</bdi>
            </caption>
            <thead>
              <tr>
                <td />
                {Array.from({ length: width }, (_, column) => (
                  <th key={column} scope="col">
                    {columnLetters(column)}
                  </th>
                ))}
              </tr>
            </thead>
            <tbody>
              {rows.map((row, line) => (
                <tr key={line}>
                  <th scope="row">{line + 1}</th>
                  {Array.from({ length: width }, (_, column) => (
                    <td key={column} dir="auto">
                      {row[column]}
                    </td>
                  ))}
                </tr>
              ))}
            </tbody>
          </table>
        );
      })}
    </div>
  );
}
