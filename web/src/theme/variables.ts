import type { CSSVariablesResolver } from '@mantine/core';
import tokens from './tokens.css?raw';

const PAIR = /(--[\w-]+):\s*light-dark\((rgb\([^)]*\)|[^,]+),\s*(rgb\([^)]*\)|[^)]+)\)/g;

const pairs = [...tokens.matchAll(PAIR)].map(([, name, light, dark]) => ({ name, light, dark }));

function readsLightDark(): boolean {
  return typeof CSS !== 'undefined' && CSS.supports('color', 'light-dark(#000, #fff)');
}

function fallback(scheme: 'light' | 'dark'): Record<string, string> {
  if (readsLightDark()) return {};
  return Object.fromEntries(pairs.map((pair) => [pair.name, pair[scheme]]));
}

const surfaces: Record<string, string> = {
  '--mantine-color-body': 'var(--surface)',
  '--mantine-color-text': 'var(--ink)',
  '--mantine-color-dimmed': 'var(--ink-3)',
  '--mantine-color-placeholder': 'var(--ink-3)',
  '--mantine-color-anchor': 'var(--accent)',
  '--mantine-color-error': 'var(--off)',
  '--mantine-color-default': 'var(--surface)',
  '--mantine-color-default-hover': 'var(--canvas)',
  '--mantine-color-default-color': 'var(--ink)',
  '--mantine-color-default-border': 'var(--line-2)',
  '--mantine-color-bright': 'var(--ink)',
  '--mantine-color-disabled': 'var(--sunken)',
  '--mantine-color-disabled-color': 'var(--ink-3)',
  '--mantine-color-disabled-border': 'var(--line)',
  '--mantine-primary-color-filled': 'var(--accent)',
  '--mantine-primary-color-filled-hover': 'var(--accent-hover)',
  '--mantine-primary-color-light': 'var(--accent-soft)',
  '--mantine-primary-color-light-color': 'var(--accent)',
  '--mantine-primary-color-contrast': 'var(--on-accent)',
};

/** Binds Mantine's variables to the tokens, and writes the tokens themselves where `light-dark()` is unknown. */
export const cssVariablesResolver: CSSVariablesResolver = () => ({
  variables: {},
  light: { ...fallback('light'), ...surfaces },
  dark: { ...fallback('dark'), ...surfaces },
});
