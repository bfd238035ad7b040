import type { JSX } from 'preact';
import { bind, Field, FormPage, FormSection, Notice, Timeline, type FieldError, type FormValues } from '../../components/index.ts';
import type { MessageKey, Translator } from '../../locales/index.ts';
import { Frame } from '../frame.tsx';
import { eventsOf, type HistoryEntry } from '../history.ts';
import { StaleValues } from '../stale.tsx';
import type { Viewer } from '../viewer.ts';

/** What a form that came back shows again. */
export interface LaboratoryPageState {
  /** The state of the details that its reader saw. */
  seen: string;
  values: FormValues;
  errors?: readonly FieldError[];
  refusal?: string | null;
  /** How the details stand now, when somebody else changed them meanwhile. */
  now?: FormValues | null;
}

export interface LaboratoryProps extends LaboratoryPageState {
  viewer: Viewer;
  entered: boolean;
  demonstration: boolean;
  history: readonly HistoryEntry[];
}

/** Every field of the form with its label, in the form's order. */
const labelsOf = (t: Translator): Array<{ name: string; label: string }> => {
  const of = (name: string, key: MessageKey) => ({ name, label: t(key) });
  const both = (name: string, key: MessageKey) => [of(`${name}.vi`, key), { name: `${name}.en`, label: `${t(key)} (${t('laboratory.english')})` }];
  return [
    ...both('name', 'laboratory.name'), ...both('governingBody', 'laboratory.governing-body'), ...both('address', 'laboratory.address'), of('place', 'laboratory.place'),
    of('phone', 'laboratory.phone'), of('email', 'laboratory.email'), of('web', 'laboratory.web'),
    of('accreditation.number', 'laboratory.accreditation-number'), ...both('accreditation.body', 'laboratory.accreditation-body'),
    of('complaintDays', 'laboratory.complaint-days'), of('form.code', 'laboratory.form-code'), of('form.version', 'laboratory.form-version'), of('form.effective', 'laboratory.form-effective'),
  ];
};

/** The laboratory as its certificates name it, kept by the administrator. */
export function LaboratoryPage({ viewer, entered, demonstration, seen, values, errors = [], refusal, now, history }: LaboratoryProps): JSX.Element {
  const { t } = viewer;
  const of = bind(values, errors);
  const labels = labelsOf(t);
  const label = (name: string): string => labels.find((each) => each.name === name)!.label;
  const both = (name: string) => (
    <>
      <Field t={t} {...of(`${name}.vi`)} label={label(`${name}.vi`)} width="long" required />
      <Field t={t} {...of(`${name}.en`)} label={label(`${name}.en`)} width="long" required={false} />
    </>
  );
  return (
    <Frame viewer={viewer} title={t('laboratory.title')} lead={t('laboratory.lead')}>
      {demonstration && <Notice t={t} tone="attention" title={t('laboratory.demonstration')}>{t('laboratory.demonstration-lead')}</Notice>}
      {!entered && <Notice t={t} tone="attention">{t('laboratory.not-entered')}</Notice>}
      {now ? <StaleValues t={t} typed={values} now={now} fields={labels} /> : refusal && <Notice t={t} tone="wrong" live>{refusal}</Notice>}
      <FormPage t={t} action="/laboratory" submit={t('action.save')} errors={errors}>
        <input type="hidden" name="seen" value={seen} />
        <FormSection title={t('laboratory.names')} hint={t('laboratory.names-hint')}>
          {both('name')}
          {both('governingBody')}
          {both('address')}
          <Field t={t} {...of('place')} label={label('place')} hint={t('laboratory.place-hint')} width="medium" required />
        </FormSection>
        <FormSection title={t('laboratory.contact')}>
          <Field t={t} {...of('phone')} type="tel" label={label('phone')} required />
          <Field t={t} {...of('email')} type="email" label={label('email')} required />
          <Field t={t} {...of('web')} label={label('web')} required={false} />
        </FormSection>
        <FormSection title={t('laboratory.accreditation')} hint={t('laboratory.accreditation-hint')}>
          <Field t={t} {...of('accreditation.number')} label={label('accreditation.number')} required={false} />
          <Field t={t} {...of('accreditation.body.vi')} label={label('accreditation.body.vi')} width="long" required={false} />
          <Field t={t} {...of('accreditation.body.en')} label={label('accreditation.body.en')} width="long" required={false} />
        </FormSection>
        <FormSection title={t('laboratory.certificate')}>
          <Field t={t} {...of('complaintDays')} label={label('complaintDays')} hint={t('laboratory.complaint-days-hint')} unit={t('laboratory.days')} width="short" required />
          <Field t={t} {...of('form.code')} label={label('form.code')} hint={t('laboratory.form-hint')} required />
          <Field t={t} {...of('form.version')} label={label('form.version')} width="short" required />
          <Field t={t} {...of('form.effective')} type="date" label={label('form.effective')} required={false} />
        </FormSection>
      </FormPage>
      {history.length > 0 && <Timeline t={t} events={eventsOf(t, history)} />}
    </Frame>
  );
}
