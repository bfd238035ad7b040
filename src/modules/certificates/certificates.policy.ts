import { holds, isStaff, type Actor } from '../../kernel/actor.ts';
import { permission } from '../../kernel/policy.ts';
import type { Certificate } from './certificate.ts';

const own = (actor: Actor, certificate: Certificate): boolean => actor.enterpriseId !== null && actor.enterpriseId === certificate.enterpriseId;

const signs = (name: string) =>
  permission<Certificate>(name, (actor, certificate) => {
    if (actor.kind === 'token') return 'error.token-cannot-sign';
    if (holds(actor, 'technical-manager')) return 'allow';
    return isStaff(actor) ? 'certificates.error.manager-only' : own(actor, certificate) ? 'error.forbidden' : 'hide';
  });

export const certificatesPolicy = {
  see: permission<Certificate>('certificates.see', (actor, certificate) => (isStaff(actor) || own(actor, certificate) ? 'allow' : 'hide')),
  authorise: signs('certificates.authorise'),
  withdraw: signs('certificates.withdraw'),
  replace: signs('certificates.replace'),
  /** Drawn and published by the program. */
  issue: permission<Certificate>('certificates.issue', (actor) => (actor.kind === 'system' ? 'allow' : 'hide')),
};
