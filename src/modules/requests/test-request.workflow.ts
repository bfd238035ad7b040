import { workflow } from '../../kernel/workflow.ts';
import { requestsPolicy } from './requests.policy.ts';
import { requestStates, type RequestState, type TestRequest } from './test-request.ts';

export const requestWorkflow = workflow<TestRequest, RequestState, 'submit' | 'withdraw' | 'accept' | 'decline' | 'cancel'>({
  name: 'requests',
  initial: 'draft',
  states: requestStates,
  transitions: {
    submit: { from: ['draft'], to: 'submitted', permission: requestsPolicy.submit },
    /** Taken back by the customer to change something, before the laboratory has answered. */
    withdraw: { from: ['submitted'], to: 'draft', permission: requestsPolicy.change },
    accept: { from: ['submitted'], to: 'accepted', permission: requestsPolicy.accept },
    decline: { from: ['submitted'], to: 'declined', permission: requestsPolicy.decline, reason: 'required' },
    cancel: { from: ['draft', 'submitted'], to: 'cancelled', permission: requestsPolicy.cancel, reason: 'required' },
  },
});
