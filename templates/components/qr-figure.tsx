import type { JSX } from 'preact';

export interface QrFigureProps {
  /** `<svg>…</svg>` made by the program itself from bwip-js. It goes into the page as it is: never anything a person typed. */
  svg: string;
  /** What the code holds, for who cannot scan it ("Mã QR của mẫu M26-00012"). */
  label: string;
  /** Printed under the code: the address or code in letters. */
  caption?: string;
  size?: 'small' | 'medium' | 'large';
}

/** A QR code, black on white in both themes so that every reader reads it. */
export function QrFigure({ svg, label, caption, size = 'medium' }: QrFigureProps): JSX.Element {
  return (
    <figure class={`qr qr-${size}`}>
      <div class="qr-code" role="img" aria-label={label} dangerouslySetInnerHTML={{ __html: svg }} />
      {caption && <figcaption>{caption}</figcaption>}
    </figure>
  );
}
