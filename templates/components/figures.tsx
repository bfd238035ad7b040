import type { JSX } from 'preact';
import { formatDecimal, formatMoney, type Locale } from '../../src/kernel/i18n.ts';

/** Digits after the decimal sign of a decimal text ("12.350" → 3). Text that is no number has none. */
export const placesOf = (text: string): number => /\.(\d+)$/.exec(text)?.[1]?.length ?? 0;

export interface DecimalCellProps {
  locale: Locale;
  /** Decimal text with a point, exactly as reported; a sign before it ("< 0.05") or a word ("KPH") may stand instead. */
  value: string | null;
  /** The most digits after the sign in the column; the fraction is given the room of so many, so that the signs align. */
  places: number;
}

/** A figure split at its decimal sign, so that a column of them aligns on it. */
export function DecimalCell({ locale, value, places }: DecimalCellProps): JSX.Element {
  if (value === null || value === '') return <span class="dec dec-none">–</span>;
  const cut = value.indexOf('.');
  const whole = cut < 0 ? value : value.slice(0, cut);
  const fraction = cut < 0 ? '' : formatDecimal(value.slice(cut), locale);
  return (
    <span class="dec">
      {whole}
      <span class={`dec-fraction dec-${Math.min(places, 8)}`}>{fraction}</span>
    </span>
  );
}

export interface QuantityProps {
  locale: Locale;
  /** Decimal text with a point. */
  value: string;
  unit?: string;
  /** Expanded uncertainty, decimal text in the same unit. */
  uncertainty?: string;
}

/** A value with its unit in a lighter weight: "12,35 ± 0,40 mg/kg". A line never breaks inside it. */
export function Quantity({ locale, value, unit, uncertainty }: QuantityProps): JSX.Element {
  return (
    <span class="quantity figures">
      {formatDecimal(value, locale)}
      {uncertainty && <> ± {formatDecimal(uncertainty, locale)}</>}
      {unit && <span class="unit"> {unit}</span>}
    </span>
  );
}

/** An amount in whole đồng: "1.250.000 đ". */
export function Money({ amount, locale }: { amount: number; locale: Locale }): JSX.Element {
  return (
    <span class="quantity figures">
      {formatMoney(amount, locale)}
      <span class="unit"> ₫</span>
    </span>
  );
}

export interface CodeProps {
  /** A code of a sample, request or certificate: printed so that 0 and O are not taken for one another. */
  children: string;
  href?: string;
  /** A hash or an address: it may break anywhere. */
  long?: boolean;
}

/** A code, with tabular figures; never broken over two lines unless it is long. */
export function Code({ children, href, long }: CodeProps): JSX.Element {
  const look = long ? 'code code-long' : 'code';
  return href ? <a class={look} href={href}>{children}</a> : <span class={look}>{children}</span>;
}
