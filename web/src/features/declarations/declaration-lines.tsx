import type { ReactElement } from 'react';
import { useTranslation } from 'react-i18next';
import { useTitle } from '../../api/reference.js';
import { useFormat } from '../../lib/language.js';
import { type Column, DataTable } from '../../ui/data-table.js';
import { NoValue } from '../../ui/no-value.js';
import type { DeclarationFile, DeclarationLine, DeclarationSection } from './declaration-queries.js';
import { linesInOrder, rowOf } from './entry/entry-rows.js';
import { useEntryWords } from './entry/entry-words.js';
import { usePeriodText } from './period-text.js';

interface Row {
  section: DeclarationSection;
  line: DeclarationLine;
}

/** What stands declared, line by line, with what was accepted of it. */
export function DeclarationLines({ file }: { file: DeclarationFile }): ReactElement {
  const { t } = useTranslation(['declarations', 'examination']);
  const titleOf = useTitle();
  const format = useFormat();
  const periodText = usePeriodText();
  const rows = file.sections.flatMap((section) => linesInOrder(file, section).map((line) => ({ section, line })));
  const nameOf = ({ section, line }: Row): string => {
    const asked = section.indicators.find(({ code }) => code === line.indicator);
    return asked === undefined ? line.indicator : titleOf(asked.name);
  };
  const columns: Column<Row>[] = [
    { key: 'what', header: t('check.what'), narrow: 'full', cell: (row) => <LineName file={file} line={row.line} name={nameOf(row)} /> },
    { key: 'declared', header: t('check.now', { period: periodText(file.period) }), isNumber: true, cell: ({ line }) => <LineValue line={line} /> },
    {
      key: 'accepted',
      header: t('state.accepted'),
      isNumber: true,
      cell: ({ line }) => (line.accepted === null ? null : <bdi>{format.number(line.accepted)}</bdi>),
    },
  ];
  return <DataTable label={t('task.lines')} columns={columns} rows={rows} rowKey={({ line }) => line.id} groupOf={({ section }) => t(`section.${section.section}`)} />;
}

function LineName({ file, line, name }: { file: DeclarationFile; line: DeclarationLine; name: string }): ReactElement {
  const { t } = useTranslation('common');
  const words = useEntryWords(file);
  const row = rowOf(line.site, line.dimensions);
  return (
    <>
      <span className="name">{name}</span> <span className="reference">{[words.siteOf(row), words.detailOf(row)].filter((part) => part !== null).join(t('listComma'))}</span>
    </>
  );
}

export function LineValue({ line: { state, value } }: { line: Pick<DeclarationLine, 'state' | 'value'> }): ReactElement {
  const format = useFormat();
  if (state === 'reported' && value !== null) return <bdi>{format.number(value)}</bdi>;
  return <NoValue absence={state === 'not_applicable' ? 'notApplicable' : 'notDeclared'} />;
}
