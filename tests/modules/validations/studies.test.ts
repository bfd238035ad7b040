import type { z } from 'zod';
import type { Command } from '../../../src/platform/command/command.ts';
import { AuditEntry } from '../../../src/platform/audit/index.ts';
import { Method, methodEditions, type Method as Edition } from '../../../src/modules/catalogue/index.ts';
import { changePlan, planStudy, removeSection, returnStudy, saveSection, submitStudy, validationsPolicy, withdrawStudy } from '../../../src/modules/validations/index.ts';
import { may } from '../../../src/kernel/policy.ts';
import type { CalculatedModel } from '../../../src/science/measurement-model.ts';
import type { StudyFacts } from '../../../templates/validation/study.types.ts';
import { staff, type Staffed } from '../../support/journey.ts';
import { createProduct, person, type Product } from '../../support/product.ts';
import { load, programCatalogue } from '../catalogue/support.ts';
import { authorise, handedIn, pasted, planned, studyOf } from './support.ts';

let product: Product;
let people: Staffed;
beforeAll(async () => {
  product = await createProduct();
  people = await staff(product);
}, 60_000);
afterAll(() => product.close());

const run = <Input extends z.ZodType, Output, Prepared>(command: Command<Input, Output, Prepared>, input: unknown, actor: Staffed['technician']) => product.runner.run(command, input, { actor });
const editions = (code = 'water-nitrate-n'): Promise<Edition[]> => methodEditions(product.em(), code);
const model = (method: Edition): CalculatedModel => method.model as CalculatedModel;
const frozenOf = async (id: string): Promise<StudyFacts> => JSON.parse((await studyOf(product, id)).frozen!) as StudyFacts;

test('a technician plans a study, types into it and hands it in; every step stands in its trail', async () => {
  const id = await handedIn(product, people.technician);
  const study = await studyOf(product, id);
  expect(study).toMatchObject({ number: 'XN26-00001', state: 'submitted', authorIds: [people.technician.id] });
  // What was pasted stays as it was pasted.
  expect(study.sections.precision!['data']).toBe(pasted.precision!['data']);
  const entries = await product.em().find(AuditEntry, { stream: `validation:${id}` }, { orderBy: { seq: 'asc' } });
  expect(entries.map(({ command }) => command)).toEqual(['validations.plan', ...Object.keys(pasted).map(() => 'validations.save-section'), 'validations.submit']);
});

test('it is not handed in while a section has no figures or nothing to be held against', async () => {
  const id = await planned(product, people.technician);
  const submit = () => run(submitStudy, { studyId: id }, people.technician);
  const save = (section: string, given: Record<string, string>) => run(saveSection, { studyId: id, section, given }, people.technician);
  await expect(submit()).rejects.toMatchObject({ status: 409, told: { key: 'validations.error.no-sections' } });
  await save('detection', { 'criterion-lod': '0,03' });
  await expect(submit()).rejects.toMatchObject({ told: { key: 'validations.error.no-figures' } });
  await save('detection', { way: 'blank', blanks: '0,01 0,02 0,03' });
  await expect(submit()).rejects.toMatchObject({ told: { key: 'validations.error.no-criterion' } });
  await save('detection', { way: 'blank', blanks: '0,01 0,02 0,03', 'criterion-lod': '0,03' });
  await submit();
  await expect(save('recovery', pasted.recovery!)).rejects.toMatchObject({ status: 409, told: { key: 'validations.state-refuses' } });
  await expect(run(changePlan, { studyId: id, kind: 'validation', purpose: 'x', procedure: 'y' }, people.technician)).rejects.toMatchObject({ status: 409 });
});

test('a figure that may mean two numbers is refused, and what was there stays', async () => {
  const id = await planned(product, people.technician);
  await run(saveSection, { studyId: id, section: 'recovery', given: pasted.recovery }, people.technician);
  await expect(run(saveSection, { studyId: id, section: 'recovery', given: { data: '0,5;1,234;1,5' } }, people.technician)).rejects.toMatchObject({ status: 422, problems: [{ path: 'data', key: 'validations.error.ambiguous.line' }] });
  expect((await studyOf(product, id)).sections.recovery!['data']).toBe(pasted.recovery!['data']);
  await run(removeSection, { studyId: id, section: 'recovery' }, people.technician);
  expect((await studyOf(product, id)).sections).toEqual({});
  await expect(run(removeSection, { studyId: id, section: 'recovery' }, people.technician)).rejects.toMatchObject({ status: 404 });
});

