import type { FieldSpec } from '../../../templates/pages/calculator/calculation.page.tsx';
import { chartKinds } from '../../science/control/charts.ts';
import { ruleSets } from '../../science/control/rules.ts';
import { decisionRules } from '../../science/conformity/index.ts';
import { levelForms } from '../../science/calibration/uncertainty-level.ts';
import { fitModels } from '../../science/calibration/fit.ts';
import { horwitzFormulas } from '../../science/proficiency/horwitz.ts';

const figure = (name: string, example?: string): FieldSpec => ({ name, kind: 'figure', ...(example ? { example } : {}) });
const optional = (spec: FieldSpec): FieldSpec => ({ ...spec, optional: true });
const series = (name: string, example: string): FieldSpec => ({ name, kind: 'figures', example });
const choice = (name: string, options: readonly string[]): FieldSpec => ({ name, kind: 'choice', options });
const curve = [series('x', '0 1 2 3 4 5'), series('y', '0.002 0.101 0.199 0.304 0.398 0.502'), choice('model', fitModels), optional(choice('weights', ['1/x', '1/x2']))];
/** Of the water quality index, in the order in which reports give them. */
const water = ['ph', 'temperature', 'do', 'bod5', 'cod', 'toc', 'nnh4', 'nno3', 'nno2', 'ppo4', 'coliform', 'ecoli', 'as', 'cd', 'pb', 'cr6', 'cu', 'zn', 'hg', 'aldrin', 'bhc', 'dieldrin', 'ddts', 'heptachlor'];
const limits = [optional(figure('limit.min')), optional(figure('limit.max', '10'))];

