import type { JSX } from 'preact';
import { formatDate, formatDateTime } from '../../../src/kernel/i18n.ts';
import { Button, ButtonLink, DescriptionList, Notice, Section, ThingPage, Version, type NextStepItem } from '../../components/index.ts';
import type { MessageKey, Translator } from '../../locales/index.ts';
import { sectionNames, type SectionName, type StudyFacts } from '../../validation/study.types.ts';
import { Frame } from '../frame.tsx';
import { eventsOf, type HistoryEntry } from '../history.ts';
import type { Viewer } from '../viewer.ts';
import { SectionFindings, Verdicts } from './findings.tsx';
import { ConclusionBadge, StudyStateBadge } from './badges.tsx';
import { kindName, offerText, unitText } from './words.ts';

export interface StudyPageProps {
  viewer: Viewer;
  study: StudyFacts;
  version: number;
  /** Sections may be written in by the reader now. */
  writable: boolean;
  steps: ReadonlyArray<{ name: 'submit' | 'return' | 'authorise' | 'withdraw'; allowed: boolean; why: string | null }>;
  /** This version of the program calculates other figures from the data of an authorised study. */
  differs: boolean;
  history: readonly HistoryEntry[];
  /** Why the step just asked for was refused. */
  refusal?: string;
}

/** One study: what is asked of the method, what was found, section by section, and what was concluded. */
export function StudyPage({ viewer, study, version, writable, steps, differs, history, refusal }: StudyPageProps): JSX.Element {
  const { t } = viewer;
  const { method, authorised } = study;
  const home = `/validations/${study.id}`;
  const verdicts = study.sections.flatMap(({ name, verdicts: all }) => all.map((verdict) => ({ ...verdict, section: name })));
  const absent = sectionNames.filter((name) => !study.sections.some((section) => section.name === name));
  return (
    <Frame
      viewer={viewer} title={t('validations.one', { number: study.number })} state={<StudyStateBadge t={t} state={study.state} />} breadcrumb={[{ href: '/validations', label: t('validations.title') }]}
      menu={[{ label: t('validations.report'), href: `${home}/report.pdf`, icon: 'download' as const }, ...(writable ? [{ label: t('validations.change'), href: `${home}/plan`, icon: 'settings' as const }] : [])]}
    >
      {refusal && <Notice t={t} tone="wrong" live>{refusal}</Notice>}
      {differs && <Notice t={t} tone="attention">{t('validations.differs', { version: authorised?.version ?? '' })}</Notice>}
      {study.reason && (study.state === 'returned' || study.state === 'withdrawn') && <Notice t={t} tone={study.state === 'returned' ? 'attention' : 'info'} title={t(`validations.because.${study.state}`)}>{study.reason}</Notice>}
      <ThingPage
        t={t}
        identity={{
          code: study.number, name: t.name(method.analyte), owner: { label: t('validations.method'), name: t('validations.edition-of', { method: method.reference, edition: method.edition }), href: `/methods/${method.code}?edition=${method.edition}` },
          facts: [{ label: t('validations.kind'), value: kindName(t, study.kind) }, { label: t('validations.planned-by'), value: study.createdBy }, { label: t('validations.planned-on'), value: formatDate(new Date(study.createdAt)) }],
        }}
        next={{ version, steps: steps.map((step) => stepItem(t, home, step)), ...waiting(t, study, steps.some(({ allowed }) => allowed)) }}
        timeline={{ events: eventsOf(t, history, (field, value) => (field === 'state' ? t(`validations.state.${value as StudyFacts['state']}`) : undefined)) }}
      >
        {authorised && <Concluded t={t} study={study} />}
        <Section title={t('validations.about')}>
          <DescriptionList items={[
            { term: t('validations.technique'), detail: t.name(method.technique) },
            { term: t('validations.matrices'), detail: method.matrices.map((matrix) => t.name(matrix)).join('; ') },
            { term: t('validations.unit'), detail: unitText(t, 'result', method.unit) },
            { term: t('validations.purpose'), detail: <span class="lines">{study.purpose}</span> },
            { term: t('validations.procedure'), detail: <span class="lines">{study.procedure}</span> },
            study.submittedAt !== null && { term: t('validations.submitted'), detail: t('validations.by-on', { name: study.submittedBy ?? '', date: formatDateTime(new Date(study.submittedAt)) }) },
          ]} />
        </Section>
        {verdicts.length > 0 && (
          <Section title={t('validations.summary')} lead={t('validations.summary-lead', { met: verdicts.filter(({ met }) => met === true).length, count: verdicts.length })}>
            <Verdicts t={t} verdicts={verdicts} unit={method.unit} caption={t('validations.summary')} withSection />
          </Section>
        )}
        {study.sections.map((outcome) => (
          <Section key={outcome.name} id={outcome.name} title={t(`validations.section.${outcome.name}`)} {...(writable ? { aside: <SectionTools t={t} home={home} name={outcome.name} version={version} /> } : {})}>
            <SectionFindings t={t} outcome={outcome} unit={method.unit} />
          </Section>
        ))}
        {writable && absent.length > 0 && (
          <Section title={t('validations.add')} lead={t('validations.add-lead')}>
            <ul class="plain-list">
              {absent.map((name) => <li key={name}><a href={`${home}/${name}`}>{t(`validations.section.${name}`)}</a> <span class="quiet">{t(`validations.for.${name}`)}</span></li>)}
            </ul>
          </Section>
        )}
      </ThingPage>
    </Frame>
  );
}

