import { useNavigate } from '@tanstack/react-router';

/** What to change in the address; undefined takes a parameter away. */
export type SearchChange = Record<string, string | readonly string[] | true | undefined>;

interface Options {
  /** Replaces the entry of the history, for what Back should not undo. */
  replace?: boolean;
}

/** Changes parameters of the present page and leaves the others. */
export function useChangeSearch(): (change: SearchChange, options?: Options) => void {
  const navigate = useNavigate();
  return (change, { replace = false } = {}) => {
    void navigate({ to: '.', search: (previous) => ({ ...previous, ...change }), replace, resetScroll: false });
  };
}
