import { createWorksheet } from '../src/modules/worksheets/index.ts';
import { authoriseCertificate } from '../src/modules/certificates/index.ts';
import { recordReadings, submitWorksheet, verifyResult } from '../src/modules/results/index.ts';
import { placesOf, type ReadingPlace } from '../src/modules/results/reading-plan.ts';
import { benchPassword, type BenchLaboratory } from './laboratory.ts';

/** Ten tests of domestic water, as a household's certificate has them. */
const codes = [
  'water-ph', 'water-turbidity', 'water-colour', 'water-chloride', 'water-hardness', 'water-permanganate-index', 'water-nitrate-n', 'water-nitrite-n', 'water-manganese', 'water-iron',
];

export interface Issued {
  id: string;
  token: string;
  number: string;
  /** What is printed, frozen. */
  snapshot: string;
}

/** Certificates of `count` samples, from the request to the issued file, by the commands that people use. */
export async function issueCertificates(laboratory: BenchLaboratory, count: number): Promise<Issued[]> {
  const { container: { runner, em }, technician, verifier, manager } = laboratory;
  const methods = (await laboratory.methods(...codes)).filter((method) => method?.model.kind === 'calculated');
  const { sampleIds, tests } = await laboratory.receive(count, methods.map(({ id }) => id));
  for (const method of methods) {
    const analysisIds = tests.get(method.id)!;
    const { id: worksheetId } = await runner.run(createWorksheet, { analysisIds }, { actor: technician });
    const places = placesOf(method.model);
    const shared = Object.fromEntries(places.filter((place) => place.shared).map((place) => [place.name, valueOf(place)]));
    const cells: Record<string, Record<string, string>> = {};
    for (const place of places.filter((each) => !each.shared)) (cells[place.replicate] ??= {})[place.name] = valueOf(place);
    await runner.run(recordReadings, { worksheetId, shared, rows: Object.fromEntries(analysisIds.map((id) => [id, cells])) }, { actor: technician });
    await runner.run(submitWorksheet, { worksheetId }, { actor: technician });
  }
  await laboratory.settle();
  for (const analysisId of [...tests.values()].flat()) await runner.run(verifyResult, { analysisId }, { actor: verifier });
  for (const sampleId of sampleIds) {
    await runner.run(authoriseCertificate, { sampleIds: [sampleId], password: benchPassword, publicUrl: 'http://localhost:3000' }, { actor: manager });
  }
  await laboratory.settle();
  const issued = await em().execute<Issued[]>("select id, token, number, snapshot from certificate where state = 'issued' order by id");
  if (issued.length !== count) throw new Error(`${issued.length} of ${count} certificates were issued`);
  return issued;
}

/** A figure within the range of the place. */
function valueOf({ name, input }: ReadingPlace): string {
  const usual = name === 'V0' ? '0.10' : name === 'V' ? '5.20' : name === 'C' ? '0.0100' : '6.50';
  const within = (text: string) => (input?.max === undefined || Number(text) <= Number(input.max)) && (input?.min === undefined || Number(text) >= Number(input.min));
  return [usual, '0.50', input?.min ?? '1'].find(within)!;
}
