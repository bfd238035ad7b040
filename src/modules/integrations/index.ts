export { ApiToken } from './api-token.ts';
export { createToken } from './commands/create-token.ts';
export { revokeToken, revokeTokensOf } from './commands/revoke-token.ts';
export { documentationRoutes } from './documentation.pages.tsx';
export { integrationsApi, makeToken } from './integrations.api.ts';
export { integrationsPolicy } from './integrations.policy.ts';
export { findToken, newApiToken, tokensOf, type TokenRow } from './tokens.ts';
