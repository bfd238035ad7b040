import type { SampleFacts } from '../../../templates/pages/samples/sample.page.tsx';
import type { SampleView } from './sample.view.ts';

/** A sample as its page shows it. */
export const sampleFacts = ({ sample, asked, matrix, regulation, receivedBy, customer }: SampleView, { late, staff }: { late: boolean; staff: boolean }): SampleFacts => ({
  id: sample.id,
  code: sample.code,
  state: sample.state,
  matrix: { vi: matrix.vi, en: matrix.en },
  receivedAt: sample.receivedAt,
  receivedBy,
  dueOn: sample.dueOn,
  late,
  sampledAt: sample.sampledAt ?? null,
  sampledBy: sample.sampledBy,
  units: sample.units,
  quantity: sample.quantity,
  container: sample.container,
  temperature: sample.temperature ?? null,
  checks: { ...sample.checks },
  condition: sample.condition,
  reservation: sample.reservation ?? null,
  rejectedReason: sample.rejectedReason ?? null,
  regulation: regulation && {
    code: regulation.code,
    title: regulation.title,
    class: regulation.classes.find(({ code }) => code === sample.regulationClass) ?? null,
    basis: sample.regulationBasis ?? null,
    condition: sample.limitCondition ?? null,
  },
  named: customer && {
    name: sample.name,
    lot: asked.lot,
    samplingPlace: sample.samplingPlace,
    customer: { name: customer.enterprise.name, href: staff ? `/enterprises/${customer.enterprise.id}` : null },
    request: { number: customer.request.number, href: `/requests/${customer.request.id}` },
  },
});
