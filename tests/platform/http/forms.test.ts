import fc from 'fast-check';
import { nest } from '../../../src/platform/http/body.ts';
import { disposition } from '../../../src/platform/http/app.ts';
import { typed } from '../../../src/platform/http/form.ts';
import { localPath } from '../../../src/platform/http/route.ts';
import { createProduct, type Product } from '../../support/product.ts';
import { serve, type Web } from '../../support/web.ts';

describe('names of a form', () => {
  test('with dots are nested, whole numbers are places of a list, repeated names are a list', () => {
    expect(nest([['samples.0.name', 'Nước'], ['samples.0.methods', 'a'], ['samples.0.methods', 'b'], ['samples.1.name', 'Đất'], ['note', '']])).toEqual({ samples: [{ name: 'Nước', methods: ['a', 'b'] }, { name: 'Đất' }], note: '' });
  });

  test('come in any order and with gaps, and the list is in the order of its numbers', () => {
    expect(nest([['s.10', 'c'], ['s.2', 'b'], ['s.0', 'a']])).toEqual({ s: ['a', 'b', 'c'] });
  });

  const hostile = [
    '__proto__', '__proto__.polluted', 'constructor.prototype.polluted', 'a.__proto__.polluted', 'a.constructor.prototype.polluted', 'samples.0.__proto__.polluted', 'samples.__proto__', 'prototype.polluted',
    'toString', 'hasOwnProperty.call', 'valueOf.polluted', '__defineGetter__.polluted', 'a.toString.polluted', '.', '..', 'a.', '.a', '', 'a..b', '0', '-1', '1e3', '99999', 'length', 'a.length',
  ];
  test.each(hostile)('%j reaches no prototype', (name) => {
    const before = Object.getOwnPropertyNames(Object.prototype).sort();
    const made = nest([[name, 'yes'], [name, 'again'], [`${name}.x`, 'deeper']]);
    expect(Object.getOwnPropertyNames(Object.prototype).sort()).toEqual(before);
    expect(({} as Record<string, unknown>)['polluted']).toBeUndefined();
    expect((Object as unknown as Record<string, unknown>)['polluted']).toBeUndefined();
    expect((Object.prototype.toString as unknown as Record<string, unknown>)['polluted']).toBeUndefined();
    expect((Object.prototype.valueOf as unknown as Record<string, unknown>)['polluted']).toBeUndefined();
    expect(typeof typed(made)).toBe('object');
  });

  test('whatever they are, nothing leaks into other objects and nothing throws', () => {
    const part = fc.oneof(fc.constantFrom('__proto__', 'constructor', 'prototype', 'a', '0', '1', 'toString', 'length'), fc.string({ maxLength: 6 }));
    const name = fc.array(part, { minLength: 1, maxLength: 10 }).map((parts) => parts.join('.'));
    fc.assert(fc.property(fc.array(fc.tuple(name, fc.string()), { maxLength: 12 }), (pairs) => {
      const before = JSON.stringify(Object.getOwnPropertyNames(Object.prototype));
      nest(pairs);
      return JSON.stringify(Object.getOwnPropertyNames(Object.prototype)) === before && Object.keys({}).length === 0;
    }));
  });

  test('that are simple and all different come back as they were typed', () => {
    const simple = fc.dictionary(fc.stringMatching(/^[a-z][a-zA-Z]{0,8}$/).filter((name) => !(name in {})), fc.string(), { maxKeys: 8 });
    fc.assert(fc.property(simple, (fields) => {
      const back = typed(nest(Object.entries(fields)));
      return Object.entries(fields).every(([name, value]) => back[name] === value);
    }));
  });
});

describe('a path to go on to', () => {
  test.each(['//evil.example', '///evil.example', '/\\evil.example', '\\\\evil.example', 'https://evil.example', 'http:evil.example', 'javascript:alert(1)', 'data:text/html,x', 'evil.example', '', ' /x', '/\t/evil.example', '/\n/evil.example', '/\r\nset-cookie: a=b', '/\u0000'])('%j leads nowhere else', (to) => {
    const path = localPath(to);
    const landed = new URL(path, 'https://ours.example/sign-in');
    expect(landed.origin).toBe('https://ours.example');
    expect(path).not.toMatch(/[\r\n\t\0]/);
  });

  test.each(['/', '/requests?state=draft', '/samples/1#x', '/search?q=//evil', '/a//b'])('%j is kept', (to) => expect(localPath(to)).toBe(to));

  test('is on this site whatever was asked for', () => {
    fc.assert(fc.property(fc.oneof(fc.string(), fc.webUrl(), fc.string().map((rest) => `/${rest}`)), (to) => new URL(localPath(to), 'https://ours.example/').origin === 'https://ours.example'));
  });
});

