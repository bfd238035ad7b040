/** The duties a person can hold. One person may hold several; separation of duties is kept by policy, record by record. */
export const roles = [
  'enterprise', 'receptionist', 'technician', 'verifier', 'technical-manager', 'quality-manager', 'programme-officer', 'administrator',
] as const;
export type Role = (typeof roles)[number];

/** Who acts. `token` is a program acting for a person through the API: it can do what the person can, but never sign. */
export interface Actor {
  kind: 'person' | 'token' | 'system' | 'anonymous';
  /** Id of the person, null for the system and for anonymous visitors. */
  id: string | null;
  name: string;
  roles: readonly Role[];
  /** The enterprise whose records this person may see; null for the laboratory's own people. */
  enterpriseId: string | null;
}

export const anonymous: Actor = { kind: 'anonymous', id: null, name: '', roles: [], enterpriseId: null };
export const system: Actor = { kind: 'system', id: null, name: 'Chuẩn', roles: [], enterpriseId: null };

/** Whether the actor holds at least one of the duties. */
export const holds = (actor: Actor, ...wanted: Role[]): boolean => wanted.some((role) => actor.roles.includes(role));

/** Whether the actor is one of the laboratory's own people. */
export const isStaff = (actor: Actor): boolean => actor.roles.some((role) => role !== 'enterprise');
