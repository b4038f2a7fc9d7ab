import { DirectionProvider, MantineProvider, useDirection } from '@mantine/core';
import { QueryClientProvider } from '@tanstack/react-query';
import { Outlet } from '@tanstack/react-router';
import { type ReactElement, Suspense, lazy, useEffect } from 'react';
import { queryClient } from '../api/query-client.js';
import { directionOf, useLanguage } from '../lib/language.js';
import { theme } from '../theme/theme.js';
import { cssVariablesResolver } from '../theme/variables.js';

const Notifications = lazy(async () => ({ default: (await import('@mantine/notifications')).Notifications }));

export function Root(): ReactElement {
  return (
    <DirectionProvider initialDirection="ltr" detectDirection={false}>
      <MantineProvider theme={theme} cssVariablesResolver={cssVariablesResolver} defaultColorScheme="auto">
        <QueryClientProvider client={queryClient}>
          <Direction />
          <Suspense fallback={null}>
            <Notifications position="bottom-center" limit={3} />
          </Suspense>
          <Outlet />
        </QueryClientProvider>
      </MantineProvider>
    </DirectionProvider>
  );
}

/** Turns Mantine's components with the language. */
function Direction(): null {
  const { setDirection } = useDirection();
  const direction = directionOf(useLanguage());
  useEffect(() => setDirection(direction), [setDirection, direction]);
  return null;
}
