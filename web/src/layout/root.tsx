import { DirectionProvider, MantineProvider, useDirection } from '@mantine/core';
import { QueryClientProvider } from '@tanstack/react-query';
import { Outlet } from '@tanstack/react-router';
import { type ReactElement, Suspense, lazy, useEffect, useState } from 'react';
import { queryClient } from '../api/query-client.js';
import { directionOf, useLanguage } from '../lib/language.js';
import { theme } from '../theme/theme.js';
import { cssVariablesResolver } from '../theme/variables.js';

const Notifications = lazy(async () => ({ default: (await import('@mantine/notifications')).Notifications }));

const WAKING = ['keydown', 'pointerdown'] as const;

export function Root(): ReactElement {
  return (
    <DirectionProvider initialDirection="ltr" detectDirection={false}>
      <MantineProvider theme={theme} cssVariablesResolver={cssVariablesResolver} defaultColorScheme="auto">
        <QueryClientProvider client={queryClient}>
          <Direction />
          <Toasts />
          <Outlet />
        </QueryClientProvider>
      </MantineProvider>
    </DirectionProvider>
  );
}

/** Nothing is announced before the reader has touched a key or the page, so its code is fetched then. */
function Toasts(): ReactElement | null {
  const [isAwake, setAwake] = useState(false);
  useEffect(() => {
    const wake = (): void => setAwake(true);
    const once = { once: true, passive: true };
    for (const event of WAKING) window.addEventListener(event, wake, once);
    return () => WAKING.forEach((event) => window.removeEventListener(event, wake));
  }, []);
  if (!isAwake) return null;
  return (
    <Suspense fallback={null}>
      <Notifications position="bottom-center" limit={3} />
    </Suspense>
  );
}

/** Turns Mantine's components with the language. */
function Direction(): null {
  const { setDirection } = useDirection();
  const direction = directionOf(useLanguage());
  useEffect(() => setDirection(direction), [setDirection, direction]);
  return null;
}
