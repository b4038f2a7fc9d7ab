import { Fragment, type ReactElement, type ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { Icon } from './icon.js';
import { SearchLink } from './search-link.js';
import './data-table.css';

export interface Column<Row> {
  key: string;
  header: string;
  cell(row: Row): ReactNode;
  /** Numbers keep their right edge in both directions, so that units stay under units. */
  isNumber?: boolean;
  /** Name of the column in the address, for a column that sorts. */
  sort?: string;
  /** On a phone a row is two lines: whole width, left out, or shared; shared when absent. */
  narrow?: 'full' | 'hidden';
  /** CSS length. */
  width?: string;
}

interface Props<Row> {
  /** Names the region for those who do not see it. */
  label: string;
  columns: readonly Column<Row>[];
  rows: readonly Row[];
  rowKey(row: Row): string;
  /** Heading of the group that the row belongs to; rows come sorted by group. */
  groupOf?(row: Row): string;
  /** The column sorted by, `-` before it for descending; it lives in the address as `tri`. */
  sortedBy?: string;
  isSelected?(row: Row): boolean;
  /** The rows are those of earlier filters, while the new ones load. */
  isStale?: boolean;
  /** One cell by column, under a rule. */
  totals?: readonly ReactNode[];
}

export function DataTable<Row>(props: Props<Row>): ReactElement {
  const { label, columns, rows, rowKey, groupOf, sortedBy, isSelected, isStale = false, totals } = props;
  return (
    <div className={isStale ? 'data-table stale' : 'data-table'} role="region" aria-label={label} aria-busy={isStale} tabIndex={0}>
      <table>
        <thead>
          <tr>
            {columns.map((column) => (
              <HeaderCell key={column.key} column={column} sortedBy={sortedBy} />
            ))}
          </tr>
        </thead>
        <tbody>
          {rows.map((row, index) => {
            const previous = rows[index - 1];
            const group = groupOf?.(row);
            const starts = group !== undefined && (previous === undefined || groupOf?.(previous) !== group);
            return (
              <Fragment key={rowKey(row)}>
                {starts ? (
                  <tr className="group">
                    <th colSpan={columns.length} scope="colgroup">
                      {group}
                    </th>
                  </tr>
                ) : null}
                <tr className={isSelected?.(row) === true ? 'selected' : undefined}>
                  {columns.map((column) => (
                    <td key={column.key} className={cellClass(column)}>
                      {column.cell(row)}
                    </td>
                  ))}
                </tr>
              </Fragment>
            );
          })}
        </tbody>
        {totals === undefined ? null : (
          <tfoot>
            <tr>
              {columns.map((column, index) => (
                <td key={column.key} className={cellClass(column)}>
                  {totals[index]}
                </td>
              ))}
            </tr>
          </tfoot>
        )}
      </table>
    </div>
  );
}

function cellClass<Row>({ isNumber, narrow }: Column<Row>): string | undefined {
  const names = [isNumber === true ? 'number' : '', narrow === undefined ? '' : `narrow-${narrow}`];
  return names.filter((name) => name !== '').join(' ') || undefined;
}

function HeaderCell<Row>({ column, sortedBy }: { column: Column<Row>; sortedBy: string | undefined }): ReactElement {
  const { t } = useTranslation();
  const { header, sort, width } = column;
  const direction = sort === undefined ? null : sortedBy === sort ? 'ascending' : sortedBy === `-${sort}` ? 'descending' : null;
  return (
    <th scope="col" className={cellClass(column)} style={width === undefined ? undefined : { inlineSize: width }} aria-sort={direction ?? undefined}>
      {sort === undefined ? (
        header
      ) : (
        <SearchLink change={{ tri: direction === 'ascending' ? `-${sort}` : sort }} label={t('sortBy', { column: header })} className="sort">
          {header}
          {direction === null ? null : <Icon name={direction} size={12} />}
        </SearchLink>
      )}
    </th>
  );
}
