import type { Actor } from '../kernel/actor.ts';
import { Method, Panel, Regulation, holidaySet } from '../modules/catalogue/index.ts';
import type { Case } from './cases.data.ts';
import { diary, type Diary } from './diary.ts';
import type { EnterpriseIds, People } from './open.ts';
import { accounts } from './laboratory.data.ts';
import type { Product } from './products.data.ts';
import { workingDays, type WorkingDays } from './working-days.ts';
import type { Workplace } from './workplace.ts';

/** What everybody in the demonstration works with. */
export interface House {
  place: Workplace;
  people: People;
  enterpriseIds: EnterpriseIds;
  now: Date;
  days: WorkingDays;
  diary: Diary;
  /** Current editions by code, and all by id. */
  methods: ReadonlyMap<string, Method>;
  methodsById: ReadonlyMap<string, Method>;
  panels: ReadonlyMap<string, readonly string[]>;
  /** Ids by code. */
  regulations: ReadonlyMap<string, string>;
  /** Told when the last test of a case was handed in. */
  through: (house: House, running: Running) => void;
}

/** One sample of a case at the bench. */
export interface BenchSample {
  sampleId: string;
  product: Product;
  given: Case['samples'][number];
}

/** A case on its way. */
export interface Running {
  order: number;
  of: Case;
  requestId: string;
  samples: BenchSample[];
  /** Tests that have not been handed in. */
  open: Set<string>;
  /** The retest was asked for already. */
  retested: boolean;
}

export async function house(place: Workplace, people: People, enterpriseIds: EnterpriseIds, now: Date, through: House['through']): Promise<House> {
  const em = place.em();
  const [methods, panels, regulations, closed] = [await em.find(Method, { current: true }), await em.find(Panel, {}), await em.find(Regulation, {}), await holidaySet(em)];
  return {
    place, people, enterpriseIds, now, through, days: workingDays(now, closed), diary: diary(place.clock),
    methods: new Map(methods.map((method) => [method.code, method])),
    methodsById: new Map(methods.map((method) => [method.id, method])),
    panels: new Map(panels.map(({ code, methodCodes }) => [code, methodCodes])),
    regulations: new Map(regulations.map(({ code, id }) => [code, id])),
  };
}

/** Who asks for a customer: its own person where it has an account, else the desk. */
export function customerOf({ people }: House, { enterprise }: Product): Actor {
  const account = accounts.find((each) => each.enterprise === enterprise);
  return account ? people[account.key] : people.reception;
}
