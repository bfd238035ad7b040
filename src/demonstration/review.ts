import { dayOf } from '../kernel/calendar.ts';
import { Conflict } from '../kernel/errors.ts';
import { changeEnterprise } from '../modules/clients/index.ts';
import { authoriseCertificate, replaceCertificate, withdrawCertificate } from '../modules/certificates/index.ts';
import { demonstrationPassword } from '../modules/identity/index.ts';
import { requestRetest, sendBack, verifyResult, verifySample } from '../modules/results/index.ts';
import { Analysis } from '../modules/samples/index.ts';
import { testAgain } from './bench.ts';
import { enterprises, householdAddress } from './enterprises.data.ts';
import type { House, Running } from './house.ts';
import { at } from './working-days.ts';

const untouched: ReadonlySet<Running['of']['stage']> = new Set(['evaluated', 'external']);
const signed: ReadonlySet<Running['of']['stage']> = new Set(['issued', 'withdrawn', 'superseded']);
const password = demonstrationPassword;

/** On the next working day the verifier looks through what was handed in, where the case goes so far. */
export function planReview(house: House, running: Running): void {
  if (untouched.has(running.of.stage)) return;
  house.diary.plan(at(house.days.after(dayOf(house.place.clock.now()), 1), '08:40', running.order % 50), () => review(house, running));
}

async function review(house: House, running: Running): Promise<void> {
  const { place, people: { verifier } } = house;
  const { of, samples } = running;
  const held = of.method && !running.retested ? await heldBack(house, running, of.method) : null;
  for (const { sampleId } of samples) await place.act(verifier, verifySample, { sampleId }).catch(onlyClear);
  const left = await place.em().find(Analysis, { sampleId: { $in: samples.map(({ sampleId }) => sampleId) }, state: 'evaluated' }, { orderBy: { id: 'asc' } });
  for (const { id } of left) await place.act(verifier, verifyResult, { analysisId: id });
  if (!held && signed.has(of.stage)) house.diary.plan(at(dayOf(place.clock.now()), '15:10', running.order % 60), () => authorise(house, running));
}

/** Nothing could be verified in one go: every result is looked at by itself. */
const onlyClear = (error: unknown): void => {
  if (!(error instanceof Conflict)) throw error;
};

/** One result does not convince: back to the technician, or made again. */
async function heldBack(house: House, running: Running, code: string): Promise<Analysis> {
  const { place, people: { verifier } } = house;
  const { of, samples } = running;
  const methodId = house.methods.get(code)!.id;
  const analysis = await place.em().findOneOrFail(Analysis, { sampleId: samples[0]!.sampleId, methodId });
  const input = { analysisId: analysis.id, reason: of.reason! };
  running.retested = true;
  if (of.stage === 'sent-back') await place.act(verifier, sendBack, input);
  else await place.act(verifier, requestRetest, input);
  if (of.again !== undefined) testAgain(house, running, await place.em().findOneOrFail(Analysis, { id: analysis.id }), of.again);
  return analysis;
}

async function authorise(house: House, running: Running): Promise<void> {
  const { place, people: { manager }, days, diary } = house;
  const { of, samples } = running;
  const { publicUrl } = place.services;
  const certificateId = await place.act(manager, authoriseCertificate, { sampleIds: samples.map(({ sampleId }) => sampleId), password, publicUrl });
  const later = days.after(dayOf(place.clock.now()), 4);
  if (of.stage === 'withdrawn') diary.plan(at(later, '09:30'), () => place.act(manager, withdrawCertificate, { certificateId, reason: of.reason!, password }));
  if (of.stage === 'superseded') {
    diary.plan(at(later, '09:00'), () => place.act(house.people.reception, changeEnterprise, { ...enterprises.household, address: householdAddress, enterpriseId: house.enterpriseIds.household }));
    diary.plan(at(later, '10:20'), () => place.act(manager, replaceCertificate, { certificateId, reason: of.reason!, password, publicUrl }).then(() => undefined));
  }
}
