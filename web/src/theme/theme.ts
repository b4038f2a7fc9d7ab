import { ActionIcon, Button, Input, createTheme } from '@mantine/core';
import type { MantineColorsTuple } from '@mantine/core';
import { createElement } from 'react';
import { Icon } from '../ui/icon.js';

const encre: MantineColorsTuple = [
  '#eeedfb', '#dddbff', '#c2bfff', '#aaa6ff', '#8f8af0', '#7973dc', '#5a54cb', '#3f39b5', '#2f2a93', '#221d6b',
];

const buttonHeights: Record<string, string> = { sm: '28px', md: 'var(--control)', lg: '40px' };
const buttonPaddings: Record<string, string> = { sm: '9px', md: '12px', lg: '16px' };

function buttonColours(variant: string | undefined): Record<string, string> {
  if (variant === 'filled') {
    return {
      '--button-bg': 'var(--accent)',
      '--button-hover': 'var(--accent-hover)',
      '--button-color': 'var(--on-accent)',
      '--button-bd': '1px solid transparent',
    };
  }
  if (variant === 'subtle') {
    return { '--button-bg': 'transparent', '--button-color': 'var(--ink-2)', '--button-bd': '1px solid transparent' };
  }
  return { '--button-bg': 'var(--surface)', '--button-color': 'var(--ink)', '--button-bd': '1px solid var(--line-2)' };
}

export const theme = createTheme({
  primaryColor: 'encre',
  primaryShade: { light: 7, dark: 3 },
  colors: { encre },
  defaultRadius: 4,
  autoContrast: false,
  cursorType: 'pointer',
  respectReducedMotion: true,
  fontFamily: 'var(--font)',
  fontFamilyMonospace: 'var(--font)',
  fontSizes: { xs: 'var(--t-xs)', sm: 'var(--t-s)', md: 'var(--t-m)', lg: 'var(--t-l)', xl: 'var(--t-xl)' },
  lineHeights: { xs: 'var(--leading)', sm: 'var(--leading)', md: 'var(--leading)', lg: 'var(--leading)', xl: 'var(--leading)' },
  spacing: { xs: '4px', sm: '8px', md: '12px', lg: '16px', xl: '24px' },
  headings: {
    fontFamily: 'var(--font)',
    fontWeight: '600',
    sizes: {
      h1: { fontSize: 'var(--t-xl)', lineHeight: 'var(--leading-heading)' },
      h2: { fontSize: 'var(--t-m)', lineHeight: '1.35' },
      h3: { fontSize: 'var(--t-s)', lineHeight: '1.35' },
    },
  },
  components: {
    Button: Button.extend({
      defaultProps: { variant: 'default', size: 'md' },
      vars: (_theme, { variant, size }) => ({
        root: {
          '--button-height': buttonHeights[String(size)] ?? 'var(--control)',
          '--button-padding-x': buttonPaddings[String(size)] ?? '12px',
          '--button-fz': size === 'sm' ? 'var(--t-s)' : 'var(--t-m)',
          ...buttonColours(variant),
        },
      }),
    }),
    ActionIcon: ActionIcon.extend({
      defaultProps: { variant: 'subtle' },
      vars: () => ({
        root: {
          '--ai-size': 'var(--control)',
          '--ai-color': 'var(--ink-2)',
          '--ai-hover': 'var(--sunken)',
          '--ai-hover-color': 'var(--ink)',
        },
      }),
    }),
    Input: Input.extend({
      vars: () => ({
        wrapper: {
          '--input-height': 'var(--field)',
          '--input-fz': 'var(--t-m)',
          '--input-bg': 'var(--surface)',
          '--input-bd': 'var(--edge)',
          '--input-bd-focus': 'var(--accent)',
          '--input-padding': '10px',
        },
      }),
    }),
    // Named, not imported: the first page loads none of these.
    DrawerRoot: { defaultProps: { padding: 0, transitionProps: { duration: 160, timingFunction: 'ease-out' } } },
    Select: { defaultProps: { rightSection: createElement(Icon, { name: 'chevronDown' }), allowDeselect: false, checkIconPosition: 'right' } },
    Menu: { defaultProps: { withInitialFocusPlaceholder: false, radius: 6, shadow: 'none', transitionProps: { duration: 0 } } },
    Popover: { defaultProps: { radius: 6, shadow: 'none', transitionProps: { duration: 0 } } },
    Tooltip: { defaultProps: { withArrow: false, fz: 12 } },
  },
});
