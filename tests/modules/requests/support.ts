import { system, type Actor } from '../../../src/kernel/actor.ts';
import { Method, Regulation, loadCatalogue } from '../../../src/modules/catalogue/index.ts';
import { createEnterprise } from '../../../src/modules/clients/index.ts';
import { TestRequest, acceptRequest, createRequest, submitRequest } from '../../../src/modules/requests/index.ts';
import { person, type Product } from '../../support/product.ts';

export type Someone = Actor & { id: string; email: string };

/** A laboratory with its catalogue, its desk and two customers who know nothing of one another. */
export interface Laboratory {
  desk: Someone;
  technician: Someone;
  verifier: Someone;
  /** A cooperative's own person, and another enterprise's. */
  grower: Someone;
  stranger: Someone;
  /** Current editions by the codes of the catalogue. */
  method(code: string): Promise<Method>;
  regulation(code: string): Promise<Regulation>;
}

const customer = (name: string, email: string) => ({ kind: 'cooperative', name, taxCode: '', address: 'Chư Sê, Gia Lai', contactName: 'Nguyễn Thị Hoa', phone: '0269 385 1111', email });

export async function laboratory(product: Product): Promise<Laboratory> {
  await loadCatalogue(product);
  const enterprise = (name: string, email: string) => product.runner.run(createEnterprise, customer(name, email), { actor: system });
  const own = await enterprise('Hợp tác xã Hồ tiêu Đắk Đoa', 'htx@hotieu.vn');
  const other = await enterprise('Công ty Cà phê Ia Grai', 'kcs@caphe.vn');
  return {
    desk: await person(product, ['receptionist']),
    technician: await person(product, ['technician']),
    verifier: await person(product, ['verifier']),
    grower: await person(product, ['enterprise'], { enterpriseId: own }),
    stranger: await person(product, ['enterprise'], { enterpriseId: other }),
    method: (code) => product.em().findOneOrFail(Method, { code, current: true }),
    regulation: (code) => product.em().findOneOrFail(Regulation, { code }),
  };
}

/** A complete line for a request: one sample of well water. */
export async function waterLine(product: Product, more: Record<string, unknown> = {}): Promise<Record<string, unknown>> {
  const methods = await product.em().find(Method, { current: true }, { orderBy: { position: 'asc' } });
  const water = methods.filter(({ matrices, external }) => matrices.includes('domestic-water') && !external).slice(0, 3);
  return { matrixCode: 'domestic-water', name: 'Nước giếng khoan', methodIds: water.map(({ id }) => id), sampledAt: '2026-11-25T06:30', samplingPlace: 'Thôn 3, xã Đắk Đoa', ...more };
}

/** A draft of the actor's with the lines given; answers its id. */
export const draft = (product: Product, actor: Actor, samples: unknown[], more: Record<string, unknown> = {}): Promise<string> =>
  product.runner.run(createRequest, { purpose: 'internal-control', samples, ...more }, { actor });

export const confirmed = { capability: 'on', method: 'on', capacity: 'on', decisionRule: 'on' };

/** A request that the laboratory has accepted, with as many samples of water. */
export async function accepted(product: Product, { grower, desk }: Laboratory, lines: unknown[]): Promise<TestRequest> {
  const requestId = await draft(product, grower, lines);
  await product.runner.run(submitRequest, { requestId }, { actor: grower });
  await product.runner.run(acceptRequest, { requestId, ...confirmed }, { actor: desk });
  return product.em().findOneOrFail(TestRequest, { id: requestId });
}