/** The calculations that have a form, in the groups of their page, each with the fields a person fills. */
export const forms: ReadonlyArray<{ group: string; calculations: ReadonlyArray<{ name: string; fields: readonly FieldSpec[] }> }> = [
  {
    group: 'conformity',
    calculations: [
      { name: 'conformity', fields: [{ name: 'value', kind: 'result', example: '9.7' }, optional(figure('u', '0.2')), optional(figure('k', '2')), ...limits, optional({ name: 'limit.absentIn', kind: 'text' }), optional(figure('limit.declared')), optional(figure('limit.tolerance')), optional(choice('limit.sides', ['both'])), choice('rule', decisionRules)] },
      { name: 'risk', fields: [optional(figure('value', '9.7')), optional(figure('prior.mean')), optional(figure('prior.sd')), figure('u', '0.2'), ...limits, choice('rule', ['simple', 'guarded-acceptance', 'guarded-rejection'])] },
      { name: 'plan', fields: [{ name: 'n', kind: 'whole', example: '5' }, { name: 'c', kind: 'whole', example: '2' }, { name: 'm', kind: 'result', example: '100' }, optional(figure('M', '1000')), { name: 'results', kind: 'texts', example: '20\n<10\n150\n40\n<10' }] },
    ],
  },
  {
    group: 'uncertainty',
    calculations: [
      { name: 'uncertainty', fields: [{ name: 'model', kind: 'text', example: '1000 * m * P / V' }, { name: 'inputs', kind: 'quantities', example: 'm; 100.28; 0.05\nP; 0.9999; 0.000058; rectangular\nV; 100.0; 0.07' }, optional(figure('k', '2'))] },
      { name: 'montecarlo', fields: [{ name: 'model', kind: 'text', example: '1000 * m * P / V' }, { name: 'inputs', kind: 'quantities', example: 'm; 100.28; 0.05\nP; 0.9999; 0.000058; rectangular\nV; 100.0; 0.07' }, { name: 'trials', kind: 'whole', example: '200000' }, { name: 'seed', kind: 'whole', example: '1' }] },
    ],
  },
  {
    group: 'calibration',
    calculations: [
      { name: 'fit', fields: curve },
      { name: 'predict', fields: [...curve, series('y0', '0.251 0.249')] },
      { name: 'detection', fields: [{ name: 'method', kind: 'fixed', options: ['din32645'] }, ...curve.slice(0, 2), optional({ name: 'replicates', kind: 'whole', example: '1' }), optional(figure('alpha', '0.01'))] },
      { name: 'bracket', fields: [figure('low.x', '2.0'), figure('low.before', '0.198'), optional(figure('low.after', '0.201')), figure('high.x', '4.0'), figure('high.before', '0.402'), optional(figure('high.after', '0.405')), series('y0', '0.312 0.314'), optional(figure('tolerance', '5')), optional(figure('uResponse', '0.002'))] },
      { name: 'uncertainty-level', fields: [series('x', '0.5 1 5 20'), series('u', '0.03 0.04 0.16 0.61'), choice('form', levelForms), optional(figure('k', '2'))] },
    ],
  },
  {
    group: 'statistics',
    calculations: [
      { name: 'describe', fields: [series('values', '10.1 10.3 9.9 10.2')] },
      { name: 'anova', fields: [{ name: 'groups', kind: 'groups', example: '10.1 10.3 10.2\n9.8 9.9 10.0\n10.4 10.2 10.3' }] },
      { name: 'outliers', fields: [optional(series('values', '8.2 8.1 8.3 8.2 9.9 8.2')), optional({ name: 'groups', kind: 'groups' }), choice('test', ['grubbs', 'grubbs-double', 'dixon', 'cochran', 'mandel']), optional(figure('alpha', '0.05'))] },
      { name: 'robust', fields: [series('values', '24.1 20.2 19.5 20.3 20.7 17.6 20.1 20.9 21.2')] },
      { name: 'score', fields: [figure('x', '10.4'), figure('assigned', '10.0'), optional(figure('sigmaPt', '0.3')), optional(figure('uX', '0.05')), optional(figure('U', '0.4'))] },
      { name: 'horwitz', fields: [figure('massFraction', '1e-6'), choice('formula', horwitzFormulas), optional(figure('rsd'))] },
      { name: 'control', fields: [series('series', '10.1 9.8 10.4 10.2 10.9 11.3'), optional(figure('mean', '10.0')), optional(figure('sd', '0.4')), optional({ name: 'period', kind: 'whole' }), choice('rules', Object.keys(ruleSets))] },
      { name: 'control-limits', fields: [choice('chart', chartKinds), optional({ name: 'groups', kind: 'groups', example: '10.1 10.3\n9.9 10.0\n10.2 10.4' }), optional(series('values', '10.1 9.8 10.4 10.2')), optional({ name: 'period', kind: 'whole' })] },
      { name: 'reference-material', fields: [figure('value', '10.4'), figure('assigned', '10.0'), optional(figure('u', '0.1')), optional(figure('sd.constant', '0.2')), optional(figure('sd.relative')), optional(figure('sd.s0')), optional(figure('sd.s1'))] },
      { name: 'recovery', fields: [figure('spiked', '14.8'), optional(figure('unspiked', '5.1')), figure('added', '10.0'), optional(figure('massFraction', '1e-5')), optional(figure('window.min')), optional(figure('window.max'))] },
      { name: 'blank', fields: [series('values', '0.01 0.02 0.01'), figure('loq', '0.05'), optional(figure('share', '0.5'))] },
    ],
  },
  {
    group: 'microbiology',
    calculations: [
      { name: 'log-count', fields: [figure('value', '19000'), { name: 'colonies', kind: 'whole', example: '422' }, optional(figure('technical', '0.12')), optional(figure('matrix', '0.10')), optional({ name: 'picked', kind: 'whole', example: '10' }), optional({ name: 'confirmed', kind: 'whole', example: '8' }), optional(figure('k', '2'))] },
      { name: 'confirmation', fields: [{ name: 'picked', kind: 'whole', example: '10' }, { name: 'confirmed', kind: 'whole', example: '8' }] },
    ],
  },
  {
    group: 'environment',
    calculations: [{ name: 'index', fields: [{ name: 'name', kind: 'fixed', options: ['VN_WQI'] }, ...water.map((name) => optional(figure(`inputs.${name}`)))] }],
  },
  {
    group: 'quantities',
    calculations: [
      { name: 'convert', fields: [figure('value', '16'), { name: 'from', kind: 'text', example: '% P2O5' }, { name: 'to', kind: 'text', example: '% P' }, optional({ name: 'analyte', kind: 'text' }), optional(figure('moisture'))] },
      { name: 'round', fields: [figure('value', '2.3450'), choice('mode', ['half-even', 'half-up']), optional({ name: 'to.decimals', kind: 'whole', example: '2' }), optional({ name: 'to.significant', kind: 'whole' }), optional(figure('to.uncertainty'))] },
    ],
  },
];
