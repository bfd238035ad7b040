import { z } from 'zod';
import { yearOf } from '../../../kernel/calendar.ts';
import { Conflict, Invalid } from '../../../kernel/errors.ts';
import { command } from '../../../platform/command/command.ts';
import { id, list, optionalId } from '../../../platform/command/inputs.ts';
import { formatNumber, takeNumbers } from '../../../platform/database/number-series.ts';
import { Method } from '../../catalogue/index.ts';
import { Person } from '../../identity/index.ts';
import { Analysis, analysesPolicy, analysisWorkflow } from '../../samples/index.ts';
import { worksheetsPolicy } from '../worksheets.policy.ts';
import { Worksheet } from '../worksheet.ts';

/** Waiting tests of one method edition taken into work together, by the technician who asks or the one named. Answers id and number. */
export const createWorksheet = command({
  name: 'worksheets.create',
  input: z.object({ analysisIds: list(id(), 1, 200), technicianId: optionalId() }),
  async handle(context, { analysisIds, technicianId }) {
    const { em, now, actor } = context;
    const analyses = await context.loadMany(analysesPolicy.work, Analysis, [...new Set(analysisIds)]);
    const [first] = analyses;
    if (analyses.some(({ methodId }) => methodId !== first!.methodId)) throw Invalid.field('analysisIds', 'worksheets.error.one-method');
    const method = await em.findOneOrFail(Method, { id: first!.methodId });
    if (method.external || analyses.some(({ external }) => external)) throw Invalid.field('analysisIds', 'worksheets.error.external');
    const taken = analyses.find(({ state }) => state !== 'waiting');
    if (taken) throw new Conflict('worksheets.error.taken');
    const assignee = technicianId ?? actor.id!;
    if (assignee !== actor.id) checkTechnician(await em.findOne(Person, { id: assignee }));

    const number = formatNumber('PL', yearOf(now), await takeNumbers(em, `worksheet-${yearOf(now)}`));
    const worksheet = context.create(worksheetsPolicy.create, Object.assign(new Worksheet(), { number, state: 'open' as const, methodId: method.id, technicianId: assignee, createdAt: now }));
    analyses.forEach((analysis, index) => {
      analysisWorkflow.move(analysis, 'start');
      Object.assign(analysis, { worksheetId: worksheet.id, position: index + 1, assigneeId: assignee, startedAt: now });
    });
    return { id: worksheet.id, number };
  },
});

function checkTechnician(person: Person | null): void {
  if (person?.state !== 'active' || !person.roles.includes('technician')) throw Invalid.field('technicianId', 'worksheets.error.not-technician');
}
