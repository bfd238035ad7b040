/** Points and the curve through them; ordinary numbers, for positions only. */
export interface CurveOf {
  x: readonly number[];
  y: readonly number[];
  /** `linear-origin` has no constant term; the coefficients ascend. */
  model: string;
  coefficients: readonly number[];
}

/** The height of the curve at a level. */
export const heightAt = ({ model, coefficients }: CurveOf, level: number): number => coefficients.reduce((total, each, i) => total + each * level ** (model.endsWith('-origin') ? i + 1 : i), 0);
