import { formatDecimal, type Bilingual } from '../../src/kernel/i18n.ts';
import { say } from './certificate.words.ts';

/** A result as calculation leaves it; `text` is decimal text with a point, or for `choice` what the choice says. */
export type Reported =
  | { qualifier: 'eq' | 'lt' | 'gt' | 'nd' | 'est'; text: string }
  | { qualifier: 'choice'; text: Bilingual; portion?: string };

/** How a result is printed: "7,20", "< 0,05", "KPH (LOD = 0,002)", "Không phát hiện/25 g", each in both languages. */
export function reportedText(result: Reported): Bilingual {
  if (result.qualifier === 'choice') {
    const portion = result.portion ? `/${result.portion}` : '';
    return { vi: result.text.vi + portion, en: result.text.en + portion };
  }
  const vi = formatDecimal(result.text, 'vi');
  const en = formatDecimal(result.text, 'en');
  if (result.qualifier === 'eq') return { vi, en };
  return say(`qualifier.${result.qualifier}`, { vi: { figure: vi }, en: { figure: en } });
}
