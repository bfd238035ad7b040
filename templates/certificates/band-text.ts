import { formatDecimal, type Bilingual, type Locale } from '../../src/kernel/i18n.ts';
import { translator } from '../locales/index.ts';
import { unitOf } from '../pages/catalogue/unit.ts';

/** When a limit holds: a band of another result; `name` is how that is called in short. */
export interface PrintedBand {
  name: Bilingual;
  unit: string;
  from?: string | undefined;
  to?: string | undefined;
  fromExclusive?: boolean | undefined;
  toInclusive?: boolean | undefined;
}

const both = (write: (locale: Locale) => string): Bilingual => ({ vi: write('vi'), en: write('en') });
const withUnit = (text: string, unit: string, locale: Locale): string => (unit === '-' ? text : `${text} ${unitOf(translator(locale), unit)}`);

/** A band as it is printed: "6,5 ≤ pH < 7,5", "pH ≥ 7,5", "60 ≤ Độ cứng < 120 mg/L"; where every value counts "Độ cứng (mg/L)". */
export function bandText({ name, unit, from, to, fromExclusive, toInclusive }: PrintedBand): Bilingual {
  return both((locale) => {
    const figure = (text: string) => formatDecimal(text, locale);
    const upper = to === undefined ? '' : ` ${toInclusive ? '≤' : '<'} ${figure(to)}`;
    if (from === undefined && to === undefined) return unit === '-' ? name[locale] : `${name[locale]} (${unitOf(translator(locale), unit)})`;
    if (from === undefined) return withUnit(`${name[locale]}${upper}`, unit, locale);
    if (to === undefined) return withUnit(`${name[locale]} ${fromExclusive ? '>' : '≥'} ${figure(from)}`, unit, locale);
    return withUnit(`${figure(from)} ${fromExclusive ? '<' : '≤'} ${name[locale]}${upper}`, unit, locale);
  });
}

/** Another result as it is printed beside the limit that was reckoned from it: "Độ cứng = 100 mg/L". */
export const otherText = (name: Bilingual, figure: { text: string; unit: string }): Bilingual =>
  both((locale) => withUnit(`${name[locale]} = ${formatDecimal(figure.text, locale)}`, figure.unit, locale));
