import type { JSX } from 'preact';
import { formatDate, formatDateTime, type Bilingual } from '../../../src/kernel/i18n.ts';
import { EmptyState, IdentityLine, NextSteps, Notice, Timeline, type FieldError } from '../../components/index.ts';
import { Frame } from '../frame.tsx';
import { eventsOf, type HistoryEntry } from '../history.ts';
import type { Viewer } from '../viewer.ts';
import { VerifiedResult, type VerifiedResultProps } from './verified-result.tsx';

export interface VerificationProps {
  viewer: Viewer;
  sample: { id: string; code: string; matrix: Bilingual; receivedAt: Date; dueOn: string; samplingPlace: string; reservation: string | null };
  results: ReadonlyArray<Omit<VerifiedResultProps, 't'>>;
  /** How many evaluated results carry nothing to look at and may be verified at once by this reader; how many wait at all. */
  clear: number;
  waiting: number;
  pending: number;
  mayVerify: boolean;
  verifyKey: string;
  history: readonly HistoryEntry[];
  errors?: readonly FieldError[];
  refusal?: string | null;
  /** The next sample of the queue, when this one is through. */
  next: string | null;
}

/** One screen for a sample: each result with what it was made from, its limit, its history, who recorded it. */
export function VerificationPage(props: VerificationProps): JSX.Element {
  const { viewer, sample, results, clear, waiting, pending, mayVerify } = props;
  const { t } = viewer;
  const all = `/verification/${sample.id}/all`;
  return (
    <Frame viewer={viewer} title={t('results.verification.title', { code: sample.code })} breadcrumb={[{ href: '/verification', label: t('results.queue.title') }]}>
      <IdentityLine
        code={sample.code} name={t.name(sample.matrix)}
        facts={[
          { label: t('results.received'), value: formatDateTime(sample.receivedAt) }, { label: t('worksheets.due'), value: formatDate(sample.dueOn) },
          ...(sample.samplingPlace ? [{ label: t('results.place'), value: sample.samplingPlace }] : []),
        ]}
      />
      {sample.reservation && <Notice t={t} tone="attention" title={t('results.reservation')}>{sample.reservation}</Notice>}
      {props.refusal && <Notice t={t} tone="attention" live>{props.refusal}</Notice>}
      {props.errors?.map((error) => <Notice key={error.path} t={t} tone="wrong" live>{error.text}</Notice>)}
      <NextSteps
        t={t} keys={{ [all]: props.verifyKey }}
        waiting={waiting === 0 ? (pending ? t('results.verification.pending', { count: pending }) : undefined) : undefined}
        steps={[
          ...(waiting > 0 ? [{ label: clear ? t('results.verify-all', { count: clear }) : t('results.verify-all-any'), post: all, allowed: mayVerify && clear > 0, why: t(mayVerify ? 'results.error.none-clear' : 'results.error.verifier-only'), note: t('results.verify-all-note') }] : []),
          ...(waiting === 0 && props.next ? [{ label: t('results.verification.next'), href: `/verification/${props.next}`, allowed: true }] : []),
        ]}
      />
      {results.length === 0 && <EmptyState title={t('results.none')} />}
      {results.map((result) => <VerifiedResult key={result.analysisId} t={t} {...result} />)}
      <Timeline t={t} events={eventsOf(t, props.history)} />
    </Frame>
  );
}
