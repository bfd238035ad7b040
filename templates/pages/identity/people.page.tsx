import type { JSX } from 'preact';
import type { Role } from '../../../src/kernel/actor.ts';
import { formatDateTime } from '../../../src/kernel/i18n.ts';
import { ButtonLink, DataTable, Field, Filters, StateBadge, Tabs, withQuery, type Tone } from '../../components/index.ts';
import type { MessageKey } from '../../locales/index.ts';
import { Frame } from '../frame.tsx';
import { rolesOf, type Viewer } from '../viewer.ts';

export type PersonState = 'invited' | 'active' | 'disabled';

export interface PersonItem {
  id: string;
  name: string;
  email: string;
  title: string;
  roles: readonly Role[];
  state: PersonState;
  enterprise: string | null;
  lastSignInAt: Date | null;
}

const tones: Record<PersonState, Tone> = { invited: 'attention', active: 'good', disabled: 'inactive' };

/** A person's state in a word. */
export const PersonBadge = ({ viewer: { t }, state }: { viewer: Viewer; state: PersonState }): JSX.Element =>
  <StateBadge tone={tones[state]}>{t(`identity.state.${state}` as MessageKey)}</StateBadge>;

export interface PeopleProps {
  viewer: Viewer;
  groups: readonly string[];
  group: string;
  q: string;
  list: { rows: readonly PersonItem[]; next: string | null };
}

/** Who uses the system, by name. */
export function PeoplePage({ viewer, groups, group, q, list }: PeopleProps): JSX.Element {
  const { t, path } = viewer;
  return (
    <Frame viewer={viewer} title={t('identity.people.title')} primary={<ButtonLink kind="primary" icon="plus" href="/people/new">{t('identity.people.invite')}</ButtonLink>}>
      <Tabs label={t('people.groups')} items={groups.map((each) => ({ href: each === 'staff' ? '/people' : `/people?group=${each}`, label: t(`people.group.${each}` as MessageKey), current: each === group }))} />
      <Filters t={t} address={path} names={['q']} active={q ? [{ name: 'q', label: `“${q}”` }] : []}>
        <Field t={t} type="search" name="q" value={q} label={t('people.search')} />
      </Filters>
      <DataTable
        t={t} caption={t('identity.people.title')} rows={list.rows} rowKey={(row) => row.id} rowHref={(row) => `/people/${row.id}`}
        empty={q ? { title: t('people.none-found', { q }) } : { title: t('people.empty'), text: t(group === 'customers' ? 'people.empty-customers' : 'people.empty-hint') }}
        columns={[
          { key: 'name', label: t('identity.person.name'), kind: 'wrap', cell: (row) => row.name },
          { key: 'roles', label: t('identity.person.roles'), kind: 'wrap', cell: (row) => row.enterprise ?? rolesOf(t, row.roles) },
          { key: 'email', label: t('identity.person.email'), desk: true, cell: (row) => row.email },
          { key: 'state', label: t('identity.person.state'), desk: true, cell: (row) => <PersonBadge viewer={viewer} state={row.state} /> },
          { key: 'lastSignInAt', label: t('identity.person.last-sign-in'), kind: 'date', desk: true, cell: (row) => (row.lastSignInAt ? <span class="figures">{formatDateTime(row.lastSignInAt)}</span> : <span class="quiet">{t('identity.person.never')}</span>) },
        ]}
        pager={{ shown: list.rows.length, ...(list.next ? { next: withQuery(path, { after: list.next }) } : {}) }}
      />
    </Frame>
  );
}
