import type { MeasurementModel } from '../../science/measurement-model.ts';
import type { Translator } from '../../../templates/locales/index.ts';
import type { ReadingPlace } from './reading-plan.ts';

/** A power of ten as it is written by hand: "10⁻²". */
export const raised = (exponent: number): string => `10${[...String(exponent)].map((c) => (c === '-' ? '⁻' : '⁰¹²³⁴⁵⁶⁷⁸⁹'[Number(c)])).join('')}`;

/** A place as the head of its column says it: an input with its replicate, a dilution with its plate, a volume with what is counted of it. */
export function placeLabel(t: Translator, model: MeasurementModel, resultUnit: string, place: ReadingPlace): { label: string; unit?: string } {
  if (place.input) {
    const { input, replicate } = place;
    const several = model.kind === 'calculated' && model.replicates > 1 && replicate > 0;
    // What is read off directly has no symbol: its name says it.
    const name = input.name === 'reading' ? t.name(input.label) : input.name;
    return { label: several ? t('results.grid.replicate', { name, n: replicate }) : name, ...(input.unit === '-' ? {} : { unit: input.unit }) };
  }
  if (place.dilution !== undefined) {
    const dilution = raised(place.dilution);
    if (place.part !== 'plate') return { label: t(place.part === 'picked' ? 'results.grid.picked' : 'results.grid.confirmed', { dilution }) };
    const several = model.kind === 'plate-count' && model.platesPerDilution > 1;
    return { label: several ? t('results.grid.plate', { dilution, n: place.index! }) : dilution };
  }
  if (model.kind === 'mpn') {
    const volume = `${model.volumes[place.index! - 1]!.replace('.', t.locale === 'vi' ? ',' : '.')} ${/mL/.test(resultUnit) ? 'mL' : 'g'}`;
    if (!model.confirmation) return { label: t('results.grid.tubes', { volume, tubes: model.tubes }) };
    return { label: t(place.part === 'presumptive' ? 'results.grid.tubes-presumptive' : 'results.grid.tubes-confirmed', { volume, tubes: model.tubes }) };
  }
  return { label: t('results.grid.choice') };
}
