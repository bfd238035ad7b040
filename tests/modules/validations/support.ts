import { authoriseStudy, planStudy, saveSection, submitStudy, ValidationStudy } from '../../../src/modules/validations/index.ts';
import { currentMethodsByCodes } from '../../../src/modules/catalogue/index.ts';
import type { SectionName } from '../../../templates/validation/study.types.ts';
import type { Actor } from '../../../src/kernel/actor.ts';
import { testPassword, type Product } from '../../support/product.ts';

/** Sections as a technician would paste them from a spreadsheet: nitrate in water by spectrophotometry. */
export const pasted: Partial<Record<SectionName, Record<string, string>>> = {
  linearity: {
    data: 'mg/L\tA1\tA2\n0,1\t0,0205\t0,0211\n0,5\t0,1012\t0,1003\n1,0\t0,2010\t0,2021\n2,0\t0,4035\t0,4020\n3,0\t0,6015\t0,6044\n5,0\t1,0071\t1,0049',
    model: 'linear', weights: 'none', 'criterion-r2': '0,999', 'criterion-backMost': '10', 'criterion-lackOfFitP': '0,05',
  },
  detection: { way: 'blank', blanks: '0,012 0,008 0,015 0,005 0,011 0,009 0,014 0,006 0,010 0,010', 'criterion-lod': '0,03', 'criterion-loq': '0,1' },
  precision: {
    data: 'Ngày 1\t2,02\t2,05\t1,99\nNgày 2\t2,06\t2,08\t2,03\nNgày 3\t1,98\t2,01\t2,00\nNgày 4\t2,04\t2,02\t2,07', massFraction: '2e-6', formula: 'horwitz', shape: 'proportional',
    'criterion-repeatabilityRsd': '5', 'criterion-horRatWithin': '2',
  },
  trueness: { reference: '2,00', referenceU: '0,04', data: '2,02\n2,05\n1,99\n2,06\n2,03\n1,98', ownU: '0,2', 'criterion-biasPercent': '5', 'criterion-En': '1' },
  recovery: { data: '0,52;1,00;1,50\n0,52;1,00;1,55\n0,52;2,00;2,49\n0,52;2,00;2,56', 'criterion-recoveryLow': '90', 'criterion-recoveryHigh': '110' },
  uncertainty: { data: '0,5\t0,015\t0,010\t0,006\n2,0\t0,035\t0,022\t0,020', stated: 'absolute', shape: 'formula', formula: '0.05 * x + 0.03', 'criterion-largestRelative': '20' },
};

export async function planned(product: Product, actor: Actor, code = 'water-nitrate-n'): Promise<string> {
  const [method] = await currentMethodsByCodes(product.em(), [code]);
  return product.runner.run(planStudy, { methodId: method!.id, kind: 'verification', purpose: 'Nước sinh hoạt và nước mặt, 0,1 đến 5 mg/L N', procedure: 'Sáu mức chuẩn, bốn ngày, hai thử nghiệm viên' }, { actor });
}

/** A study with these sections, handed in. */
export async function handedIn(product: Product, actor: Actor, sections = pasted, code?: string): Promise<string> {
  const studyId = await planned(product, actor, code);
  for (const [section, given] of Object.entries(sections)) await product.runner.run(saveSection, { studyId, section, given }, { actor });
  await product.runner.run(submitStudy, { studyId }, { actor });
  return studyId;
}

export const authorise = (product: Product, actor: Actor, studyId: string, more: Record<string, unknown> = {}) =>
  product.runner.run(authoriseStudy, { studyId, conclusion: 'fit', statement: 'Phù hợp cho nước sinh hoạt, 0,1 đến 5 mg/L N', take: [], password: testPassword, ...more }, { actor });

export const studyOf = (product: Product, id: string): Promise<ValidationStudy> => product.em().findOneOrFail(ValidationStudy, { id });
