import type { JSX } from 'preact';
import type { Translator } from '../locales/index.ts';
import { Button, ButtonLink } from './button.tsx';
import { Icon } from './icon.tsx';
import { IdempotencyKey, Version } from './hidden.tsx';

export interface NextStepItem {
  /** A verb: "Tiếp nhận mẫu". */
  label: string;
  /** A page with the form of this step. */
  href?: string;
  /** Or POST there at once, when nothing more is asked. */
  post?: string;
  confirm?: string;
  allowed: boolean;
  /** Why not, in words; shown beside the step that cannot be taken. */
  why?: string | null;
  /** What taking it will do, in one sentence. */
  note?: string;
  danger?: boolean;
}

export interface NextStepsProps {
  t: Translator;
  steps: readonly NextStepItem[];
  /** Who or what is waited for, when nothing can be done here now. */
  waiting?: string;
  version?: number;
  /** One key for each step that posts at once, by its address. */
  keys?: Readonly<Record<string, string>>;
}

/** What can happen next, and why not if it cannot. The first step that may be taken is the primary one. */
export function NextSteps({ t, steps, waiting, version, keys = {} }: NextStepsProps): JSX.Element {
  const first = steps.find((step) => step.allowed && !step.danger);
  return (
    <section class="next" aria-labelledby="next-title">
      <h2 id="next-title" class="next-title">{t('ui.next.title')}</h2>
      {waiting && <p class="next-waiting"><Icon name="clock" />{waiting}</p>}
      {!steps.length && !waiting && <p class="next-waiting">{t('ui.next.none')}</p>}
      {steps.length > 0 && <ul class="next-steps">
        {steps.map((step) => (
          <li key={step.label}>
            {step.allowed ? <Take {...{ step, version }} kind={step.danger ? 'danger' : step === first ? 'primary' : 'secondary'} idempotencyKey={step.post ? keys[step.post] : undefined} /> : (
              <p class="next-not"><Icon name="lock" label={t('ui.next.not')} /><span class="next-verb">{step.label}</span>{step.why && <span class="next-why">{step.why}</span>}</p>
            )}
            {step.allowed && step.note && <p class="hint">{step.note}</p>}
          </li>
        ))}
      </ul>}
    </section>
  );
}

function Take({ step, kind, version, idempotencyKey }: { step: NextStepItem; kind: 'primary' | 'secondary' | 'danger'; version: number | undefined; idempotencyKey: string | undefined }): JSX.Element {
  if (step.post === undefined) return <ButtonLink kind={kind} href={step.href ?? '#'}>{step.label}</ButtonLink>;
  return (
    <form method="post" action={step.post}>
      {version !== undefined && <Version value={version} />}
      {idempotencyKey !== undefined && <IdempotencyKey value={idempotencyKey} />}
      <Button kind={kind} confirm={step.confirm}>{step.label}</Button>
    </form>
  );
}
