import { Button } from '@mantine/core';
import { Link, useNavigate } from '@tanstack/react-router';
import { type ReactElement, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useTitle } from '../../../api/reference.js';
import { dateOf } from '../../../api/types.js';
import { Page } from '../../../layout/page.js';
import { directionOf, useFormat, useLanguage } from '../../../lib/language.js';
import { usePaths } from '../../../lib/place.js';
import { ChoiceLine } from '../../../ui/choice-line.js';
import { Problem } from '../../../ui/problem.js';
import type { DeclarationFile, DeclarationSection } from '../declaration-queries.js';
import { useFinishSection } from '../declaration-writes.js';
import { usePeriodText } from '../period-text.js';
import { useWorkbookUpload } from '../workbook/use-workbook-upload.js';
import { UploadNote, WorkbookActions } from '../workbook/workbook-actions.js';
import { writeTypedNumber } from '../../../lib/typed-number.js';
import { AddRow } from './add-row.js';
import { columnsOf, kindAt } from './entry-context.js';
import { EntryGrid } from './entry-grid.js';
import { MergeNote, PasteNote, SaveText } from './entry-notes.js';
import { EntryRail } from './entry-rail.js';
import { type EntryRow, type Level, rowsOf } from './entry-rows.js';
import { useEntryWords } from './entry-words.js';
import { type PasteCount, useGridKeys } from './use-grid-keys.js';
import { useSectionDraft } from './use-section-draft.js';

interface Props {
  file: DeclarationFile;
  section: DeclarationSection;
}

export function EntryForm({ file, section }: Props): ReactElement {
  const { t } = useTranslation('declarations');
  const language = useLanguage();
  const format = useFormat();
  const titleOf = useTitle();
  const paths = usePaths();
  const navigate = useNavigate();
  const periodText = usePeriodText();
  const draft = useSectionDraft(file, section);
  const upload = useWorkbookUpload(file.ref, draft.flush);
  const words = useEntryWords(file);
  const [added, setAdded] = useState<readonly EntryRow[]>([]);
  const [level, setLevel] = useState<Level>(() => firstLevel(file, section));
  const [pasted, setPasted] = useState<PasteCount | null>(null);
  const finish = useFinishSection(file.ref, () => void navigate({ to: paths.declaration(file.ref) }));
  const view = { file, section, rows: rowsOf(file, section, level, added), columns: columnsOf(section), base: draft.base, entries: draft.entries };
  const undo = (): void => {
    setPasted(null);
    draft.undo();
  };
  const keys = useGridKeys({ view, direction: directionOf(language), written: (value) => writeTypedNumber(value, language), onWrite: draft.write, onPaste: setPasted, onUndo: undo });
  const [row, column] = [view.rows[keys.active.row], view.columns[keys.active.column]];
  const name = t(`section.${section.section}`);
  const period = periodText(file.period);
  /** Whatever waits is in the register before the reader goes on. */
  const afterSaving = async (go: (saved: DeclarationFile) => void): Promise<void> => {
    const saved = await draft.flush();
    if (saved !== null) go(saved);
  };
  const toFinish = (saved: DeclarationFile): void =>
    finish.mutate({ section: section.section, version: saved.sections.find((one) => one.section === section.section)?.version ?? section.version, done: !section.done });
  return (
    <Page
      title={t('entry.title', { period, section: name })}
      crumbs={[{ label: t('title'), to: paths.declarations }, { label: file.ref, to: paths.declaration(file.ref) }]}
      lead={file.due === null ? titleOf(file.organisation.name) : `${titleOf(file.organisation.name)}. ${t('due.until', { date: format.longDate(dateOf(file.due.dueOn)) })}`}
      actions={<WorkbookActions refOfDraft={file.ref} upload={upload} />}
      railLabel={t('sections')}
      rail={<EntryRail file={file} current={section.section} words={words} keys={keys} row={row} indicator={column?.indicator} mayMark={row !== undefined && column !== undefined && kindAt(view, row, column.indicator) === 'editable'} />}
    >
      <UploadNote upload={upload} />
      {pasted !== null && draft.lastStep === 'pasted' ? <PasteNote count={pasted} onUndo={undo} /> : null}
      {draft.merged === null ? null : <MergeNote differences={draft.merged} words={words} rows={view.rows} onSettle={draft.settle} />}
      {section.section !== 'jobs' && file.sites.length > 0 && section.lines.length === 0 ? (
        <div className="entry-note">
          <ChoiceLine
            label={t('entry.level')}
            options={[{ value: 'sites', label: t('entry.levelSites') }, { value: 'organisation', label: t('entry.levelOrganisation') }]}
            value={level}
            onChange={(chosen) => setLevel(chosen === 'sites' ? 'sites' : 'organisation')}
          />
        </div>
      ) : null}
      <EntryGrid view={view} keys={keys} words={words} label={t('entry.grid', { section: name })} />
      {section.section === 'jobs' ? <AddRow file={file} rows={view.rows} onAdd={(one) => setAdded((before) => [...before, one])} /> : null}
      {finish.error === null ? null : <Problem error={finish.error} onRetry={() => void afterSaving(toFinish)} />}
      <div className="entry-foot">
        <div className="entry-keys hide-keys">
          <span>
            <kbd>Tab</kbd>
            {t('entry.keys.next')}
          </span>
          <span>
            <kbd>F2</kbd>
            {t('entry.keys.edit')}
          </span>
          <span>
            <kbd>Ctrl V</kbd>
            {t('entry.keys.paste')}
          </span>
          <span>
            <kbd>Ctrl Z</kbd>
            {t('entry.keys.undo')}
          </span>
          <span>
            <kbd>-</kbd>
            <kbd>/</kbd>
            {t('entry.keys.states')}
          </span>
        </div>
        <div className="line wrap">
          <SaveText draft={draft} />
          <Button loading={finish.isPending} onClick={() => void afterSaving(toFinish)}>
            {t(section.done ? 'entry.reopenSection' : 'entry.finish')}
          </Button>
          <Button
            component={Link}
            to={paths.checkDeclaration(file.ref)}
            variant="filled"
            onClick={(event) => {
              event.preventDefault();
              void afterSaving(() => void navigate({ to: paths.checkDeclaration(file.ref) }));
            }}
          >
            {t('entry.check')}
          </Button>
        </div>
      </div>
    </Page>
  );
}

/** By site where there are sites, unless the organisation was declared as a whole. */
function firstLevel(file: DeclarationFile, { section, lines }: DeclarationSection): Level {
  const isWhole = lines.length > 0 && lines.every(({ site }) => site === null);
  return file.sites.length === 0 || (isWhole && section !== 'jobs') ? 'organisation' : 'sites';
}
