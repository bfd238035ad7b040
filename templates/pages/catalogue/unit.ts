import type { Translator } from '../../locales/index.ts';

/** A unit as the catalogue writes it, its few English words in the reader's language. */
export const unitOf = (t: Translator, unit: string): string =>
  unit.replace(/ or /g, ` ${t('catalogue.unit.or')} `).replace(/ dry$/, ` ${t('catalogue.unit.dry')}`).replace(/^% mass/, t('catalogue.unit.mass-percent')).replace(/ as C$/, ` ${t('catalogue.unit.as-carbon')}`);
