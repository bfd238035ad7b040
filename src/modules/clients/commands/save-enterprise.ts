import { command } from '../../../platform/command/command.ts';
import { id, version } from '../../../platform/command/inputs.ts';
import { clientsPolicy } from '../clients.policy.ts';
import { enterpriseInput } from '../clients.schemas.ts';
import { Enterprise } from '../enterprise.ts';

/** A customer entered at the desk. Answers its id. */
export const createEnterprise = command({
  name: 'clients.create-enterprise',
  input: enterpriseInput,
  handle: async (context, details) => context.create(clientsPolicy.create, Enterprise.of(details, context.now)).id,
});

/** A customer's details changed, by the desk or by the customer. */
export const changeEnterprise = command({
  name: 'clients.change-enterprise',
  input: enterpriseInput.extend({ enterpriseId: id(), version: version() }),
  async handle(context, { enterpriseId, version: seen, ...details }) {
    const enterprise = await context.load(clientsPolicy.change, Enterprise, enterpriseId, { version: seen });
    enterprise.describe(details);
  },
});
