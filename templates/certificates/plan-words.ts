import { formatDecimal, type Bilingual, type Locale } from '../../src/kernel/i18n.ts';
import { limitText, type PrintedLimit } from './limit-text.ts';
import { say } from './certificate.words.ts';

/** A sampling plan in words: "…: thử 5 đơn vị mẫu; đạt khi không quá 2 đơn vị vượt m = 100 và không đơn vị nào vượt M = 1000". */
export function planWords(plan: PrintedLimit): Bilingual {
  const terms = limitText(plan);
  const params = (locale: Locale) => ({
    terms: terms[locale], n: plan.n ?? 0, c: plan.c ?? 0, m: formatDecimal(plan.m ?? '', locale), M: formatDecimal(plan.M ?? '', locale), portion: formatDecimal(plan.in ?? '', locale),
  });
  const { vi, en } = say(`plan.${kindOf(plan)}`, { vi: params('vi'), en: params('en') });
  return { vi: unbroken(vi), en: unbroken(en) };
}

/** "m = 100" stays on one line. */
const unbroken = (text: string): string => text.replaceAll(' = ', '\u00a0=\u00a0');

/** None may exceed m: M says nothing more. */
function kindOf({ c = 0, m, M, in: portion }: PrintedLimit) {
  if (m === 'absent') return portion ? (c ? 'absent-in-some' : 'absent-in') : c ? 'absent-some' : 'absent';
  if (c === 0) return 'none';
  return M === undefined || M === m ? 'two' : 'three';
}
