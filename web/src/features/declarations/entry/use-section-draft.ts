import { useQueryClient } from '@tanstack/react-query';
import { useCallback, useEffect, useRef, useState } from 'react';
import { idempotencyKey } from '../../../lib/http.js';
import { usePlace } from '../../../lib/place.js';
import { OfflineError, ProblemError, problemSentence } from '../../../lib/problem.js';
import { useSession } from '../../../lib/session.js';
import { type DeclarationFile, type DeclarationSection, fileKey, readFile } from '../declaration-queries.js';
import { putSection } from '../declaration-writes.js';
import { type Cells, type Difference, type Entries, type Entry, mergeEntries, sameSaid, undoneSaid, type UndoStep, withStep } from './cells.js';
import { draftName, keepDraft, readDraft } from './draft-store.js';
import { cellsOf, linesOf } from './entry-rows.js';

const PAUSE_MS = 2_000;
const RETRY_MS = 15_000;

export type SaveState = { kind: 'idle' } | { kind: 'waiting' } | { kind: 'saving' } | { kind: 'saved'; at: string } | { kind: 'offline' } | { kind: 'refused'; reason: string };

export interface SectionDraft {
  base: Cells;
  entries: Entries;
  save: SaveState;
  /** Cells where somebody else saved another value meanwhile; null: nothing was merged. */
  merged: readonly Difference[] | null;
  isRestored: boolean;
  canUndo: boolean;
  lastStep: UndoStep['kind'] | null;
  write(changes: Readonly<Record<string, Entry>>, kind: UndoStep['kind']): void;
  undo(): void;
  settle(key: string, keep: 'mine' | 'theirs'): void;
  /** Saves what waits, at once. @returns the version that stands afterwards; null when something could not be saved */
  flush(): Promise<DeclarationFile | null>;
}