test('a form opened on an older state of the study is refused', async () => {
  const id = await planned(product, people.technician);
  await run(saveSection, { studyId: id, section: 'recovery', given: pasted.recovery, version: 1 }, people.technician);
  await expect(run(saveSection, { studyId: id, section: 'trueness', given: pasted.trueness, version: 1 }, people.technician)).rejects.toMatchObject({ status: 409, told: { key: 'error.stale' } });
});

test('sent back with a reason it can be written in again; withdrawn it cannot', async () => {
  const id = await handedIn(product, people.technician);
  await expect(run(returnStudy, { studyId: id, reason: '' }, people.manager)).rejects.toMatchObject({ status: 422 });
  await run(returnStudy, { studyId: id, reason: 'Thiếu mức thấp' }, people.manager);
  expect(await studyOf(product, id)).toMatchObject({ state: 'returned', reason: 'Thiếu mức thấp' });
  await run(saveSection, { studyId: id, section: 'recovery', given: pasted.recovery }, people.qualityManager);
  expect((await studyOf(product, id)).authorIds).toEqual([people.technician.id, people.qualityManager.id]);
  await run(withdrawStudy, { studyId: id, reason: 'Đổi phương pháp' }, people.technician);
  await expect(run(submitStudy, { studyId: id }, people.technician)).rejects.toMatchObject({ status: 409 });
});

test('nobody authorises or sends back what they wrote, nor does anyone but the technical manager, nor a program', async () => {
  const both = await person(product, ['technician', 'technical-manager'], { name: 'Cao Hai Vai' });
  const own = await handedIn(product, both);
  await expect(authorise(product, both, own)).rejects.toMatchObject({ status: 403, told: { key: 'validations.error.own-study' } });
  await expect(run(returnStudy, { studyId: own, reason: 'x' }, both)).rejects.toMatchObject({ status: 403 });
  await expect(authorise(product, people.qualityManager, own)).rejects.toMatchObject({ status: 403, told: { key: 'validations.error.manager-only' } });
  await expect(authorise(product, people.customer, own)).rejects.toMatchObject({ status: 404 });
  await expect(authorise(product, { ...people.manager, kind: 'token' }, own)).rejects.toMatchObject({ status: 403, told: { key: 'error.token-cannot-sign' } });
  await expect(authorise(product, people.manager, own, { password: 'sai' })).rejects.toMatchObject({ status: 422, problems: [{ path: 'password' }] });
  expect(may(people.receptionist, validationsPolicy.write, await studyOf(product, own))).toBe(false);
  // Whoever hands in what another wrote answers for it too.
  const handed = await planned(product, people.technician);
  await run(saveSection, { studyId: handed, section: 'recovery', given: pasted.recovery }, people.technician);
  await run(submitStudy, { studyId: handed }, people.manager);
  await expect(authorise(product, people.manager, handed)).rejects.toMatchObject({ told: { key: 'validations.error.own-study' } });
  await authorise(product, both, handed);
});

test('an authorised study gives the method its next edition with the figures that were ticked; the former stays as it was', async () => {
  const before = (await editions())[0]!;
  const id = await handedIn(product, people.technician);
  await authorise(product, people.manager, id, { take: ['lod', 'loq', 'expandedUncertainty'] });
  const [now, former] = await editions();
  expect(now).toMatchObject({ edition: before.edition + 1, current: true, digest: before.digest, unit: before.unit, price: before.price, accredited: before.accredited });
  expect(former).toMatchObject({ id: before.id, current: false });
  expect(former!.model).toEqual(before.model);
  const study = await studyOf(product, id);
  expect(study).toMatchObject({ state: 'authorised', conclusion: 'fit', editionId: now!.id, authorisedById: people.manager.id });
  // s of the blanks is 0.003197: 3 s and 10 s, rounded up to two figures.
  expect(model(now!)).toMatchObject({ lod: '0.0096', loq: '0.032', expandedUncertainty: '0.05 * x + 0.03', formula: model(before).formula, repeatabilityLimit: model(before).repeatabilityLimit });
  expect(now!.own).toEqual({
    lod: { text: '0.0096', source: { kind: 'validation', id, number: study.number } }, loq: { text: '0.032', source: { kind: 'validation', id, number: study.number } },
    expandedUncertainty: { text: '0.05 * x + 0.03', source: { kind: 'validation', id, number: study.number } },
  });
  const frozen = await frozenOf(id);
  expect(frozen.authorised).toMatchObject({ by: people.manager.name, edition: now!.edition, conclusion: 'fit' });
  expect(frozen.authorised!.version).toMatch(/^\d+\.\d+\.\d+/);
  expect(frozen.sections.map(({ name }) => name)).toEqual(['linearity', 'detection', 'precision', 'trueness', 'recovery', 'uncertainty']);
  await expect(authorise(product, people.manager, id)).rejects.toMatchObject({ status: 409 });
});

