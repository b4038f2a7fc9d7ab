import { useEffect, useRef, useState, useSyncExternalStore } from 'react';
import { type Subject, type Typed, draftStore } from './draft-store.js';
import { usePlace } from './place.js';
import { useSession } from './session.js';

/** What the drawer that holds a form must know of it. */
export interface Unsaved {
  /** Now, and not as of the last rendering. */
  isChanged(): boolean;
  /** Instant at which the browser kept it last; null when nothing is kept. */
  keptAt: string | null;
  /** It was there when the form opened. */
  isRestored: boolean;
  forget(): void;
}

/** The record under a form, for those who must compare. */
export interface Grounded extends Unsaved {
  /** Of the record that the author read, to send with the change. */
  readonly version: number;
  /** As the author read it, and as the register holds it now; null for what is not in the register yet. */
  read: Subject | null;
  present: Subject | null;
  /** Before a try to save: what is shown now is what the author read, even where nothing was typed. */
  pin(): void;
  /** Keeps what was typed and takes the present record for what was read. */
  rebase(): void;
  /** Changes when what was typed was dropped or laid on another ground: fields then begin again. */
  generation: number;
}

export interface Draft<Values> extends Grounded {
  values: Values;
  change(part: Partial<Values>): void;
  field<Name extends keyof Values>(name: Name): [Values[Name], (value: Values[Name]) => void];
}

type Ground<Values> = Omit<Typed<Values>, 'at'>;

/**
 * The fields of a form, kept in this browser from the first change until they are saved or dropped. From then on they
 * stand on the record as the author read it, whatever is read of it meanwhile.
 */
export function useDraft<Values extends object>(name: string | null, initial: Values, subject: Subject | null = null): Draft<Values> {
  const { programme } = usePlace();
  const account = useSession()?.account.id ?? '';
  const [store] = useState(() => draftStore<Values>(name === null ? null : `${account}.${programme}.${name}`, Object.keys(initial) as (keyof Values)[]));
  const [isRestored] = useState(() => store.get() !== null);
  const [pinned, setPinned] = useState<Ground<Values> | null>(null);
  const [generation, setGeneration] = useState(0);
  const typed = useSyncExternalStore(store.subscribe, store.get);
  const untouched: Ground<Values> = pinned ?? { values: {}, initial, subject };
  const ground = (): Ground<Values> => store.get() ?? untouched;
  const keep = (values: Partial<Values>, on: Pick<Ground<Values>, 'initial' | 'subject'>): void => {
    const changed = onlyChanged(values, on.initial);
    store.set(Object.keys(changed).length === 0 ? null : { values: changed, initial: on.initial, subject: on.subject, at: new Date().toISOString() });
  };
  const change = (part: Partial<Values>): void => keep({ ...ground().values, ...part }, ground());
  const beginAgain = (): void => {
    setPinned(null);
    setGeneration((count) => count + 1);
  };
  const shown = typed ?? untouched;
  const values: Values = { ...shown.initial, ...shown.values };
  return {
    values,
    change,
    field: (field) => [values[field], (value) => change({ [field]: value } as unknown as Partial<Values>)],
    isChanged: () => store.get() !== null,
    keptAt: typed !== null && store.isKept() ? typed.at : null,
    isRestored: isRestored && typed !== null,
    get version() {
      return ground().subject?.version ?? 0;
    },
    read: shown.subject,
    present: subject,
    generation,
    pin: () => setPinned(untouched),
    rebase: () => {
      keep(ground().values, { initial, subject });
      beginAgain();
    },
    forget: () => {
      store.set(null);
      beginAgain();
    },
  };
}

/** Tells the drawer around a form what it must not leave without a word. */
export function useTold(unsaved: Unsaved, tell: (unsaved: Unsaved | null) => void): void {
  const isChanged = unsaved.isChanged();
  const latest = useRef(unsaved);
  latest.current = unsaved;
  useEffect(() => tell(isChanged ? latest.current : null), [tell, isChanged, unsaved.keptAt]);
  useEffect(() => () => tell(null), [tell]);
}

function onlyChanged<Values extends object>(values: Partial<Values>, initial: Values): Partial<Values> {
  const changed = Object.entries(values).filter(([field, value]) => JSON.stringify(value) !== JSON.stringify(initial[field as keyof Values]));
  return Object.fromEntries(changed) as Partial<Values>;
}
