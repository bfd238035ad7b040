import { z } from 'zod';
import { describeApi, openApiDocument } from '../../platform/http/openapi.ts';
import { api, get, page, type Route } from '../../platform/http/route.ts';
import { ApiDocumentationPage } from '../../../templates/pages/integrations/api-documentation.page.tsx';
import { viewerOf } from '../../../templates/pages/viewer.ts';

/** The API's own description, for programs and for people; `all` gives every route of the product. */
export const documentationRoutes = (all: () => readonly Route[]): Route[] => [
  get('/api/docs', 'public', async (http) => page(<ApiDocumentationPage viewer={viewerOf(http)} base={`${http.services.publicUrl}/api/v1`} groups={describeApi(all())} />)),
  api({
    method: 'get', path: '/openapi.json', tag: 'description', summary: 'This description, as OpenAPI 3.1', access: 'public',
    answer: z.looseObject({ openapi: z.literal('3.1.0') }),
    handle: async (http) => openApiDocument(all(), http.services.publicUrl),
  }),
];
