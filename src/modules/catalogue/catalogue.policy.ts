import { holds, isStaff, type Actor, type Role } from '../../kernel/actor.ts';
import { permission, type Answer } from '../../kernel/policy.ts';
import type { Analyte, Holiday, Matrix, Method, Panel } from './catalogue.entities.ts';
import type { Regulation } from './regulation.ts';

const onlySystem = (actor: Actor): Answer => (actor.kind === 'system' ? 'allow' : 'hide');
const qualityManager = (actor: Actor): Answer =>
  holds(actor, 'quality-manager') ? 'allow' : isStaff(actor) ? 'catalogue.error.quality-manager' : 'hide';

/** Who reads the catalogue's own pages: the laboratory's people. */
export const catalogueReaders: readonly Role[] = ['receptionist', 'technician', 'verifier', 'technical-manager', 'quality-manager', 'programme-officer', 'administrator'];

export const cataloguePolicy = {
  /** An enterprise's own standard is confidential (ISO/IEC 17025:2017, 4.2.1): its own people and the laboratory's know of it. */
  read: permission<Regulation>('catalogue.read', (actor, { ownerId }) => (!ownerId || actor.kind === 'system' || isStaff(actor) || actor.enterpriseId === ownerId ? 'allow' : 'hide')),
  /** Reference data comes from the files that are installed with the program. */
  load: permission<Matrix | Analyte | Panel | Holiday | Method | Regulation>('catalogue.load', onlySystem),
  /** A value may be judged by only after the quality manager compared it with the signed text. */
  adopt: permission<Regulation>('catalogue.adopt', qualityManager),
  /** A method's own figures change by a record that was authorised for them. */
  revise: permission<Method>('catalogue.revise', (actor) => (actor.kind === 'token' ? 'error.token-cannot-sign' : holds(actor, 'technical-manager') ? 'allow' : isStaff(actor) ? 'catalogue.error.technical-manager' : 'hide')),
  adoptForDemonstration: permission<Regulation>('catalogue.adopt-for-demonstration', onlySystem),
  enter: permission<Regulation>('catalogue.enter', qualityManager),
};
