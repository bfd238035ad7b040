import { NotFound, type Problem } from '../../kernel/errors.ts';
import { systemClock } from '../../kernel/clock.ts';
import { submitted, typed } from '../../platform/http/form.ts';
import { file, get, page, post, type Http, type Reply, type Route } from '../../platform/http/route.ts';
import { fieldErrors } from '../../../templates/components/index.ts';
import { CalculationPage } from '../../../templates/pages/calculator/calculation.page.tsx';
import { CalculatorPage } from '../../../templates/pages/calculator/calculator.page.tsx';
import { ValidationPage } from '../../../templates/pages/calculator/validation.page.tsx';
import { viewerOf } from '../../../templates/pages/viewer.ts';
import type { ValidationReport } from '../../../templates/validation/validation-report.ts';
import { forms } from './forms.ts';
import { decimalSign, requestFrom } from './from-form.ts';
import { computeIn } from './in-thread.ts';
import { release } from './validation/release.ts';
import { stepsOf } from './working/index.ts';

const staff = ['receptionist', 'technician', 'verifier', 'technical-manager', 'quality-manager'] as const;

const formOf = (name: string | undefined) => {
  const found = forms.flatMap(({ calculations }) => calculations).find((each) => each.name === name);
  if (!found) throw new NotFound();
  return found;
};

async function calculate(http: Http): Promise<Reply> {
  const { name, does = name, fields } = formOf(http.params['name']);
  const values = typed(http.body);
  const asked = (problems: readonly Problem[]) => (values['decimal'] || problems.some(({ key }) => key === 'calculator.error.ambiguous') ? [...fields, decimalSign] : fields);
  const show = (problems: readonly Problem[], answer: Record<string, unknown> | null, request: Record<string, unknown> | null) => page(
    <CalculationPage viewer={viewerOf(http)} name={name} does={does} fields={asked(problems)} values={values} errors={fieldErrors(viewerOf(http).t, problems)} answer={answer} steps={answer && request ? stepsOf(does, request, answer) : []} request={request} />,
    problems.length ? 422 : 200,
  );
  return submitted(
    async () => {
      const request = requestFrom(does, fields, values);
      const { answer, problems = [] } = await computeIn(http.services.threads, request);
      return show(problems, answer ?? null, request);
    },
    async ({ problems }) => show(problems, null, null),
  );
}

const validated = (http: Http): Promise<ValidationReport> => http.services.threads.run<ValidationReport>('validate', release(systemClock));

/** The calculator, and the validation of what it calculates. Nothing is kept. */
export const calculatorPages = (): Route[] => [
  get('/calculator', staff, async (http) => page(<CalculatorPage viewer={viewerOf(http)} groups={forms.map(({ group, calculations }) => ({ group, names: calculations.map(({ name }) => name) }))} />)),
  get('/calculator/validation', staff, async (http) => page(<ValidationPage viewer={viewerOf(http)} report={await validated(http)} />)),
  get('/calculator/validation.pdf', staff, async (http) => {
    const { t, locale } = viewerOf(http);
    return file(await http.services.threads.run<Uint8Array>('draw-validation', { report: await validated(http), locale }), 'application/pdf', t('validation.file'), true);
  }),
  get('/calculator/:name', staff, async (http) => {
    const { name, does = name, fields } = formOf(http.params['name']);
    return page(<CalculationPage viewer={viewerOf(http)} name={name} does={does} fields={fields} values={{}} errors={[]} answer={null} steps={[]} request={null} />);
  }),
  post('/calculator/:name', staff, calculate),
];