test('a second study changes what it found and leaves the figures of the first', async () => {
  const first = (await editions())[0]!;
  const id = await handedIn(product, people.technician, { precision: pasted.precision! });
  await authorise(product, people.manager, id, { take: ['repeatabilityLimit'] });
  const [now] = await editions();
  expect(model(now!)).toMatchObject({ lod: model(first).lod, repeatabilityLimit: expect.stringMatching(/^0\.0\d+ \* mean$/) });
  expect(Object.keys(now!.own!).sort()).toEqual(['expandedUncertainty', 'lod', 'loq', 'repeatabilityLimit']);
});

test('nothing ticked changes nothing in the catalogue; a study that is not fit gives nothing', async () => {
  const count = (await editions()).length;
  const fit = await handedIn(product, people.technician);
  await authorise(product, people.manager, fit);
  expect((await studyOf(product, fit)).editionId).toBeNull();
  const poor = await handedIn(product, people.technician, { detection: { ...pasted.detection!, 'criterion-lod': '0,001' } });
  await expect(authorise(product, people.manager, poor)).rejects.toMatchObject({ problems: [{ path: 'conclusion', key: 'validations.error.not-met' }] });
  await expect(authorise(product, people.manager, poor, { conclusion: 'unfit', take: ['lod'] })).rejects.toMatchObject({ problems: [{ path: 'take' }] });
  await expect(authorise(product, people.manager, poor, { conclusion: 'limited', take: ['expandedUncertainty'] })).rejects.toMatchObject({ problems: [{ path: 'take', key: 'validations.error.not-found' }] });
  await authorise(product, people.manager, poor, { conclusion: 'unfit' });
  expect((await editions()).length).toBe(count);
});

test('an LOD above the LOQ that stays is refused, with nothing written', async () => {
  const count = (await editions('water-nitrite-n')).length;
  const id = await handedIn(product, people.technician, { detection: { way: 'blank', blanks: '1 2 3', 'criterion-lod': '100' } }, 'water-nitrite-n');
  await expect(authorise(product, people.manager, id, { take: ['lod'] })).rejects.toMatchObject({ status: 409, told: { key: 'catalogue.error.lod-above-loq' } });
  expect(await studyOf(product, id)).toMatchObject({ state: 'submitted', frozen: null });
  expect((await editions('water-nitrite-n')).length).toBe(count);
  await authorise(product, people.manager, id, { take: ['lod', 'loq'] });
});

test('a U that was found takes the place of a budget', async () => {
  const code = 'water-hardness';
  expect(model((await editions(code))[0]!).uncertaintyBudget).toBeDefined();
  const id = await handedIn(product, people.technician, { uncertainty: { ...pasted.uncertainty!, shape: 'constant' } }, code);
  await authorise(product, people.manager, id, { take: ['expandedUncertainty'] });
  expect(model((await editions(code))[0]!)).toMatchObject({ expandedUncertainty: '0.092' });
  expect(model((await editions(code))[0]!).uncertaintyBudget).toBeUndefined();
});