describe('the name of a file that is sent', () => {
  test.each([
    ['PKQ26-00001.pdf', 'filename="PKQ26-00001.pdf"'],
    ['Phiếu kết quả Đắk Lắk.pdf', "filename*=UTF-8''Phi%E1%BA%BFu%20k%E1%BA%BFt%20qu%E1%BA%A3%20%C4%90%E1%BA%AFk%20L%E1%BA%AFk.pdf"],
    ['a"b.pdf', 'filename="a_b.pdf"'],
    ["it's (1)*.pdf", "filename*=UTF-8''it%27s%20%281%29%2A.pdf"],
  ])('%j is told as %s', (name, part) => expect(disposition(name, false)).toContain(part));

  test('carries no quote, line or path into the header, and its full form says the whole name', () => {
    fc.assert(fc.property(fc.string({ unit: 'grapheme', maxLength: 60 }), (name) => {
      const [, plain, full] = /^attachment; filename="([^"\\/]*)"; filename\*=UTF-8''(\S*)$/.exec(disposition(name, false)) ?? [];
      return plain !== undefined && full !== undefined && !/[\r\n\0]/.test(plain + full) && decodeURIComponent(full) === name;
    }));
  });

  test.each(['a\r\nset-cookie: x=y', '../../etc/passwd', 'a\u0000b', '\ud800'])('%j neither throws nor gets out', (name) => expect(disposition(name, true)).toMatch(/^inline; filename="[\w.\- ]*"; filename\*=UTF-8''[\w%.\-~!]*$/));
});

describe('a request’s body', () => {
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
  const send = (body: string | Uint8Array<ArrayBuffer>, type: string) => fetch(`${web.url}/sign-in`, { method: 'POST', body, headers: { 'content-type': type, origin: web.url }, redirect: 'manual' });

  test('of a megabyte and more is refused, as text and as fields', async () => {
    expect((await send(`email=${'a'.repeat(1_100_000)}`, 'application/x-www-form-urlencoded')).status).toBe(413);
    expect((await send(JSON.stringify({ email: 'a'.repeat(1_100_000) }), 'application/json')).status).toBe(413);
  });

  test('that is no JSON, or no object, is told as such and never as a failure', async () => {
    for (const body of ['{', '[]', '1', 'null', '"x"', '{"a":1}{', '\u0000']) {
      const answer = await fetch(`${web.url}/api/v1/people`, { method: 'POST', body, headers: { 'content-type': 'application/json', origin: web.url } });
      expect(answer.status).toBe(422);
      expect(await answer.json()).toMatchObject({ error: { problems: [{ key: 'error.json' }] } });
    }
  });

  test('with a broken upload is refused and never a failure', async () => {
    for (const [body, type] of [['x', 'multipart/form-data'], ['x', 'multipart/form-data; boundary=a'], ['--a\r\nContent-Disposition: form-data; name="f"; filename="../../x"\r\n\r\nx', 'multipart/form-data; boundary=a']] as const) {
      expect((await send(body, type)).status).toBeLessThan(500);
    }
  });

  test('pollutes no prototype as JSON either', async () => {
    await send('{"__proto__":{"polluted":1},"constructor":{"prototype":{"polluted":1}},"email":"a","password":"b"}', 'application/json');
    expect(({} as Record<string, unknown>)['polluted']).toBeUndefined();
  });

  test('names a query twice without breaking a page', async () => {
    for (const query of ['next=/a&next=/b', 'next[]=/a', 'next[a]=b', 'next=//evil.example', '__proto__=x', 'constructor[prototype][x]=y']) {
      const answer = await fetch(`${web.url}/sign-in?${query}`);
      expect(answer.status).toBe(200);
      expect(await answer.text()).not.toContain('value="//evil');
    }
  });
});
