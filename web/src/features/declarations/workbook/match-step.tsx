import { Button } from '@mantine/core';
import { type ReactElement, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { DeclarationFile } from '../declaration-queries.js';
import { choicesFrom, mappingBody, type SheetChoice } from './column-choice.js';
import { MatchSheet } from './match-sheet.js';
import { useImportWords } from './use-import-words.js';
import type { DeclarationImport, MappingBody } from './workbook-queries.js';

interface Props {
  file: DeclarationFile;
  read: DeclarationImport;
  isPending: boolean;
  onChosen(body: MappingBody): void;
}

/** What each sheet and each column is. What is recognised stays closed; what is not waits for an answer. */
export function MatchStep({ file, read, isPending, onChosen }: Props): ReactElement {
  const { t } = useTranslation('workbook');
  const words = useImportWords(file);
  const [sheets, setSheets] = useState<readonly SheetChoice[]>(() => choicesFrom(read.mapping));
  const replace = (changed: SheetChoice): void => setSheets((before) => before.map((one) => (one.sheet === changed.sheet ? changed : one)));
  return (
    <form
      className="stack wide"
      onSubmit={(event) => {
        event.preventDefault();
        onChosen(mappingBody(sheets));
      }}
    >
      <p className="lead">{t(read.remembered ? 'match.remembered' : 'match.lead')}</p>
      {sheets.map((sheet) => (
        <MatchSheet key={sheet.sheet} file={file} words={words} sheet={sheet} read={read.mapping.find((one) => one.sheet === sheet.sheet)} isRemembered={read.remembered} onChange={replace} />
      ))}
      <div>
        <Button type="submit" variant="filled" loading={isPending}>
          {t('match.submit')}
        </Button>
      </div>
    </form>
  );
}
