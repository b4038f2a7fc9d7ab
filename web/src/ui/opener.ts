import { useId, useState } from 'react';

/** What a popover or menu that is fetched on first use must know of the button that opens it. */
export interface Opener {
  /** Of the pair: Mantine names the button `<id>-target` and what it opens `<id>-dropdown`. */
  id: string;
  isOpen: boolean;
  /** The button, once it stands on the page. */
  button: HTMLButtonElement | null;
  setOpen(isOpen: boolean): void;
}

interface OpenerButtonProps {
  ref(button: HTMLButtonElement | null): void;
  id: string;
  'aria-haspopup': 'dialog' | 'menu';
  'aria-expanded': boolean;
  'aria-controls': string | undefined;
  onClick(): void;
}

/** A plain button that stays in place, with its focus, while what it opens is fetched: `wasOpened` says when to fetch it. */
export function useOpener(kind: 'dialog' | 'menu'): { opener: Opener; wasOpened: boolean; buttonProps: OpenerButtonProps } {
  const id = useId();
  const [button, setButton] = useState<HTMLButtonElement | null>(null);
  const [isOpen, setOpen] = useState(false);
  const [wasOpened, setWasOpened] = useState(false);
  const toggle = (): void => {
    setWasOpened(true);
    setOpen(!isOpen);
  };
  /** What was fetched after the click did not see where the focus came from: it is given back here. */
  const settle = (opened: boolean): void => {
    setOpen(opened);
    if (!opened) button?.focus({ preventScroll: true });
  };
  return {
    opener: { id, isOpen, button, setOpen: settle },
    wasOpened,
    buttonProps: { ref: setButton, id: `${id}-target`, 'aria-haspopup': kind, 'aria-expanded': isOpen, 'aria-controls': isOpen ? `${id}-dropdown` : undefined, onClick: toggle },
  };
}
