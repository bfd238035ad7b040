import { workflow, type Workflow } from '../../kernel/workflow.ts';
import type { Permission } from '../../kernel/policy.ts';
import { analysesPolicy } from './samples.policy.ts';
import { analysisStates, type Analysis, type AnalysisState } from './analysis.ts';

export type AnalysisStep = 'start' | 'put-back' | 'submit' | 'evaluate' | 'verify' | 'send-back' | 'retest' | 'report' | 'cancel' | 'derive' | 'await' | 'reconsider';

/**
 * The way of one test. Who may verify, send back or ask for a retest depends on who recorded, which a later room knows: its
 * permission is asked there, with the result; here stand the states alone.
 */
const byResults: Permission<Analysis> = { name: 'results.verify', check: () => 'allow' };

const read = ({ derived }: Analysis) => (derived ? { key: 'samples.error.derived' } : null);
const isDerived = ({ derived }: Analysis) => (derived ? null : { key: 'samples.error.not-derived' });

export const analysisWorkflow: Workflow<Analysis, AnalysisState, AnalysisStep> = workflow({
  name: 'analyses',
  initial: 'waiting',
  states: analysisStates,
  transitions: {
    start: { from: ['waiting'], to: 'in-progress', permission: analysesPolicy.work, guard: read },
    'put-back': { from: ['in-progress'], to: 'waiting', permission: analysesPolicy.work },
    submit: { from: ['in-progress'], to: 'submitted', permission: analysesPolicy.work },
    evaluate: { from: ['submitted'], to: 'evaluated', permission: analysesPolicy.evaluate },
    verify: { from: ['evaluated'], to: 'verified', permission: byResults },
    'send-back': { from: ['evaluated'], to: 'in-progress', permission: byResults, reason: 'required', guard: read },
    retest: { from: ['evaluated', 'verified'], to: 'in-progress', permission: byResults, reason: 'required', guard: read },
    /** All results that it is calculated from are there. */
    derive: { from: ['waiting'], to: 'evaluated', permission: analysesPolicy.evaluate, guard: isDerived },
    /** One of them was sent back or is tested again. */
    await: { from: ['evaluated', 'verified'], to: 'waiting', permission: byResults, guard: isDerived },
    /** The limit it was judged by was adopted or corrected since, or depends on another result, or its sampling plan on another unit, which came or went. */
    reconsider: { from: ['verified'], to: 'evaluated', permission: byResults },
    report: { from: ['verified'], to: 'reported', permission: analysesPolicy.report },
    cancel: { from: ['waiting'], to: 'cancelled', permission: analysesPolicy.cancel, reason: 'required' },
  },
});
