import { formatDecimal, type Bilingual, type Locale } from '../../src/kernel/i18n.ts';
import { say } from './certificate.words.ts';

/** What is printed of a limit; the limits of the measurement science fit. */
export interface PrintedLimit {
  kind: string;
  min?: string;
  max?: string;
  minExclusive?: boolean;
  maxExclusive?: boolean;
  in?: string;
  n?: number;
  c?: number;
  m?: string;
  M?: string;
  minPercent?: string;
  maxPercent?: string;
  /** Of a first check with a second one: what is accepted at once. */
  secondCheck?: { accept: string };
}

/** A limit as it is printed: "≤ 0,05", "6,0 – 8,5", "< 1", "Không có/25 g", "n = 5, c = 2, m = 100, M = 1000". */
export function limitText(limit: PrintedLimit, declared?: string): Bilingual {
  const both = (write: (locale: Locale) => string): Bilingual => ({ vi: write('vi'), en: write('en') });
  const figure = (text: string | undefined, locale: Locale) => formatDecimal(text ?? '', locale);
  switch (limit.kind) {
    case 'maximum':
      return both((locale) => `${limit.maxExclusive ? '<' : '≤'} ${figure(limit.max, locale)}`);
    case 'minimum':
      return both((locale) => `${limit.minExclusive ? '>' : '≥'} ${figure(limit.min, locale)}`);
    case 'range':
      return both((locale) => `${figure(limit.min, locale)} – ${figure(limit.max, locale)}`);
    case 'absent': {
      const absent = say('limit.absent');
      return limit.in ? both((locale) => `${absent[locale]}/${figure(limit.in, locale)}`) : absent;
    }
    case 'sampling-plan':
      return both((locale) => ['n', 'c', 'm', 'M'].flatMap((name) => {
        const value = limit[name as 'n' | 'c' | 'm' | 'M'];
        const shown = value === 'absent' ? `${say('limit.absent')[locale]}${limit.in ? `/${figure(limit.in, locale)}` : ''}` : figure(String(value ?? ''), locale);
        return value === undefined ? [] : [`${name} = ${shown}`];
      }).join(', '));
    case 'declared-tolerance': {
      const share = both((locale) => [`≥ ${figure(limit.minPercent, locale)} %`, ...(limit.maxPercent ? [`≤ ${figure(limit.maxPercent, locale)} %`] : [])].join(', '));
      if (declared !== undefined) return both((locale) => `${share[locale]} × ${figure(declared, locale)}`);
      return say('limit.of-declared', { vi: { value: share.vi }, en: { value: share.en } });
    }
    default:
      return limit.secondCheck ? say('limit.first-check', { vi: { accept: figure(limit.secondCheck.accept, 'vi') }, en: { accept: figure(limit.secondCheck.accept, 'en') } }) : say('limit.in-words');
  }
}
