import { roles, type Role } from '../../kernel/actor.ts';
import { NotFound, Stale } from '../../kernel/errors.ts';
import { isId, newToken } from '../../kernel/ids.ts';
import { may } from '../../kernel/policy.ts';
import { timelineOf } from '../../platform/audit/index.ts';
import { submitted, typed, type Rejected } from '../../platform/http/form.ts';
import { get, page, post, seeOther, type Http, type Route } from '../../platform/http/route.ts';
import { fieldErrors, told } from '../../../templates/components/index.ts';
import { PeoplePage } from '../../../templates/pages/identity/people.page.tsx';
import { PersonFormPage } from '../../../templates/pages/identity/person-form.page.tsx';
import { PersonPage, type PersonPageState } from '../../../templates/pages/identity/person.page.tsx';
import { viewerOf } from '../../../templates/pages/viewer.ts';
import { Enterprise } from '../clients/index.ts';
import { changePerson, disablePerson, enablePerson, invitePerson, sendLink } from './commands/manage-people.ts';
import { identityPolicy } from './identity.policy.ts';
import { listPeople, peopleGroups, personFor } from './people.queries.ts';
import type { Person } from './person.ts';

const administrator: readonly Role[] = ['administrator'];
const staffRoles = roles.filter((role) => role !== 'enterprise');

/** The customer that a new person is to belong to. */
async function enterpriseOf(http: Http, id: unknown) {
  if (typeof id !== 'string' || id === '') return null;
  const enterprise = isId(id) ? await http.em.findOne(Enterprise, { id }) : null;
  if (!enterprise) throw new NotFound();
  return { id: enterprise.id, name: enterprise.name };
}

const valuesOf = ({ name, title, roles: held }: Person) => ({ name, title, roles: [...held] });

function again(http: Http, { problems, refusal }: Rejected) {
  const { t } = viewerOf(http);
  const stale = refusal instanceof Stale ? (refusal.current as Person) : null;
  return { values: typed(http.body), errors: fieldErrors(t, problems, { name: t('identity.person.name'), email: t('identity.person.email'), title: t('identity.person.title'), roles: t('identity.person.roles') }), refusal: problems.length ? null : told(t, refusal.told), now: stale && valuesOf(stale), stale };
}

async function personPage(http: Http, state: PersonPageState = {}, status = 200) {
  const { person, enterprise } = await personFor(http.em, http.params['id']!);
  const history = await timelineOf(http.em, [`person:${person.id}`], 30, ['identity.sign-in']);
  const mayDisable = may(http.actor, identityPolicy.disable, person);
  return page(<PersonPage viewer={viewerOf(http)} person={person} enterprise={enterprise} history={history} mayDisable={mayDisable} idempotencyKey={newToken()} {...state} />, status);
}

/** A change of a person's page that is sent from there and comes back there. */
const act = (path: string, run: (http: Http, personId: string) => Promise<unknown>, flash: string, problem: 'disable' | 'enable' | null) =>
  post(path, administrator, (http) =>
    submitted(
      async () => {
        await run(http, http.params['id']!);
        return seeOther(`/people/${http.params['id']}`, { flash });
      },
      (rejected) => {
        const { values, errors, refusal } = again(http, rejected);
        return personPage(http, { values, errors, refusal, problem }, rejected.status);
      },
    ));

export const peoplePages = (): Route[] => [
  get('/people', administrator, async (http) => {
    const { q, after } = http.query;
    const group = peopleGroups.find((known) => known === http.query['group']) ?? 'staff';
    return page(<PeoplePage viewer={viewerOf(http)} groups={peopleGroups} group={group} q={q ?? ''} list={await listPeople(http.em, { group, q, after })} />);
  }),

  get('/people/new', administrator, async (http) => {
    const enterprise = await enterpriseOf(http, http.query['enterpriseId']);
    return page(<PersonFormPage viewer={viewerOf(http)} roles={staffRoles} enterprise={enterprise} idempotencyKey={newToken()} />);
  }),

  post('/people', administrator, (http) =>
    submitted(
      async () => seeOther(`/people/${await http.run(invitePerson, http.body)}`, { flash: 'identity.done.invited' }),
      async (rejected) => {
        const enterprise = await enterpriseOf(http, http.body['enterpriseId']);
        const { values, errors, refusal } = again(http, rejected);
        return page(<PersonFormPage viewer={viewerOf(http)} roles={staffRoles} enterprise={enterprise} idempotencyKey={String(http.body['idempotencyKey'] ?? newToken())} {...{ values, errors, refusal }} />, rejected.status);
      },
    )),

  get('/people/:id', administrator, (http) => personPage(http)),

  get('/people/:id/edit', administrator, async (http) => {
    const { person, enterprise } = await personFor(http.em, http.params['id']!);
    return page(<PersonFormPage viewer={viewerOf(http)} roles={staffRoles} of={person} enterprise={enterprise} version={person.version} values={valuesOf(person)} />);
  }),

  post('/people/:id', administrator, (http) => {
    const personId = http.params['id']!;
    return submitted(
      async () => {
        const { enterprise } = await personFor(http.em, personId);
        await http.run(changePerson, { ...http.body, personId, enterpriseId: enterprise?.id ?? null });
        return seeOther(`/people/${personId}`, { flash: 'identity.done.changed' });
      },
      async (rejected) => {
        const { stale, ...state } = again(http, rejected);
        const { person, enterprise } = await personFor(http.em, personId);
        const version = stale?.version ?? (Number(http.body['version']) || person.version);
        return page(<PersonFormPage viewer={viewerOf(http)} roles={staffRoles} of={person} enterprise={enterprise} version={version} {...state} />, rejected.status);
      },
    );
  }),

  act('/people/:id/disablement', (http, personId) => http.run(disablePerson, { ...http.body, personId }), 'identity.done.disabled', 'disable'),
  act('/people/:id/enablement', (http, personId) => http.run(enablePerson, { ...http.body, personId }), 'people.done.enabled', 'enable'),
  act('/people/:id/link', (http, personId) => http.run(sendLink, { personId }), 'people.done.link', null),
];
