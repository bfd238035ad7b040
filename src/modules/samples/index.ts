export { Sample, sampleStates, type ReceptionChecks, type SampleState } from './sample.ts';
export { Analysis, analysisStates, type AnalysisState, type ExternalProvider } from './analysis.ts';
export { samplesPolicy, analysesPolicy } from './samples.policy.ts';
export { sampleWorkflow } from './sample.workflow.ts';
export { analysisWorkflow, type AnalysisStep } from './analysis.workflow.ts';
