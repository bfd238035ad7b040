import type { JSX } from 'preact';
import { StateBadge, type Tone } from '../../components/index.ts';
import type { Translator } from '../../locales/index.ts';
import type { Conclusion, StudyState, Verdict } from '../../validation/study.types.ts';
import { verdictWord } from './words.ts';

const tones: Record<StudyState, Tone> = { draft: 'neutral', submitted: 'attention', returned: 'attention', authorised: 'good', withdrawn: 'inactive' };

/** The state of a study as a mark and a word. */
export const StudyStateBadge = ({ t, state }: { t: Translator; state: StudyState }): JSX.Element => <StateBadge tone={tones[state]}>{t(`validations.state.${state}`)}</StateBadge>;

const conclusionTones: Record<Conclusion, Tone> = { fit: 'good', limited: 'attention', unfit: 'wrong' };
export const ConclusionBadge = ({ t, conclusion }: { t: Translator; conclusion: Conclusion }): JSX.Element => <StateBadge tone={conclusionTones[conclusion]}>{t(`validations.conclusion.${conclusion}`)}</StateBadge>;

const verdictTone = ({ met }: Verdict): Tone => (met === null ? 'attention' : met ? 'good' : 'wrong');
export const VerdictBadge = ({ t, verdict }: { t: Translator; verdict: Verdict }): JSX.Element => <StateBadge tone={verdictTone(verdict)}>{t(verdictWord(verdict))}</StateBadge>;
