import type { JSX } from 'preact';
import type { Bilingual } from '../../../src/kernel/i18n.ts';
import { Field, FormPage, Notice, bind, type FieldError, type FormValues } from '../../components/index.ts';
import { studyKinds } from '../../validation/study.types.ts';
import { Frame } from '../frame.tsx';
import type { Viewer } from '../viewer.ts';
import { kindName } from './words.ts';

export interface StudyFormProps {
  viewer: Viewer;
  /** The study whose plan is changed; null for a new one. */
  study: { id: string; number: string; version: number } | null;
  methods: ReadonlyArray<{ id: string; reference: string; analyte: Bilingual; edition: number }>;
  idempotencyKey?: string;
  values: FormValues;
  errors: readonly FieldError[];
  refusal: string | null;
}

/** What is studied, for which use, and how: the plan of a study. */
export function StudyFormPage({ viewer, study, methods, idempotencyKey, values, errors, refusal }: StudyFormProps): JSX.Element {
  const { t } = viewer;
  const of = bind(values, errors);
  const home = study ? `/validations/${study.id}` : '/validations';
  return (
    <Frame
      viewer={viewer} title={study ? t('validations.change-plan', { number: study.number }) : t('validations.plan')} lead={t('validations.plan-lead')}
      breadcrumb={[{ href: '/validations', label: t('validations.title') }, ...(study ? [{ href: home, label: study.number }] : [])]}
    >
      {refusal && <Notice t={t} tone="wrong" live>{refusal}</Notice>}
      <FormPage
        t={t} action={study ? `${home}/plan` : '/validations'} submit={t(study ? 'action.save' : 'validations.plan-submit')} errors={errors} cancelHref={home}
        {...(study ? { version: study.version } : {})} {...(idempotencyKey ? { idempotencyKey } : {})}
      >
        {!study && (
          <Field
            t={t} {...of('methodId')} type="select" width="long" label={t('validations.method')} prompt={t('validations.choose-method')}
            options={methods.map((method) => ({ value: method.id, label: `${t.name(method.analyte)} · ${t('validations.edition-of', { method: method.reference, edition: method.edition })}` }))}
          />
        )}
        <Field t={t} {...of('kind')} type="radios" label={t('validations.kind')} options={studyKinds.map((kind) => ({ value: kind, label: kindName(t, kind), hint: t(`validations.kind-hint.${kind}`) }))} />
        <Field t={t} {...of('purpose')} type="textarea" rows={4} maxLength={2000} label={t('validations.purpose')} hint={t('validations.purpose-hint')} />
        <Field t={t} {...of('procedure')} type="textarea" rows={6} maxLength={4000} label={t('validations.procedure')} hint={t('validations.procedure-hint')} />
      </FormPage>
    </Frame>
  );
}
