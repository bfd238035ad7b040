import type { JSX } from 'preact';

/** Name of the field that makes a form safe to send twice. The server keeps the first answer under it. */
export const idempotencyField = 'idempotencyKey';

/** Name of the field that says which version of the record the form was opened on; a newer one answers 409. */
export const versionField = 'version';

/** The key of this one filling-in of a form. Made on the server when the form is drawn; kept when the form comes back. */
export function IdempotencyKey({ value }: { value: string }): JSX.Element {
  return <input type="hidden" name={idempotencyField} value={value} />;
}

/** The version of the record as the person saw it. */
export function Version({ value }: { value: number }): JSX.Element {
  return <input type="hidden" name={versionField} value={String(value)} />;
}
