import type { ReactElement } from 'react';

const paths = {
  work: 'M2.5 9.5h3l1 2h3l1-2h3M2.5 9.5v4h11v-4l-2-6h-7z',
  agreement: 'M4 2.5h5l3 3v8H4zM9 2.5v3h3',
  commitment: 'M8 13.5a5.5 5.5 0 1 0 0-11 5.5 5.5 0 0 0 0 11zM8 10a2 2 0 1 0 0-4 2 2 0 0 0 0 4z',
  milestone: 'M4 14V2.5h7.5L10 5.5l1.5 3H4',
  table: 'M3 3.5h10v9H3zM3 6.5h10M6.5 6.5v6',
  chart: 'M2.5 13.5h11M4 11V8M7 11V4.500M10 11V6.500M13 11V3',
  shield: 'M8 2l5 2v4c0 3-2.2 5.2-5 6-2.8-.8-5-3-5-6V4zM5.8 8l1.6 1.6 2.8-3',
  zone: 'M2.5 13.5h11M4 13.5V6.5l4-3v10M8 6.5h4v7M5.8 8v.1M5.8 10.500v.1M10 9v.1M10 11v.1',
  partners: 'M6 8a2.3 2.3 0 1 0 0-4.6A2.3 2.3 0 0 0 6 8zM2 13c.3-2.3 1.8-3.6 4-3.6S9.700 10.700 10 13M10.500 7.800a2 2 0 1 0 0-4M11.500 9.700c1.500.4 2.300 1.500 2.500 3.300',
  settings: 'M3 4.500h10M3 8h10M3 11.500h10M6 3v3M10.500 6.500v3M5 10v3',
  upload: 'M8 10V3M5 5.500l3-3 3 3M3 10.500v3h10v-3',
  download: 'M8 2.500v7M5 7l3 3 3-3M3 13.500h10',
  menu: 'M2.500 4.500h11M2.500 8h11M2.500 11.500h11',
  search: 'M7 11.500a4.500 4.500 0 1 0 0-9 4.500 4.500 0 0 0 0 9zM10.500 10.500l3 3',
  bell: 'M4 11.500V7a4 4 0 0 1 8 0v4.500l1.200 1H2.800zM6.700 14a1.400 1.400 0 0 0 2.600 0',
  calendar: 'M2.500 4h11v9.500h-11zM2.500 7h11M5.500 2.500V5M10.500 2.500V5',
  eye: 'M1.500 8S4 3.800 8 3.800 14.500 8 14.500 8 12 12.200 8 12.200 1.500 8 1.500 8zM8 9.800a1.800 1.800 0 1 0 0-3.600 1.800 1.800 0 0 0 0 3.600z',
  chevronDown: 'M4.500 6.500L8 10l3.500-3.500',
  chevronEnd: 'M6 4l4 4-4 4',
  back: 'M10 4L6 8l4 4',
  close: 'M4 4l8 8M12 4l-8 8',
  plus: 'M8 3v10M3 8h10',
  edit: 'M3 13l.6-2.700L10.800 3.100a1.300 1.300 0 0 1 1.900 0l.2.2a1.300 1.300 0 0 1 0 1.900L5.700 12.400zM9.500 4.400l2.100 2.100',
  check: 'M3 8.500l3.200 3.200L13 5',
  warning: 'M8 2.500l6 11H2zM8 7v3M8 11.700v.1',
  clip: 'M11.500 7.500l-4.200 4.200a2 2 0 0 1-2.900-2.900L9.300 4a1.300 1.300 0 0 1 1.900 1.900L6.500 10.500',
  link: 'M6.500 9.500l3-3M7 5l1.500-1.500a2.500 2.500 0 0 1 3.500 3.500L10.500 8.500M9 11l-1.500 1.500A2.500 2.500 0 0 1 4 9l1.500-1.500',
  ascending: 'M8 12.500v-9M5 6.500l3-3 3 3',
  descending: 'M8 3.500v9M5 9.500l3 3 3-3',
} as const;

export type IconName = keyof typeof paths;

interface Props {
  name: IconName;
  size?: number;
  /** Mirrored in right-to-left pages: for arrows and chevrons alone. */
  directional?: boolean;
}

export function Icon({ name, size = 16, directional = false }: Props): ReactElement {
  return (
    <svg
      width={size}
      height={size}
      viewBox="0 0 16 16"
      fill="none"
      stroke="currentColor"
      strokeWidth="1.4"
      strokeLinecap="round"
      strokeLinejoin="round"
      aria-hidden="true"
      className={directional ? 'flip' : undefined}
    >
      <path d={paths[name]} />
    </svg>
  );
}
