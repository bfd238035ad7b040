import { AuditEntry } from '../../../src/platform/audit/index.ts';
import { ApiToken } from '../../../src/modules/integrations/index.ts';
import { everyRow } from '../../support/rows.ts';
import { createProduct, person, testPassword, type Product } from '../../support/product.ts';
import { serve, type Visitor, type Web } from '../../support/web.ts';

let product: Product;
let web: Web;
beforeAll(async () => {
  product = await createProduct();
  web = await serve(product);
});
afterAll(async () => {
  await web.close();
  await product.close();
});

const bearer = (token: string) => ({ authorization: `Bearer ${token}` });
const tokenIn = (text: string) => /value="(chuan_[\w-]{43})"/.exec(text)?.[1];

async function make(visitor: Visitor, label = 'Phần mềm kho'): Promise<string> {
  const form = await visitor.get('/account/tokens/new');
  const idempotencyKey = /name="idempotencyKey" value="([^"]+)"/.exec(form.text)![1]!;
  return tokenIn((await visitor.post('/account/tokens', { label, password: testPassword, idempotencyKey })).text)!;
}

test('a token is shown once, is nowhere in the database, acts for its person, and is dead once revoked', async () => {
  const someone = await person(product, ['administrator']);
  const visitor = await web.visitor(someone.email);
  const token = await make(visitor);
  expect(token).toMatch(/^chuan_/);
  expect((await visitor.get('/account')).text).not.toContain(token);
  expect(JSON.stringify(await everyRow(product))).not.toContain(token);

  const program = await web.visitor();
  expect((await program.json('GET', '/api/v1/people', undefined, bearer(token))).status).toBe(200);
  const made = await program.json('POST', '/api/v1/enterprises', { kind: 'company', name: 'Công ty Máy', address: 'Pleiku', contactName: 'A', phone: '0269 382 4567', email: 'a@may.vn' }, bearer(token));
  const [entry] = await product.em().find(AuditEntry, { stream: `enterprise:${made.body.id}` });
  expect(entry).toMatchObject({ actorKind: 'token', actorId: someone.id });

  const { id } = await product.em().findOneOrFail(ApiToken, { personId: someone.id });
  expect((await visitor.post(`/account/tokens/${id}/revocation`, {})).status).toBe(303);
  expect((await program.json('GET', '/api/v1/people', undefined, bearer(token))).status).toBe(401);
  const trail = await product.em().find(AuditEntry, { stream: `api-token:${id}` }, { orderBy: { seq: 'asc' } });
  expect(trail.map(({ command }) => command)).toEqual(['integrations.create-token', 'integrations.revoke-token']);
});

test('of a form sent twice one token comes, and nobody is shown one that does not work', async () => {
  const someone = await person(product, ['technician']);
  const visitor = await web.visitor(someone.email);
  const fields = { label: 'Hai lần', password: testPassword, idempotencyKey: 'hai-lan' };
  const answers = await Promise.all([visitor.post('/account/tokens', fields), visitor.post('/account/tokens', fields)]);
  expect(new Set(answers.map(({ status }) => status))).toEqual(new Set([200, 409]));
  const token = answers.map(({ text }) => tokenIn(text)).filter(Boolean);
  expect(token).toHaveLength(1);
  expect((await (await web.visitor()).json('GET', '/api/v1/tokens', undefined, bearer(token[0]!))).body.tokens).toHaveLength(1);
});

test('making a token takes the password again, and never a token', async () => {
  const visitor = await web.visitor((await person(product, ['verifier'])).email);
  const wrong = await visitor.post('/account/tokens', { label: 'X', password: 'sai', idempotencyKey: 'x' });
  expect(wrong.status).toBe(422);
  expect(wrong.text).toContain('Mật khẩu không đúng.');
  const token = await make(visitor);
  const program = await web.visitor();
  expect((await program.json('POST', '/api/v1/tokens', { label: 'Y', password: testPassword }, bearer(token))).status).toBe(403);
  const byApi = await visitor.json('POST', '/api/v1/tokens', { label: 'Z', password: testPassword });
  expect(byApi.status).toBe(201);
  expect((await program.json('GET', '/api/v1/tokens', undefined, bearer(byApi.body.token))).body.tokens.map(({ label }: { label: string }) => label)).toEqual(['Z', 'Phần mềm kho']);
  expect((await program.json('DELETE', `/api/v1/tokens/${byApi.body.id}`, undefined, bearer(token))).status).toBe(200);
});

test('somebody else’s token cannot be revoked, nor learned of', async () => {
  const mine = await web.visitor((await person(product, ['technician'])).email);
  await make(mine);
  const [{ id }] = (await mine.json('GET', '/api/v1/tokens')).body.tokens;
  const other = await web.visitor((await person(product, ['receptionist'])).email);
  expect((await other.post(`/account/tokens/${id}/revocation`, {})).status).toBe(404);
});

test('a bearer beats the session, and a bad one is nobody whatever the cookie says', async () => {
  const visitor = await web.visitor((await person(product, ['administrator'])).email);
  const weak = await make(await web.visitor((await person(product, ['technician'])).email));
  expect((await visitor.json('GET', '/api/v1/people')).status).toBe(200);
  expect((await visitor.json('GET', '/api/v1/people', undefined, bearer(weak))).status).toBe(403);
  for (const bad of ['khong-co', 'a b', '', 'chuan_']) expect((await visitor.json('GET', '/api/v1/people', undefined, { authorization: `Bearer ${bad}x` })).status).toBe(401);
  // Without the word that frees it from the check of the origin a junk bearer would carry the session of a victim.
  expect((await visitor.post('/people', { name: 'A' }, { authorization: 'Bearer junk', origin: 'https://evil.example' })).status).toBe(401);
});

test('a disabled person’s tokens are dead at once, and stay so when the account comes back', async () => {
  const administrator = await web.visitor((await person(product, ['administrator'])).email);
  const someone = await person(product, ['receptionist']);
  const token = await make(await web.visitor(someone.email));
  const program = await web.visitor();
  await administrator.post(`/people/${someone.id}/disablement`, { reason: 'Thử' });
  expect((await program.json('GET', '/api/v1/tokens', undefined, bearer(token))).status).toBe(401);
  await product.settle();
  expect(await product.em().count(ApiToken, { personId: someone.id, revokedAt: null })).toBe(0);
});
