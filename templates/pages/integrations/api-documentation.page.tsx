import type { JSX } from 'preact';
import type { Role } from '../../../src/kernel/actor.ts';
import { DataTable, Section, StateBadge } from '../../components/index.ts';
import { isMessageKey, type Translator } from '../../locales/index.ts';
import { Frame, PublicFrame } from '../frame.tsx';
import { rolesOf, type Viewer } from '../viewer.ts';

export interface DocumentedField {
  name: string;
  type: string;
  required: boolean;
  note: string;
  in?: 'path' | 'query';
}

export interface DocumentedOperation {
  method: string;
  path: string;
  summary: string;
  access: 'public' | 'signed-in' | readonly Role[];
  signs: boolean;
  status: number;
  parameters: readonly DocumentedField[];
  body: readonly DocumentedField[];
  answer: readonly DocumentedField[];
}

export interface ApiDocumentationProps {
  viewer: Viewer;
  /** Address below which the API stands. */
  base: string;
  groups: ReadonlyArray<{ tag: string; operations: readonly DocumentedOperation[] }>;
}

/** The API for people: made from the same objects that register its routes. Notes of fields are technical English. */
export function ApiDocumentationPage({ viewer, base, groups }: ApiDocumentationProps): JSX.Element {
  const { t } = viewer;
  const content = (
    <>
      <p>{t('integrations.docs-base')}: <code>{base}</code>. <a href="/api/v1/openapi.json">{t('integrations.docs-openapi')}</a></p>
      <p>{t('integrations.docs-token')}</p>
      <p>{t('integrations.docs-form')}</p>
      <nav aria-label={t('integrations.docs-groups')}>
        <ul class="row">{groups.map(({ tag }) => <li key={tag}><a href={`#${tag}`}><Said t={t} what={`tag.${tag}`} english={tag} /></a></li>)}</ul>
      </nav>
      {groups.map(({ tag, operations }) => (
        <Section key={tag} title={saidIn(t, `tag.${tag}`) ?? tag} id={tag}>
          {operations.map((operation) => <Operation key={operation.method + operation.path} t={t} operation={operation} />)}
        </Section>
      ))}
    </>
  );
  const title = t('integrations.docs');
  return viewer.actor.kind === 'anonymous' ? <PublicFrame viewer={viewer} title={title} signInHref="/sign-in">{content}</PublicFrame> : <Frame viewer={viewer} title={title}>{content}</Frame>;
}

/** A part of the API in the reader's words, where there are any. */
const saidIn = (t: Translator, what: string): string | null => {
  const key = `api.${what}`;
  return isMessageKey(key) ? t(key) : null;
};

function Said({ t, what, english }: { t: Translator; what: string; english: string }): JSX.Element {
  const own = saidIn(t, what);
  return own === null ? <span lang="en">{english}</span> : <span>{own}</span>;
}

function whoMay(t: Translator, access: DocumentedOperation['access']): string {
  if (access === 'public') return t('integrations.docs-public');
  return access === 'signed-in' ? t('integrations.docs-signed-in') : rolesOf(t, access);
}

function Operation({ t, operation }: { t: Translator; operation: DocumentedOperation }): JSX.Element {
  const { method, path, summary, access, signs, status, parameters, body, answer } = operation;
  return (
    <details class="operation">
      <summary>
        <code class="operation-what"><strong>{method}</strong> {path}</code>
        <Said t={t} what={`${method} ${path.replace('/api/v1', '')}`} english={summary} />
      </summary>
      <p>{t('integrations.docs-access')}: {whoMay(t, access)}. {t('integrations.docs-status', { status })}</p>
      {signs && <p><StateBadge tone="attention">{t('integrations.docs-signs')}</StateBadge></p>}
      <Fields t={t} title={t('integrations.docs-parameters')} fields={parameters} />
      <Fields t={t} title={t('integrations.docs-body')} fields={body} />
      <Fields t={t} title={t('integrations.docs-answer')} fields={answer} />
    </details>
  );
}

function Fields({ t, title, fields }: { t: Translator; title: string; fields: readonly DocumentedField[] }): JSX.Element | null {
  if (fields.length === 0) return null;
  return (
    <DataTable
      t={t} caption={title} showCaption rows={fields} rowKey={(row) => `${row.in ?? ''}${row.name}`}
      columns={[
        { key: 'name', label: t('integrations.docs-name'), cell: (row) => <code>{row.name}</code> },
        { key: 'type', label: t('integrations.docs-type'), kind: 'wrap', cell: (row) => <code>{row.type}</code> },
        { key: 'required', label: t('integrations.docs-required'), cell: (row) => (row.required ? t('audit.yes') : <span class="quiet">{t('audit.no')}</span>) },
        { key: 'note', label: t('integrations.docs-note'), kind: 'wrap', desk: true, cell: (row) => <span lang="en">{row.note}</span> },
      ]}
    />
  );
}
