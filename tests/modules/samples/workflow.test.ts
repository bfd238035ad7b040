import { Conflict } from '../../../src/kernel/errors.ts';
import {
  Analysis, Sample, analysisStates, analysisWorkflow, sampleStates, sampleWorkflow, type AnalysisState, type AnalysisStep, type SampleState,
} from '../../../src/modules/samples/index.ts';

type SampleStep = keyof typeof sampleWorkflow.transitions;

const sampleWays: Record<SampleStep, Partial<Record<SampleState, SampleState>>> = {
  reject: { received: 'rejected' },
  'finish-testing': { received: 'tested' },
  reopen: { tested: 'received', verified: 'received' },
  verify: { tested: 'verified' },
  report: { verified: 'reported' },
};

const analysisWays: Record<AnalysisStep, Partial<Record<AnalysisState, AnalysisState>>> = {
  start: { waiting: 'in-progress' },
  'put-back': { 'in-progress': 'waiting' },
  submit: { 'in-progress': 'submitted' },
  evaluate: { submitted: 'evaluated' },
  verify: { evaluated: 'verified' },
  'send-back': { evaluated: 'in-progress' },
  retest: { evaluated: 'in-progress', verified: 'in-progress' },
  report: { verified: 'reported' },
  cancel: { waiting: 'cancelled' },
  reconsider: { verified: 'evaluated' },
  derive: { waiting: 'evaluated' },
  await: { evaluated: 'waiting', verified: 'waiting' },
};
const derivedSteps: readonly AnalysisStep[] = ['derive', 'await'];

test('every transition is in the tables', () => {
  expect(Object.keys(sampleWorkflow.transitions).sort()).toEqual(Object.keys(sampleWays).sort());
  expect(Object.keys(analysisWorkflow.transitions).sort()).toEqual(Object.keys(analysisWays).sort());
});

test.each(sampleStates.flatMap((state) => (Object.keys(sampleWays) as SampleStep[]).map((step) => ({ state, step, to: sampleWays[step][state] }))))('sample: $step from $state gives $to', ({ state, step, to }) => {
  const sample = Object.assign(new Sample(), { state });
  if (!to) expect(() => sampleWorkflow.move(sample, step)).toThrow(Conflict);
  else sampleWorkflow.move(sample, step);
  expect(sample.state).toBe(to ?? state);
});

test.each(analysisStates.flatMap((state) => (Object.keys(analysisWays) as AnalysisStep[]).map((step) => ({ state, step, to: analysisWays[step][state] }))))('analysis: $step from $state gives $to', ({ state, step, to }) => {
  const analysis = Object.assign(new Analysis(), { state, derived: derivedSteps.includes(step) });
  if (!to) expect(() => analysisWorkflow.move(analysis, step)).toThrow(Conflict);
  else analysisWorkflow.move(analysis, step);
  expect(analysis.state).toBe(to ?? state);
});
