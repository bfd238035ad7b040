import type { JSX } from 'preact';

/** Outlines on a 20 × 20 field, drawn with one line weight; `currentColor`, so they follow the text they stand beside. */
const outlines = {
  home: 'M3 9.5 10 3.5l7 6V16.5h-4.5v-4.5h-5v4.5H3z',
  request: 'M5 2.5h7l3 3v12H5zM12 2.5v3h3M7.5 9.5h5M7.5 12.5h5',
  sample: 'M8 2.5h4M8.8 2.5v5L4.6 15a1.7 1.7 0 0 0 1.5 2.5h7.8a1.7 1.7 0 0 0 1.5-2.5L11.2 7.5v-5M6.3 12h7.4',
  worksheet: 'M3 3.5h14v13H3zM3 7.5h14M3 12h14M8 7.5v9',
  result: 'M3 16.5h14M5.5 16.5V10M10 16.5V4M14.5 16.5v-8',
  certificate: 'M4 3h12v9.5H4zM7 6h6M7 8.8h4M12.5 12.5v5l-1.8-1.2-1.7 1.2v-5',
  people: 'M7.5 9a2.8 2.8 0 1 0 0-5.6 2.8 2.8 0 0 0 0 5.6zM2.5 16.5c0-2.8 2.2-4.8 5-4.800s5 2 5 4.800M13 3.700a2.6 2.6 0 0 1 0 5M14.5 12c1.8.6 3 2.3 3 4.5',
  person: 'M10 9.500a3.2 3.2 0 1 0 0-6.4 3.2 3.2 0 0 0 0 6.400zM4 17c0-3.2 2.6-5.3 6-5.300s6 2.1 6 5.3',
  equipment: 'M3 16.500h14M10 16.500V5M4.5 5h11M4.5 5l-2 5.500h4zM15.5 5l-2 5.500h4z',
  catalogue: 'M4 3h4v14H4zM8 3h4v14H8zM12.2 4l3.5-.8 1.5 13-3.3.700z',
  quality: 'M10 2.500l6 2.300v4.700c0 3.7-2.5 6.5-6 8-3.5-1.5-6-4.3-6-8V4.800zM7.2 9.800l2 2 3.6-3.8',
  programme: 'M3.5 17V3M3.5 4h10l-2 3 2 3h-10',
  trace: 'M5.5 7a2 2 0 1 0 0-4 2 2 0 0 0 0 4zM14.5 17a2 2 0 1 0 0-4 2 2 0 0 0 0 4zM5.5 7v4.500a3.5 3.5 0 0 0 3.5 3.500h3.5',
  map: 'M3 5l4.5-2 5 2L17 3v12l-4.5 2-5-2L3 17zM7.5 3v12M12.5 5v12',
  chart: 'M3 3v14h14M5.5 12.500l3-4 3 2.5 4.5-6',
  search: 'M9 14.500a5.5 5.5 0 1 0 0-11 5.5 5.5 0 0 0 0 11zM13 13l4 4',
  scan: 'M3 7V3h4M13 3h4v4M17 13v4h-4M7 17H3v-4M6 10h8',
  more: 'M4.5 10h.01M10 10h.01M15.5 10h.01',
  check: 'M4 10.500l4 4 8-9',
  alert: 'M10 3l7.5 13.500h-15zM10 8v4M10 14.200v.01',
  cross: 'M5 5l10 10M15 5L5 15',
  info: 'M10 17.500a7.5 7.5 0 1 0 0-15 7.5 7.5 0 0 0 0 15zM10 9v5M10 6.200v.01',
  clock: 'M10 17.500a7.5 7.5 0 1 0 0-15 7.5 7.5 0 0 0 0 15zM10 5.500V10l3 2',
  calendar: 'M3.5 4.500h13v12.500h-13zM3.5 8.500h13M7 2.500v3.500M13 2.500v3.5',
  print: 'M6 7V2.500h8V7M6 14H3V7h14v7h-3M6 11.500h8v6H6z',
  download: 'M10 3v10M5.5 8.800L10 13.200l4.5-4.400M3.5 17h13',
  upload: 'M10 13V3M5.5 7.200L10 2.800l4.5 4.400M3.5 17h13',
  plus: 'M10 4v12M4 10h12',
  chevron: 'M6 8l4 4 4-4',
  right: 'M8 5l5 5-5 5',
  left: 'M12 5l-5 5 5 5',
  theme: 'M10 17.500a7.5 7.5 0 1 0 0-15 7.5 7.5 0 0 0 0 15zM10 2.500v15M10 5l5-.800M10 8l7-.800M10 11.500l7.3-.800M10 15l4.5-.8',
  keyboard: 'M2.5 5h15v10h-15zM5.5 8h.01M8.5 8h.01M11.5 8h.01M14.5 8h.01M6.5 12h7',
  file: 'M5 2.500h7l3 3v12H5zM12 2.500v3h3',
  bell: 'M5 14V9a5 5 0 0 1 10 0v5l1.5 1h-13zM8.5 17.500h3',
  settings: 'M3 6h7M14 6h3M3 14h3M10 14h7M12 8a2 2 0 1 0 0-4 2 2 0 0 0 0 4zM8 16a2 2 0 1 0 0-4 2 2 0 0 0 0 4z',
  lock: 'M5 9h10v8H5zM7 9V6.500a3 3 0 0 1 6 0V9',
  money: 'M2.5 5.500h15v9h-15zM10 12.200a2.2 2.2 0 1 0 0-4.4 2.2 2.2 0 0 0 0 4.400zM5 8v.01M15 12v.01',
  mail: 'M2.5 4.500h15v11h-15zM3 5l7 6 7-6',
} as const;

export type IconName = keyof typeof outlines;

export interface IconProps {
  name: IconName;
  /** Read aloud when the icon stands alone. Without it the icon is decoration and the screen reader passes over it. */
  label?: string;
}

/** A small drawing beside a word. Its size is 1.25 em of the text around it. */
export function Icon({ name, label }: IconProps): JSX.Element {
  return (
    <svg
      class="icon" viewBox="0 0 20 20" width="20" height="20" fill="none" stroke="currentColor"
      stroke-width={name === 'more' ? '2.4' : '1.5'} stroke-linecap="round" stroke-linejoin="round"
      {...(label ? { role: 'img', 'aria-label': label } : { 'aria-hidden': 'true' })}
    >
      <path d={outlines[name]} />
    </svg>
  );
}