test('a method that gives words cannot be studied here, nor one that is derived from others, nor a former edition', async () => {
  const choice = (await product.em().find(Method, { current: true })).find((method) => method.model.kind === 'choice')!;
  const plan = { kind: 'validation', purpose: 'x', procedure: 'y' };
  await expect(run(planStudy, { ...plan, methodId: choice.id }, people.technician)).rejects.toMatchObject({ problems: [{ path: 'methodId', key: 'validations.error.not-quantitative' }] });
  const derived = (await product.em().find(Method, { current: true })).find((method) => method.model.kind === 'derived')!;
  await expect(run(planStudy, { ...plan, methodId: derived.id }, people.technician)).rejects.toMatchObject({ problems: [{ path: 'methodId', key: 'validations.error.derived' }] });
  const former = (await editions())[1]!;
  await expect(run(planStudy, { ...plan, methodId: former.id }, people.technician)).rejects.toMatchObject({ problems: [{ path: 'methodId' }] });
});

describe('when the program starts again', () => {
  const code = 'water-lead';
  let own: Edition;
  beforeAll(async () => {
    const calculated = programCatalogue().methods.find((method) => method.code === code);
    expect(calculated?.model.kind).toBe('calculated');
    const id = await handedIn(product, people.technician, { detection: { way: 'blank', blanks: '0,0001 0,0002 0,0003 0,0002', 'criterion-lod': '1' } }, code);
    await authorise(product, people.manager, id, { take: ['lod', 'loq'] });
    own = (await editions(code))[0]!;
  });

  test('files that have not changed leave the laboratory’s edition alone', async () => {
    expect(await load(product)).toMatchObject({ written: 0, held: [] });
    expect((await editions(code))[0]).toMatchObject({ id: own.id, current: true });
  });

  test('files that have changed give the next edition, which keeps the laboratory’s own figures and their source', async () => {
    const changed = programCatalogue();
    const entry = changed.methods.find((method) => method.code === code)!;
    entry.price += 5000;
    Object.assign(entry.model, { lod: '0.9', loq: '2.9', repeatabilityLimit: '0.2 * mean' });
    expect((await load(product, changed)).held).toEqual([]);
    const [now, former] = await editions(code);
    expect(now).toMatchObject({ edition: own.edition + 1, current: true, price: own.price + 5000 });
    expect(model(now!)).toMatchObject({ lod: model(own).lod, loq: model(own).loq, repeatabilityLimit: '0.2 * mean' });
    expect(now!.own).toEqual(own.own);
    expect(former).toMatchObject({ id: own.id, current: false });
    await load(product);
    expect(model((await editions(code))[0]!)).toMatchObject({ lod: model(own).lod, repeatabilityLimit: model(own).repeatabilityLimit });
  });

  test('files that change the unit leave the laboratory’s edition as it is, and the load says so', async () => {
    const changed = programCatalogue();
    changed.methods.find((method) => method.code === code)!.unit = 'µg/L';
    const before = (await editions(code))[0]!;
    expect(await load(product, changed)).toMatchObject({ written: 0, held: [{ code, edition: before.edition }] });
    expect((await editions(code))[0]).toMatchObject({ id: before.id, current: true, unit: before.unit });
  });

  test('a study of an edition whose calculation has changed since cannot give its figures to the new one', async () => {
    const id = await handedIn(product, people.technician, { detection: { ...pasted.detection!, 'criterion-lod': '1' } }, 'water-nitrate-n');
    const changed = programCatalogue();
    Object.assign(changed.methods.find((method) => method.code === 'water-nitrate-n')!.model, { formula: 'C * f * 1.0' });
    await load(product, changed);
    await expect(authorise(product, people.manager, id, { take: ['lod', 'loq'] })).rejects.toMatchObject({ status: 409, told: { key: 'catalogue.error.other-procedure' } });
    await load(product);
  });
});

test('the trail of a study names who authorised it, and its frozen text is held by its hash', async () => {
  const id = await handedIn(product, people.technician, { recovery: pasted.recovery! });
  await authorise(product, people.manager, id);
  const last = (await product.em().find(AuditEntry, { stream: `validation:${id}` }, { orderBy: { seq: 'desc' }, limit: 1 }))[0]!;
  expect(last).toMatchObject({ command: 'validations.authorise', actorName: people.manager.name, permission: 'validations.authorise' });
  expect((await studyOf(product, id)).frozenHash).toMatch(/^[0-9a-f]{64}$/);
});
