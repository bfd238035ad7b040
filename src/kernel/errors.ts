import type { Message, MessageParams } from './i18n.ts';

/** Something the product refuses, told to a person. `status` is the HTTP status it becomes. */
export abstract class Refusal extends Error {
  abstract readonly status: number;
  readonly told: Message;

  constructor(key: string, params?: MessageParams) {
    super(key);
    this.told = params ? { key, params } : { key };
  }
}

/** What may not be seen does not exist: nothing is said about whose it is. */
export class NotFound extends Refusal {
  readonly status = 404;
  constructor() {
    super('error.not-found');
  }
}

/** It may be seen, but this person may not do that, and is told why. */
export class Forbidden extends Refusal {
  readonly status = 403;
}

/** The state of things does not allow it (a sample already received, a certificate already withdrawn). */
export class Conflict extends Refusal {
  readonly status: number = 409;
}

/** Somebody else changed the record since the form was opened. Carries the record as it stands, to show both values. */
export class Stale extends Conflict {
  readonly current: unknown;
  constructor(current: unknown) {
    super('error.stale');
    this.current = current;
  }
}

/** Nobody is signed in, or the session has ended. */
export class Unauthenticated extends Refusal {
  readonly status = 401;
  constructor(key = 'error.unauthenticated') {
    super(key);
  }
}

export class TooMany extends Refusal {
  readonly status = 429;
  constructor() {
    super('error.too-many');
  }
}

/** One thing wrong with one field of an input; `path` is written as in forms: `samples.0.name`. */
export interface Problem extends Message {
  path: string;
}

/** Input that cannot be taken. Nothing was written; every problem is listed. */
export class Invalid extends Refusal {
  readonly status = 422;
  readonly problems: readonly Problem[];
  constructor(problems: readonly Problem[]) {
    super('error.invalid');
    this.problems = problems;
    this.message = problems.map(({ path, key }) => `${path}: ${key}`).join('; ');
  }

  /** One problem with one field. */
  static field(path: string, key: string, params?: MessageParams): Invalid {
    return new Invalid([params ? { path, key, params } : { path, key }]);
  }
}
