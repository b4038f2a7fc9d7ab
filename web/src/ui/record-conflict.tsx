import { useQueryClient } from '@tanstack/react-query';
import type { ReactElement } from 'react';
import type { Says, Subject } from '../lib/draft-store.js';
import { usePlace } from '../lib/place.js';
import { Conflict } from './conflict.js';
import { useLedgerWords } from './ledger-words.js';

interface Props {
  read: Subject;
  present: Subject;
  /** What the author wants the record to say, of the columns that the form writes. */
  mine?: Says;
  onKeepMine(): void;
  onTakeTheirs(): void;
}

/** The columns of a record that differ between what was read, what was typed and what stands, in the words of the trail. */
export function RecordConflict({ read, present, mine = {}, ...choices }: Props): ReactElement {
  const queryClient = useQueryClient();
  const { programme } = usePlace();
  const words = useLedgerWords();
  const { table } = present;
  const columns = [...new Set([...Object.keys(mine), ...Object.keys(present.says)])];
  const rows = columns.flatMap((column) => {
    const [base, theirs] = [read.says[column] ?? null, present.says[column] ?? null];
    const own = column in mine ? (mine[column] ?? null) : base;
    if (base === theirs && base === own) return [];
    const show = (text: string | null) => words.value({ table, column, text, precision: null });
    return [{ field: words.field(column), base: show(base), mine: own === base ? null : show(own), theirs: show(theirs) }];
  });
  return (
    <Conflict rows={rows} isFresh={present.version !== read.version} onReload={() => void queryClient.invalidateQueries({ queryKey: [programme] })} {...choices} />
  );
}
