import { z } from 'zod';
import type { Access, ApiRoute, Route } from './route.ts';

/** JSON Schema as far as this file looks into it. */
export interface JsonSchema {
  type?: string | string[];
  format?: string;
  description?: string;
  enum?: unknown[];
  const?: unknown;
  properties?: Record<string, JsonSchema>;
  required?: string[];
  items?: JsonSchema;
  anyOf?: JsonSchema[];
  additionalProperties?: JsonSchema | boolean;
  [name: string]: unknown;
}

/** One field of a body or an answer, for reading: nested names with points, lists with brackets. */
export interface ApiField {
  name: string;
  type: string;
  required: boolean;
  note: string;
}

export interface ApiOperation {
  method: string;
  path: string;
  summary: string;
  access: Access;
  /** Only with a session and the password. */
  signs: boolean;
  status: number;
  parameters: Array<ApiField & { in: 'path' | 'query' }>;
  body: ApiField[];
  answer: ApiField[];
}

/** A schema of ours as JSON Schema: what is sent (`input`) or what is answered (`output`). */
export function jsonSchema(schema: z.ZodType, io: 'input' | 'output'): JsonSchema {
  const { $schema: _, '~standard': _standard, ...made } = z.toJSONSchema(schema, {
    io,
    unrepresentable: 'any',
    override({ zodSchema, jsonSchema: json }) {
      if (zodSchema._zod.def.type === 'date') Object.assign(json, { type: 'string', format: 'date-time' });
    },
  }) as JsonSchema;
  return made;
}

const isApi = (route: Route): route is ApiRoute => route.kind === 'api';
const templated = (path: string): string => `/api/v1${path.replace(/:(\w+)/g, '{$1}')}`;
const pathNames = (path: string): string[] => [...path.matchAll(/:(\w+)/g)].map(([, name]) => name!);

function parametersOf(route: ApiRoute): Array<{ name: string; in: 'path' | 'query'; required: boolean; schema: JsonSchema }> {
  const of = (place: 'path' | 'query', schema: z.ZodType | undefined) => {
    const { properties = {}, required = [] } = schema ? jsonSchema(schema, 'input') : {};
    return Object.entries(properties).map(([name, inner]) => ({ name, in: place, required: place === 'path' || required.includes(name), schema: inner }));
  };
  const told = of('path', route.params);
  const untold = pathNames(route.path).filter((name) => !told.some((each) => each.name === name));
  return [...told, ...untold.map((name) => ({ name, in: 'path' as const, required: true, schema: { type: 'string' } })), ...of('query', route.query)];
}

/** A file is described by its media type alone (`z.unknown().meta({ description: 'application/pdf' })`); all else is JSON. */
function mediaOf(schema: JsonSchema): Record<string, { schema: JsonSchema }> {
  const { description = '', ...rest } = schema;
  const file = Object.keys(rest).length === 0 && /^[\w.+-]+\/[\w.+-]+$/.test(description);
  return file ? { [description]: { schema: { type: 'string', format: 'binary' } } } : { 'application/json': { schema } };
}

const refusal = {
  type: 'object',
  properties: {
    error: {
      type: 'object',
      properties: {
        key: { type: 'string', description: 'What was refused, as a message key' },
        params: { type: 'object', additionalProperties: true },
        problems: { type: 'array', items: { type: 'object', properties: { path: { type: 'string' }, key: { type: 'string' } }, required: ['path', 'key'] } },
      },
      required: ['key'],
    },
  },
  required: ['error'],
};

