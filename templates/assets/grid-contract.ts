/**
 * What the result grid and the server tell one another. The grid posts, form-encoded, to the address in `data-preview`:
 * the inputs of the rows asked about, under their own names; the shared inputs of the worksheet; and one `row` field for
 * each row asked about. Nothing is written by that request. The answer is `PreviewResponse` as JSON.
 */
export interface PreviewResponse {
  rows: PreviewRow[];
}

/** The id under which the worksheet's shared inputs are asked about and answered, beside the rows. */
export const sharedRow = 'shared';

export interface PreviewRow {
  /** As in `GridRow.id`, or `sharedRow`. */
  id: string;
  cells: PreviewCell[];
  /** The reported result as it would be, when the row has all that it takes. */
  result?: PreviewResult;
}

/** How one cell was understood. Text is in the person's language. */
export interface PreviewCell {
  name: string;
  /** The figure as understood ("12,35"); shown behind an equals sign. */
  understood?: string;
  /** What is wrong and what to do. */
  error?: string;
  /** The input can be read in several ways; the person chooses, and `value` is put into the cell. */
  candidates?: Array<{ value: string; label: string }>;
}

export interface PreviewResult {
  text: string;
  unit: string;
  /** `attention`: near or above a limit, an action value, a wide spread. `wrong`: cannot be reported as it is. */
  mark?: 'good' | 'attention' | 'wrong';
  /** Why, in words; shown below the row. */
  warnings: string[];
}
