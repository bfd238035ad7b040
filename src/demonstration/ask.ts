import { RequestedSample, acceptRequest, cancelRequest, createRequest, declineRequest, submitRequest } from '../modules/requests/index.ts';
import { Analysis, receiveSamples } from '../modules/samples/index.ts';
import { dispatchLater, offerToBench } from './bench.ts';
import type { Case } from './cases.data.ts';
import { customerOf, type House, type Running } from './house.ts';
import { products, type Product } from './products.data.ts';
import { at } from './working-days.ts';

const beforeAcceptance: ReadonlySet<Case['stage']> = new Set(['draft', 'submitted', 'declined', 'cancelled']);
const productOf = ({ product }: Case['samples'][number]): Product => products[product];

/** What was taken on the same day comes in the afternoon, the rest in the morning. */
const arrivalOf = (of: Case, order: number): [string, number] => (of.samples.some((given) => productOf(given).hours < 12) ? ['13:20', (order * 23) % 80] : ['08:10', (order * 23) % 100]);

/** Enters into the diary how a request is made and answered and its samples come in. */
export function planCase(house: House, of: Case, order: number): void {
  const { diary, days } = house;
  const running: Running = { order, of, requestId: '', samples: [], open: new Set(), retested: false };
  const day = days.before(of.ago);
  const minutes = (order * 17) % 90;
  diary.plan(at(day, '07:50', minutes), () => ask(house, running));
  if (of.stage === 'declined') diary.plan(at(days.after(day, 1), '09:10'), () => close(house, running));
  if (of.stage === 'cancelled') diary.plan(at(days.after(day, 1), '15:20'), () => close(house, running));
  if (beforeAcceptance.has(of.stage)) return;
  diary.plan(at(day, '10:10', minutes), () => accept(house, running));
  if (of.stage === 'accepted') return;
  const arrival = of.pressing ? new Date(house.now.getTime() - 100 * 60_000) : at(days.after(day, 1), ...arrivalOf(of, order));
  diary.plan(arrival, () => receive(house, running, arrival));
}

async function ask(house: House, running: Running): Promise<void> {
  const { of } = running;
  const first = productOf(of.samples[0]!);
  const who = customerOf(house, first);
  running.requestId = await house.place.act(who, createRequest, {
    enterpriseId: house.enterpriseIds[first.enterprise],
    purpose: first.purpose, language: of.bilingual ? 'bilingual' : 'vi', decisionRule: of.rule ?? 'simple', consentPublic: of.public ?? false, consentExternal: true, note: '',
    samples: of.samples.map((given) => requested(house, given)),
  });
  if (of.stage !== 'draft') await house.place.act(who, submitRequest, { requestId: running.requestId });
}

function requested({ methods, panels, regulations }: House, given: Case['samples'][number]) {
  const { name, matrix, panels: wanted, also = [], without = [], regulation, declared = [], units = 1, place, sampledBy } = productOf(given);
  const codes = [...wanted.flatMap((code) => panels.get(code)!), ...also].filter((code) => !without.includes(code));
  return {
    matrixCode: matrix, units, name, lot: given.lot ?? '', samplingPlace: place, sampledBy, declared: [...declared],
    methodIds: [...new Set(codes)].map((code) => methods.get(code)!.id), panels: [],
    ...(regulation ? { regulationId: regulations.get(regulation.code)!, regulationClass: regulation.class ?? null, condition: regulation.condition ?? null, regulationReason: regulation.reason ?? null } : {}),
  };
}

async function close(house: House, { of, requestId }: Running): Promise<void> {
  if (of.stage === 'declined') await house.place.act(house.people.reception, declineRequest, { requestId, reason: of.reason! });
  else await house.place.act(customerOf(house, productOf(of.samples[0]!)), cancelRequest, { requestId, reason: of.reason! });
}

const accept = (house: House, { requestId }: Running): Promise<void> =>
  house.place.act(house.people.reception, acceptRequest, { requestId, capability: 'yes', method: 'yes', capacity: 'yes', decisionRule: 'yes', note: '' });

/** A sample comes in; what was taken in is offered to the bench. */
async function receive(house: House, running: Running, arrival: Date): Promise<void> {
  const { place, people } = house;
  const { of, requestId } = running;
  const lines = await place.em().find(RequestedSample, { requestId }, { orderBy: { position: 'asc' } });
  const received = await place.act(people.reception, receiveSamples, {
    requestId,
    samples: of.samples.map((given, index) => {
      const { hours, units = 1, quantity, container, temperature } = productOf(given);
      const sampledAt = new Date(arrival.getTime() - (of.pressing ? 13 : hours) * 3_600_000);
      const fine = !given.reject && !given.reserve;
      return {
        requestedSampleId: lines[index]!.id, decision: given.reject ? ('reject' as const) : given.reserve ? ('reserve' as const) : ('accept' as const), sampledAt, units, quantity, container, temperature: temperature ?? null,
        checks: { containerIntact: given.reject ? '' : 'yes', labelMatches: 'yes', sealIntact: 'yes', quantityEnough: 'yes', preserved: fine ? 'yes' : '' },
        condition: '', reservation: given.reserve ?? '', reason: given.reject ?? '',
      };
    }),
  });
  const taken = received.flatMap(({ id, state }, index) => (state === 'rejected' ? [] : [{ sampleId: id, product: productOf(of.samples[index]!), given: of.samples[index]! }]));
  running.samples.push(...taken);
  if (of.stage === 'received') return;
  const analyses = await place.em().find(Analysis, { sampleId: { $in: taken.map(({ sampleId }) => sampleId) }, derived: false }, { orderBy: { id: 'asc' } });
  for (const { id } of analyses) running.open.add(id);
  const external = analyses.filter(({ methodId }) => house.methodsById.get(methodId)!.external);
  dispatchLater(house, running, external);
  offerToBench(house, running, analyses.filter((analysis) => !external.includes(analysis)), arrival);
}