/** The whole API as an OpenAPI 3.1 document, made from the very objects that register the routes. */
export function openApiDocument(routes: readonly Route[], publicUrl: string): Record<string, unknown> {
  const paths: Record<string, Record<string, unknown>> = {};
  for (const route of routes.filter(isApi)) {
    const writes = route.method !== 'get';
    const refused = (description: string) => ({ description, content: { 'application/json': { schema: { $ref: '#/components/schemas/Refusal' } } } });
    (paths[templated(route.path)] ??= {})[route.method] = {
      operationId: `${route.method}${route.path.replace(/[/:.-]+(\w)/g, (_, letter: string) => letter.toUpperCase())}`,
      tags: [route.tag],
      summary: route.summary,
      ...(route.access === 'public' ? { security: [] } : route.signs ? { security: [{ session: [] }] } : {}),
      ...(Array.isArray(route.access) ? { 'x-duties': route.access } : {}),
      ...(route.signs ? { 'x-signs': true } : {}),
      parameters: [
        ...parametersOf(route),
        ...(route.method === 'post' ? [{ name: 'Idempotency-Key', in: 'header', required: false, schema: { type: 'string', maxLength: 100 }, description: 'The same key does it once and gets the same answer' }] : []),
      ],
      ...(route.body ? { requestBody: { required: true, content: { 'application/json': { schema: jsonSchema(route.body, 'input') } } } } : {}),
      responses: {
        [route.status ?? 200]: { description: 'Done', content: mediaOf(jsonSchema(route.answer, 'output')) },
        ...(route.access === 'public' ? {} : { 401: refused('Nobody is signed in, or the token is not valid'), 403: refused('Not among this person’s duties') }),
        ...(pathNames(route.path).length ? { 404: refused('There is none, or it may not be seen') } : {}),
        ...(writes ? { 409: refused('The state of things does not allow it, or somebody else changed it'), 422: refused('Something in the body cannot be taken') } : {}),
      },
    };
  }
  return {
    openapi: '3.1.0',
    info: { title: 'Chuẩn', version: '1', description: 'Instants are ISO 8601 in UTC; reported figures are decimal text.' },
    servers: [{ url: publicUrl }],
    security: [{ bearer: [] }, { session: [] }],
    paths,
    components: {
      schemas: { Refusal: refusal },
      securitySchemes: {
        bearer: { type: 'http', scheme: 'bearer', description: 'An access token of a person’s account' },
        session: { type: 'apiKey', in: 'cookie', name: publicUrl.startsWith('https:') ? '__Host-session' : 'session' },
      },
    },
  };
}

/** The same for a page: operations by tag, each with its parameters and fields as flat lists. */
export function describeApi(routes: readonly Route[]): Array<{ tag: string; operations: ApiOperation[] }> {
  const groups = new Map<string, ApiOperation[]>();
  for (const route of routes.filter(isApi)) {
    const operations = groups.get(route.tag) ?? [];
    groups.set(route.tag, operations);
    operations.push({
      method: route.method.toUpperCase(),
      path: templated(route.path),
      summary: route.summary,
      access: route.access,
      signs: route.signs ?? false,
      status: route.status ?? 200,
      parameters: parametersOf(route).map(({ name, in: place, required, schema }) => ({ in: place, ...fieldOf(name, schema, required) })),
      body: route.body ? fieldsOf(jsonSchema(route.body, 'input')) : [],
      answer: fieldsOf(jsonSchema(route.answer, 'output')),
    });
  }
  return [...groups].map(([tag, operations]) => ({ tag, operations }));
}

const deepest = 4;

function fieldsOf(schema: JsonSchema, before = '', depth = 0): ApiField[] {
  const plain = withoutNull(schema);
  if (plain.items) return fieldsOf(plain.items, `${before}[]`, depth);
  return Object.entries(plain.properties ?? {}).flatMap(([key, inner]) => {
    const name = before ? `${before}.${key}` : key;
    const field = fieldOf(name, inner, plain.required?.includes(key) ?? false);
    return depth < deepest ? [field, ...fieldsOf(inner, name, depth + 1)] : [field];
  });
}

const withoutNull = (schema: JsonSchema): JsonSchema => {
  const others = schema.anyOf?.filter((each) => each.type !== 'null');
  return others?.length === 1 ? others[0]! : schema;
};

const fieldOf = (name: string, schema: JsonSchema, required: boolean): ApiField => ({ name, type: typeOf(schema), required, note: schema.description ?? withoutNull(schema).description ?? '' });

function typeOf(schema: JsonSchema): string {
  if (schema.anyOf) return [...new Set(schema.anyOf.map(typeOf))].join(' | ');
  if (schema.const !== undefined) return JSON.stringify(schema.const);
  if (schema.enum) return schema.enum.map((value) => JSON.stringify(value)).join(' | ');
  if (schema.type === 'array') return `${schema.items ? typeOf(schema.items) : 'any'}[]`;
  const type = Array.isArray(schema.type) ? schema.type.join(' | ') : (schema.type ?? 'any');
  return type === 'string' && schema.format ? schema.format : type;
}