function SectionTools({ t, home, name, version }: { t: Translator; home: string; name: SectionName; version: number }): JSX.Element {
  return (
    <div class="section-tools">
      <ButtonLink kind="quiet" href={`${home}/${name}`}>{t('validations.edit')}<span class="visually-hidden"> {t(`validations.section.${name}`)}</span></ButtonLink>
      <form method="post" action={`${home}/${name}/removal`}>
        <Version value={version} />
        <Button kind="quiet" confirm={t('validations.remove-confirm', { section: t(`validations.section.${name}`) })}>{t('validations.remove')}<span class="visually-hidden"> {t(`validations.section.${name}`)}</span></Button>
      </form>
    </div>
  );
}

function Concluded({ t, study: { authorised, method } }: { t: Translator; study: StudyFacts }): JSX.Element {
  const { conclusion, statement, at, by, taken, edition, version } = authorised!;
  return (
    <Section title={t('validations.concluded')}>
      <DescriptionList items={[
        { term: t('validations.conclusion'), detail: <ConclusionBadge t={t} conclusion={conclusion} /> },
        { term: t('validations.statement'), detail: <span class="lines">{statement}</span> },
        { term: t('validations.authorised'), detail: t('validations.by-on', { name: by, date: formatDateTime(new Date(at)) }) },
        {
          term: t('validations.taken'),
          detail: edition === null ? t('validations.none-taken') : (
            <>
              {taken.map(({ figure, text }) => `${t(`validations.own.${figure}` as MessageKey)}: ${offerText(t, text)}`).join('; ')}{'. '}
              <a href={`/methods/${method.code}?edition=${edition}`}>{t('validations.next-edition', { edition })}</a>
            </>
          ),
        },
        { term: t('validations.program'), detail: t('validations.program-version', { version }) },
      ]} />
    </Section>
  );
}

const addresses = { submit: 'submission', return: 'return', authorise: 'authorisation', withdraw: 'withdrawal' } as const;

function stepItem(t: Translator, home: string, { name, allowed, why }: StudyPageProps['steps'][number]): NextStepItem {
  const address = `${home}/${addresses[name]}`;
  return { label: t(`validations.step.${name}`), allowed, why, ...(name === 'submit' ? { post: address } : { href: address }), ...(name === 'withdraw' || name === 'return' ? { danger: true } : {}) };
}

/** Who is waited for, when the reader can do nothing. */
function waiting(t: Translator, { state }: StudyFacts, can: boolean): { waiting?: string } {
  if (state === 'authorised') return { waiting: t('validations.waiting.authorised') };
  if (state === 'withdrawn') return { waiting: t('validations.waiting.withdrawn') };
  return can ? {} : { waiting: t(state === 'submitted' ? 'validations.waiting.manager' : 'validations.waiting.writers') };
}
