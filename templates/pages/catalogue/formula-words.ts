import type { Translator } from '../../locales/index.ts';

/** How a figure is rounded. */
export interface Rounding {
  mode: 'half-even' | 'half-up';
  to: { decimals: number; uncertainty?: 1 | 2 } | { significant: number };
}

/** A formula as it is read: × and −, decimal sign of the language. It is not calculated from this text. */
export const readable = (t: Translator, formula: string): string => {
  const signs = formula.replace(/\s*\*\s*/g, ' × ').replace(/(?<=[\w)])\s*-\s*/g, ' − ').replace(/(?<=[\w)])\s*\+\s*/g, ' + ').replace(/\s*\/\s*/g, ' / ');
  return t.locale === 'vi' ? signs.replace(/,\s*/g, '; ').replace(/(\d)\.(\d)/g, '$1,$2') : signs;
};

/** A rounding in words: the places, and where a 5 goes. */
export const roundingWords = (t: Translator, { mode, to }: Rounding): string => `${placesOf(t, to)}, ${t(`catalogue.method.rounding.${mode}`)}`;

function placesOf(t: Translator, to: Rounding['to']): string {
  if ('significant' in to) return t('catalogue.method.rounding.significant', { count: to.significant });
  const decimals = t('catalogue.method.rounding.decimals', { count: to.decimals });
  return to.uncertainty ? t('catalogue.method.rounding.uncertainty', { count: to.uncertainty, decimals }) : decimals;
}
