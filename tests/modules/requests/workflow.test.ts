import type { Actor } from '../../../src/kernel/actor.ts';
import { Conflict } from '../../../src/kernel/errors.ts';
import { TestRequest, requestStates, requestWorkflow, type RequestState } from '../../../src/modules/requests/index.ts';

type Step = keyof typeof requestWorkflow.transitions;

/** Every way there is; whatever is not here is refused. */
const ways: Record<Step, Partial<Record<RequestState, RequestState>>> = {
  submit: { draft: 'submitted' },
  withdraw: { submitted: 'draft' },
  accept: { submitted: 'accepted' },
  decline: { submitted: 'declined' },
  cancel: { draft: 'cancelled', submitted: 'cancelled' },
};

const inState = (state: RequestState): TestRequest => Object.assign(new TestRequest(), { state, enterpriseId: 'e1' });

test('every transition is in the table', () => {
  expect(Object.keys(requestWorkflow.transitions).sort()).toEqual(Object.keys(ways).sort());
});

describe.each(requestStates.flatMap((state) => (Object.keys(ways) as Step[]).map((step) => ({ state, step, to: ways[step][state] }))))('$step from $state', ({ state, step, to }) => {
  test(to ? `leads to ${to}` : 'is refused', () => {
    const request = inState(state);
    if (to) {
      requestWorkflow.move(request, step);
      expect(request.state).toBe(to);
    } else {
      expect(() => requestWorkflow.move(request, step)).toThrow(Conflict);
      expect(request.state).toBe(state);
    }
  });
});

test('each is offered to those whose it is, with the reason to others who may see it', () => {
  const actor = (roles: Actor['roles'], enterpriseId: string | null = null): Actor => ({ kind: 'person', id: 'p', name: '', roles, enterpriseId });
  const offered = (who: Actor) => requestWorkflow.next(who, inState('submitted')).map(({ name, allowed }) => `${name}:${allowed}`);
  expect(offered(actor(['receptionist']))).toEqual(['withdraw:true', 'accept:true', 'decline:true', 'cancel:true']);
  expect(offered(actor(['enterprise'], 'e1'))).toEqual(['withdraw:true', 'accept:false', 'decline:false', 'cancel:true']);
  expect(offered(actor(['enterprise'], 'e2'))).toEqual([]);
  expect(offered(actor(['quality-manager']))).toEqual(['withdraw:false', 'accept:false', 'decline:false', 'cancel:false']);
});
