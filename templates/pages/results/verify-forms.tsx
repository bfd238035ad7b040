import type { JSX } from 'preact';
import { Button, Icon, IdempotencyKey, Version } from '../../components/index.ts';
import type { Translator } from '../../locales/index.ts';

export interface VerifyFormsProps {
  analysisId: string;
  version: number;
  /** What is verified, read aloud behind the verb. */
  name: string;
  keys: { verify: string; back: string };
  /** The reason that came back, and what was wrong with it. */
  error: string | null;
  typed: string;
  /** It waits for verification; what is verified already can only be tested again. */
  evaluated: boolean;
  /** Why it can be sent back and not verified yet: another result, or another unit of its sampling plan, is on its way. */
  awaits: string | null;
  /** It follows from other results, which are what is sent back. */
  derived: boolean;
}

/** Verify one; or send back or test again with a reason. */
export function VerifyForms({ t, analysisId, version, name, keys, error, typed, evaluated, awaits, derived }: VerifyFormsProps & { t: Translator }): JSX.Element {
  const reason = `reason-${analysisId}`;
  return (
    <div class="stack">
      {evaluated && awaits && <p class="hint">{awaits}</p>}
      {evaluated && !awaits && (
        <form method="post" action={`/analyses/${analysisId}/verification`}>
          <Version value={version} />
          <IdempotencyKey value={keys.verify} />
          <Button kind="primary">{t('results.verify')}<span class="visually-hidden"> {name}</span></Button>
        </form>
      )}
      {derived ? <p class="hint">{t('results.derived.note')}</p> : <details open={error !== null}>
        <summary class="button button-quiet">{t(evaluated ? 'results.back-or-retest' : 'results.retest')}</summary>
        <form method="post" action={`/analyses/${analysisId}/${evaluated ? 'return' : 'retest'}`} class="form">
          <Version value={version} />
          <IdempotencyKey value={keys.back} />
          <div class="field">
            <label class="label" for={reason}>{t('results.reason')}</label>
            <p class="hint" id={`${reason}-hint`}>{t('results.reason-hint')}</p>
            {error && <p class="field-error" id={`${reason}-error`}><Icon name="alert" label={t('ui.field.error')} />{error}</p>}
            <textarea class="input input-long" id={reason} name="reason" rows={2} maxLength={500} aria-describedby={`${reason}-hint`} aria-invalid={error ? 'true' : undefined}>{typed}</textarea>
          </div>
          <div class="form-actions">
            {evaluated && <Button>{t('results.send-back')}</Button>}
            <Button formAction={`/analyses/${analysisId}/retest`}>{t('results.retest')}</Button>
          </div>
        </form>
      </details>}
    </div>
  );
}

