import { type Ref, useLayoutEffect } from 'react';

interface Props {
  /** Given by Mantine to the child of its target. */
  ref?: Ref<HTMLElement>;
  element: HTMLElement | null;
}

/** Inside a Mantine target: makes an element that stands elsewhere on the page the one to open beside. */
export function Anchor({ ref, element }: Props): null {
  useLayoutEffect(() => {
    if (typeof ref === 'function') ref(element);
    else if (ref !== undefined && ref !== null) ref.current = element;
  }, [ref, element]);
  return null;
}
