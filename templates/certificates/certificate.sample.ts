import { formatDate, type Bilingual } from '../../src/kernel/i18n.ts';
import type { Structure } from '../../src/platform/pdf/index.ts';
import { fact, factsPart, type Fact } from './certificate.facts.ts';
import { column, space, textPart, type Flow, type Part } from './certificate.flow.ts';
import { hairline, sheet } from './certificate.style.ts';
import type { CertificateRegulation, CertificateSample, CertificateSampling, CustomerSuppliedField } from './certificate.snapshot.ts';
import { bilingual, join, say, whenText } from './certificate.words.ts';

/** Everything told about a sample, in the order of the form. */
export function sampleFacts(sample: CertificateSample): Fact[] {
  const { sampling } = sample;
  const from = (field: CustomerSuppliedField) => ({ customer: sample.customerSupplied.includes(field) });
  const tested = sample.testedFrom === sample.testedTo ? [sample.testedFrom] : [sample.testedFrom, sample.testedTo];
  return [
    ...fact('name', sample.name, { wide: true, strong: true, ...from('name') }),
    ...fact('code', sample.code),
    ...fact('matrix', sample.matrix, from('matrix')),
    ...fact('description', sample.description, { wide: true, ...from('description') }),
    ...fact('units', sample.units ? String(sample.units) : null),
    ...fact('quantity', sample.quantity, from('quantity')),
    ...fact('container', sample.container, from('container')),
    ...fact('lot', sample.lot, from('lot')),
    ...fact('manufactured', sample.manufacturedOn && formatDate(sample.manufacturedOn), from('manufacturedOn')),
    ...fact('expires', sample.expiresOn && formatDate(sample.expiresOn), from('expiresOn')),
    ...fact('sampled-by', samplerText(sampling)),
    ...fact('sampled-at', sampling.at && whenText(sampling.at), from('sampledAt')),
    ...fact('sampling-place', sampling.place, from('place')),
    ...fact('sampling-method', sampling.method, from('samplingMethod')),
    ...fact('sampling-plan', sampling.plan),
    ...fact('sampling-record', sampling.record),
    ...fact('sampling-environment', sampling.environment),
    ...fact('received', whenText(sample.receivedAt)),
    ...fact('tested', tested.map(formatDate).join(' – ')),
    ...fact('condition', sample.conditionOnReceipt),
    ...fact('reservation', sample.reservation, { wide: true, strong: true }),
    ...(sample.regulation ? fact('regulation', regulationText(sample.regulation), { wide: true }) : []),
  ];
}

function regulationText(regulation: CertificateRegulation): Bilingual {
  const dates = { effective: formatDate(regulation.effectiveFrom), date: formatDate(regulation.basis.date) };
  const rest = join(', ', [
    regulation.title,
    regulation.edition ? bilingual(regulation.edition) : null,
    regulation.class === null ? null : bilingual(regulation.class),
    regulation.condition ? say('regulation-condition', { vi: { condition: regulation.condition.vi }, en: { condition: regulation.condition.en } }) : null,
    say(`regulation-${regulation.basis.kind}`, dates),
  ]);
  return { vi: `${regulation.code}, ${rest.vi}`, en: rest.en };
}

/** Who sampled; the name is not said again in English. */
function samplerText({ by, sampler }: CertificateSampling): Bilingual {
  const party = say(`sampled-by-${by}`);
  return sampler === null ? party : { vi: `${party.vi} (${sampler})`, en: party.en };
}

/** The facts in which all samples agree; they are printed once. Never the code, the name, nor a reservation. */
export function commonFacts(samples: CertificateSample[]): Set<string> {
  if (samples.length < 2) return new Set();
  const [first, ...others] = samples.map((s) => sampleFacts(s).map((f) => JSON.stringify(f)));
  const own = new Set(['code', 'name', 'reservation']);
  return new Set(first!.filter((f) => !own.has((JSON.parse(f) as Fact).word) && others.every((o) => o.includes(f))));
}

/** What the samples have in common, or null. */
export function commonPart(flow: Flow, common: Set<string>, as: Structure): Part | null {
  if (common.size === 0) return null;
  const facts = [...common].map((f) => JSON.parse(f) as Fact);
  return headed(flow, say('common', { count: flow.snapshot.samples.length }), factsPart(flow, facts, as), as);
}

/** A sample's heading with what is told of it alone. */
export function samplePart(flow: Flow, index: number, common: Set<string>, as: Structure): Part {
  const { samples } = flow.snapshot;
  const sample = samples[index]!;
  const facts = sampleFacts(sample).filter((f) => !common.has(JSON.stringify(f)));
  return headed(flow, samples.length === 1 ? say('the-sample') : say('sample', { index: index + 1, count: samples.length }), factsPart(flow, facts, as), as);
}

function headed(flow: Flow, title: Bilingual, body: Part, as: Structure): Part {
  const heading = textPart(flow, [flow.words.inline(title, 'heading', 'headingEnglish')], as.child('H2'));
  const rule: Part = { height: 5, draw: (y) => y > sheet.top && flow.pdf.rule(sheet.left, y, sheet.right, 0.4, hairline) };
  return column([rule, heading, space(2.5), body]);
}
