import { workflow } from '../../kernel/workflow.ts';
import { samplesPolicy } from './samples.policy.ts';
import { sampleStates, type Sample, type SampleState } from './sample.ts';

export const sampleWorkflow = workflow<Sample, SampleState, 'reject' | 'finish-testing' | 'reopen' | 'verify' | 'report'>({
  name: 'samples',
  initial: 'received',
  states: sampleStates,
  transitions: {
    reject: { from: ['received'], to: 'rejected', permission: samplesPolicy.reject, reason: 'required' },
    'finish-testing': { from: ['received'], to: 'tested', permission: samplesPolicy.advance },
    /** A result was sent back or is tested again. */
    reopen: { from: ['tested', 'verified'], to: 'received', permission: samplesPolicy.advance },
    verify: { from: ['tested'], to: 'verified', permission: samplesPolicy.advance },
    report: { from: ['verified'], to: 'reported', permission: samplesPolicy.report, signature: 'certificates.signature.authorise' },
  },
});
