import type { MeasurementModel, ModelInput } from '../../science/measurement-model.ts';

/**
 * What is read for a method: one place for each reading. `decimal`: a figure; `count`: a whole number; `plate`: a whole number or
 * TNTC; `choice`: a code of the model.
 */
export interface ReadingPlace {
  /** 0 for what is read once for the analysis or its worksheet. */
  replicate: number;
  /** As in `Reading.name`. */
  name: string;
  kind: 'decimal' | 'count' | 'plate' | 'choice';
  /** One value for all analyses of the worksheet. */
  shared: boolean;
  /** Of a calculated model. */
  input?: ModelInput;
  /** Of a plate count. */
  dilution?: number;
  /** Of a plate count: which plate, or what is counted of its colonies; of an MPN: presumptive or confirmed tubes of a series. */
  part?: 'plate' | 'picked' | 'confirmed' | 'presumptive' | 'tubes';
  /** Number of the plate or series, from 1. */
  index?: number;
}

/** Texts by place, canonical: decimal text, a whole number, "tntc" or a choice's code; '' is nothing. */
export type ReadingTexts = Readonly<Record<string, string>>;

export const placeKey = ({ replicate, name }: { replicate: number; name: string }): string => `${replicate}.${name}`;

/** Whether colonies or tubes are counted, which may be read again on a later day. */
export const isCounted = ({ kind }: MeasurementModel): boolean => kind === 'plate-count' || kind === 'mpn';

const plans = new WeakMap<MeasurementModel, readonly ReadingPlace[]>();

/** The places of a model, in the order in which a technician reads them. */
export function placesOf(model: MeasurementModel): readonly ReadingPlace[] {
  let places = plans.get(model);
  if (!places) plans.set(model, (places = plan(model)));
  return places;
}

function plan(model: MeasurementModel): ReadingPlace[] {
  switch (model.kind) {
    case 'calculated': {
      const place = (input: ModelInput, replicate: number): ReadingPlace => ({ replicate, name: input.name, kind: 'decimal', shared: input.scope === 'worksheet', input });
      const perReplicate = model.inputs.filter((input) => input.scope !== 'worksheet' && input.perReplicate !== false);
      const once = model.inputs.filter((input) => !perReplicate.includes(input));
      return [...once.map((input) => place(input, 0)), ...Array.from({ length: model.replicates }, (_, i) => perReplicate.map((input) => place(input, i + 1))).flat()];
    }
    case 'derived':
      return [];
    case 'choice':
      return [{ replicate: 0, name: 'choice', kind: 'choice', shared: false }];
    case 'plate-count':
      return model.dilutions.flatMap((dilution): ReadingPlace[] => [
        ...Array.from({ length: model.platesPerDilution }, (_, i): ReadingPlace => ({ replicate: 0, name: `${dilution}.${i + 1}`, kind: 'plate', shared: false, dilution, part: 'plate', index: i + 1 })),
        ...(model.confirmation ? (['picked', 'confirmed'] as const).map((part): ReadingPlace => ({ replicate: 0, name: `${dilution}.${part}`, kind: 'count', shared: false, dilution, part })) : []),
      ]);
    case 'mpn':
      return (model.confirmation ? (['presumptive', 'tubes'] as const) : (['tubes'] as const)).flatMap((part) =>
        model.volumes.map((_, i): ReadingPlace => ({ replicate: 0, name: `${part === 'tubes' ? 's' : 'p'}${i + 1}`, kind: 'count', shared: false, part, index: i + 1 })));
  }
}
