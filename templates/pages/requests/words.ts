import type { Bilingual } from '../../../src/kernel/i18n.ts';
import type { MessageKey, Translator } from '../../locales/index.ts';
import type { Tone } from '../../components/index.ts';

const tones: Record<string, Tone> = { draft: 'neutral', submitted: 'attention', accepted: 'good', declined: 'wrong', cancelled: 'inactive' };

export const stateTone = (state: string): Tone => tones[state] ?? 'neutral';
export const stateName = (t: Translator, state: string): string => t(`requests.state.${state}` as MessageKey);
export const purposeName = (t: Translator, purpose: string): string => t(`requests.purpose.${purpose}` as MessageKey);
export const languageName = (t: Translator, language: string): string => t(`requests.language.${language}` as MessageKey);
export const ruleName = (t: Translator, rule: string): string => t(`requests.rule.${rule}` as MessageKey);
export const samplerName = (t: Translator, sampler: string): string => t(`requests.sample.sampled-by.${sampler}` as MessageKey);

/** A sampling plan that asks for `n` units of a sample that has fewer. */
export interface ShortPlanFacts {
  regulation: string;
  n: number;
  units: number;
  analytes: readonly Bilingual[];
}

/** Tests that a regulation would not judge for one reason. */
export interface LimitGapFacts {
  kind: 'unadopted' | 'no-limit' | 'left-out' | 'left-out-plans';
  regulation: string;
  analytes: readonly Bilingual[];
}

export const gapText = (t: Translator, { kind, regulation, analytes }: LimitGapFacts): string =>
  t(`requests.gap.${kind}`, { regulation, count: analytes.length, tests: analytes.map((each) => t.name(each)).join(', ') });

export const shortPlanText = (t: Translator, { regulation, n, units, analytes }: ShortPlanFacts): string =>
  t('requests.units.short', { regulation, n, units, tests: analytes.map((each) => t.name(each)).join(', ') });