/** What is typed in one part: kept in this browser at once, in the register two seconds after the last change. */
export function useSectionDraft(file: DeclarationFile, section: DeclarationSection): SectionDraft {
  const queryClient = useQueryClient();
  const { programme } = usePlace();
  const account = useSession()?.account.id ?? '';
  const name = draftName(account, programme, file.ref, section.section);
  const base = cellsOf(section);
  const [first] = useState(() => restored(name, base));
  const [entries, setEntries] = useState<Entries>(first.entries);
  const [merged, setMerged] = useState<readonly Difference[] | null>(first.differences.length > 0 ? first.differences : null);
  const [save, setSave] = useState<SaveState>(Object.keys(first.entries).length > 0 ? { kind: 'waiting' } : { kind: 'idle' });
  const [steps, setSteps] = useState<readonly UndoStep[]>([]);
  const now = useRef({ file, entries, merged });
  now.current = { file, entries, merged };
  const running = useRef<Promise<DeclarationFile | null> | null>(null);

  const put = useCallback((next: Entries, against: Cells) => {
    now.current.entries = next;
    setEntries(next);
    keepDraft(name, { base: against, entries: next });
  }, [name]);

  const sectionNow = useCallback((of: DeclarationFile) => of.sections.find((one) => one.section === section.section) ?? section, [section]);

  const attempt = useCallback(async (): Promise<DeclarationFile | null> => {
    const held = new Set((now.current.merged ?? []).map(({ key }) => key));
    const ready = Object.fromEntries(Object.entries(now.current.entries).filter(([key]) => !held.has(key)));
    const lines = linesOf(ready);
    if (lines.length === 0) {
      setSave((state) => (state.kind === 'waiting' ? { kind: 'idle' } : state));
      return now.current.file;
    }
    setSave({ kind: 'saving' });
    try {
      const answer = await putSection(programme, file.ref, section.section, sectionNow(now.current.file).version, idempotencyKey(), { lines });
      queryClient.setQueryData(fileKey(programme, file.ref), answer);
      now.current.file = answer;
      const saved = cellsOf(sectionNow(answer));
      put(Object.fromEntries(Object.entries(now.current.entries).filter(([key, { said }]) => !sameSaid(said, saved[key]))), saved);
      setSave({ kind: 'saved', at: new Date().toISOString() });
      return answer;
    } catch (error) {
      if (error instanceof OfflineError || (error instanceof ProblemError && error.kind === 'server')) setSave({ kind: 'offline' });
      else if (error instanceof ProblemError && error.problem.code === 'stale_version') {
        const theirs = await readFile(programme, file.ref);
        const before = cellsOf(sectionNow(now.current.file));
        const result = mergeEntries(before, now.current.entries, cellsOf(sectionNow(theirs)));
        queryClient.setQueryData(fileKey(programme, file.ref), theirs);
        now.current.file = theirs;
        now.current.merged = result.differences;
        setMerged(result.differences);
        put(result.entries, cellsOf(sectionNow(theirs)));
        setSave({ kind: 'waiting' });
      } else if (error instanceof ProblemError) setSave({ kind: 'refused', reason: error.problem.fields.map(({ message }) => message).join(' ') || (problemSentence(error) ?? '') });
      else throw error;
      return null;
    }
  }, [file.ref, programme, put, queryClient, section.section, sectionNow]);

  const flush = useCallback((): Promise<DeclarationFile | null> => {
    const following = (running.current ?? Promise.resolve(null)).then(attempt);
    running.current = following;
    return following.finally(() => {
      if (running.current === following) running.current = null;
    });
  }, [attempt]);

  const kind = save.kind;
  useEffect(() => {
    if (kind === 'refused') return;
    if (linesOf(entries).length === 0) {
      if (kind === 'waiting') setSave({ kind: 'idle' });
      return;
    }
    const timer = window.setTimeout(() => void flush(), kind === 'offline' ? RETRY_MS : PAUSE_MS);
    const back = (): void => void flush();
    window.addEventListener('online', back);
    return () => {
      window.clearTimeout(timer);
      window.removeEventListener('online', back);
    };
  }, [entries, kind, flush]);

  const write: SectionDraft['write'] = (changes, step) => {
    const before = Object.fromEntries(Object.keys(changes).map((key) => [key, (now.current.entries[key] ?? { said: base[key] }).said]));
    setSteps((earlier) => withStep(earlier, { kind: step, before }));
    put(withoutSaved({ ...now.current.entries, ...changes }, base), base);
    setSave({ kind: 'waiting' });
  };
  const undo = (): void => {
    const step = steps.at(-1);
    if (step === undefined) return;
    setSteps(steps.slice(0, -1));
    const back = Object.entries(step.before).map(([key, said]): [string, Entry] => [key, { said: undoneSaid(said, base[key]), origin: 'typed' }]);
    put(withoutSaved({ ...now.current.entries, ...Object.fromEntries(back) }, base), base);
    setSave({ kind: 'waiting' });
  };
  const settle: SectionDraft['settle'] = (key, keep) => {
    const rest = (merged ?? []).filter((difference) => difference.key !== key);
    now.current.merged = rest;
    setMerged(rest.length === 0 ? null : rest);
    const { [key]: mine, ...others } = now.current.entries;
    put(keep === 'theirs' || mine === undefined ? others : { ...others, [key]: mine }, base);
    setSave({ kind: 'waiting' });
  };
  return { base, entries, save, merged, isRestored: first.isRestored, canUndo: steps.length > 0, lastStep: steps.at(-1)?.kind ?? null, write, undo, settle, flush };
}

function withoutSaved(entries: Entries, base: Cells): Entries {
  return Object.fromEntries(Object.entries(entries).filter(([key, { said }]) => !sameSaid(said, base[key])));
}

/** What an earlier visit left here, merged with what the register holds by now. */
function restored(name: string, base: Cells): { entries: Entries; differences: Difference[]; isRestored: boolean } {
  const kept = readDraft(name);
  if (kept === null) return { entries: {}, differences: [], isRestored: false };
  const merged = mergeEntries(kept.base, kept.entries, base);
  return { ...merged, isRestored: Object.keys(merged.entries).length > 0 };
}
