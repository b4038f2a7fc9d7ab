import { useRouterState } from '@tanstack/react-router';
import { type ReactElement, type ReactNode, useEffect, useRef } from 'react';
import { setDocumentTitle } from '../lib/document.js';

interface Props {
  title: string;
  children: ReactNode;
}

/** The page whose heading had the focus last; null until the first page has come. */
let announced: string | null = null;

/** The h1: it names the document, and takes the focus once after each change of page. */
export function PageTitle({ title, children }: Props): ReactElement {
  const heading = useRef<HTMLHeadingElement>(null);
  const path = useRouterState({ select: ({ resolvedLocation, location }) => (resolvedLocation ?? location).pathname });
  useEffect(() => setDocumentTitle(title), [title]);
  useEffect(() => {
    if (announced !== null && announced !== path) heading.current?.focus({ preventScroll: true });
    announced = path;
  }, [path]);
  return (
    <h1 ref={heading} tabIndex={-1}>
      {children}
    </h1>
  );
}
