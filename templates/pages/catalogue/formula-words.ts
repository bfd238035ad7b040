import type { Translator } from '../../locales/index.ts';

/** How a figure is rounded. */
export interface Rounding {
  mode: 'half-even' | 'half-up';
  to: { decimals: number } | { significant: number };
}

/** A formula as it is read: × and −, decimal sign of the language. It is not calculated from this text. */
export const readable = (t: Translator, formula: string): string => {
  const signs = formula.replace(/\s*\*\s*/g, ' × ').replace(/(?<=[\w)])\s*-\s*/g, ' − ').replace(/(?<=[\w)])\s*\+\s*/g, ' + ').replace(/\s*\/\s*/g, ' / ');
  return t.locale === 'vi' ? signs.replace(/,\s*/g, '; ').replace(/(\d)\.(\d)/g, '$1,$2') : signs;
};

/** A rounding in words: the places, and where a 5 goes. */
export function roundingWords(t: Translator, { mode, to }: Rounding): string {
  const places = 'decimals' in to ? t('catalogue.method.rounding.decimals', { count: to.decimals }) : t('catalogue.method.rounding.significant', { count: to.significant });
  return `${places}, ${t(`catalogue.method.rounding.${mode}`)}`;
}
