import type { ColumnSpec, FieldSpec } from '../../../templates/pages/calculator/calculation.page.tsx';
import { ichDeviations } from '../../science/calibration/detection.ts';
import { balanceConventions } from '../../science/plausibility.ts';
import { robustStops } from '../../science/statistics/robust.ts';
import { chartKinds } from '../../science/control/charts.ts';
import { ruleSets } from '../../science/control/rules.ts';
import { decisionRules } from '../../science/conformity/index.ts';
import { levelForms } from '../../science/calibration/uncertainty-level.ts';
import { fitModels } from '../../science/calibration/fit.ts';
import { horwitzFormulas } from '../../science/proficiency/horwitz.ts';
import { enConventions } from '../../science/proficiency/score.ts';

const figure = (name: string, example?: string): FieldSpec => ({ name, kind: 'figure', ...(example ? { example } : {}) });
const optional = (spec: FieldSpec): FieldSpec => ({ ...spec, optional: true });
const series = (name: string, example: string): FieldSpec => ({ name, kind: 'figures', example });
const whole = (name: string, example?: string): FieldSpec => ({ name, kind: 'whole', ...(example ? { example } : {}) });
const fixed = (name: string, option: string): FieldSpec => ({ name, kind: 'fixed', options: [option] });
const rows = (name: string, columns: readonly ColumnSpec[], example: string): FieldSpec => ({ name, kind: 'rows', columns, example });
const choice = (name: string, options: readonly string[]): FieldSpec => ({ name, kind: 'choice', options });
const curve = [series('x', '0 1 2 3 4 5'), series('y', '0.002 0.101 0.199 0.304 0.398 0.502'), choice('model', fitModels), optional(choice('weights', ['1/x', '1/x2']))];
/** Of the water quality index, in the order in which reports give them. */
const water = ['ph', 'temperature', 'do', 'bod5', 'cod', 'toc', 'nnh4', 'nno3', 'nno2', 'ppo4', 'coliform', 'ecoli', 'as', 'cd', 'pb', 'cr6', 'cu', 'zn', 'hg', 'aldrin', 'bhc', 'dieldrin', 'ddts', 'heptachlor'];
/** A line of an uncertainty budget. */
const budget = rows('inputs', [
  { name: 'name', kind: 'text' }, { name: 'value', kind: 'figure' }, { name: 'u', kind: 'figure' }, { name: 'distribution', kind: 'text', optional: true }, { name: 'df', kind: 'figure', optional: true },
], 'm; 100.28; 0.05\nP; 0.9999; 0.000058; rectangular\nV; 100.0; 0.07');
const limits = [optional(figure('limit.min')), optional(figure('limit.max', '10'))];

/** A form by its name; `does` is the operation it asks for where that has another name. */
export interface Form {
  name: string;
  does?: string;
  fields: readonly FieldSpec[];
}

/** The calculations that have a form, in the groups of their page, each with the fields a person fills. */
export const forms: ReadonlyArray<{ group: string; calculations: readonly Form[] }> = [
  {
    group: 'conformity',
    calculations: [
      { name: 'conformity', fields: [{ name: 'value', kind: 'result', example: '9.7' }, optional(figure('u', '0.2')), optional(figure('k', '2')), ...limits, optional({ name: 'limit.absentIn', kind: 'text' }), optional(figure('limit.declared')), optional(figure('limit.tolerance')), optional(choice('limit.sides', ['both'])), choice('rule', decisionRules)] },
      { name: 'risk', fields: [optional(figure('value', '9.7')), optional(figure('prior.mean')), optional(figure('prior.sd')), figure('u', '0.2'), ...limits, choice('rule', ['simple', 'guarded-acceptance', 'guarded-rejection'])] },
      { name: 'plan', fields: [whole('n', '5'), whole('c', '2'), { name: 'm', kind: 'result', example: '100' }, optional(figure('M', '1000')), { name: 'results', kind: 'texts', example: '20\n<10\n150\n40\n<10' }] },
    ],
  },
  {
    group: 'uncertainty',
    calculations: [
      { name: 'uncertainty', fields: [{ name: 'model', kind: 'text', example: '1000 * m * P / V' }, budget, optional(figure('k', '2'))] },
      { name: 'montecarlo', fields: [{ name: 'model', kind: 'text', example: '1000 * m * P / V' }, budget, whole('trials', '200000'), whole('seed', '1')] },
      {
        name: 'topdown', fields: [
          rows('references', [{ name: 'assigned', kind: 'figure' }, { name: 'u', kind: 'figure' }, { name: 'values', kind: 'figures' }], '25.0; 0.2; 25.4 29.2 25.8 26.9 26.6 25.9 25.5'),
          optional({ name: 'replicates', label: 'routine', kind: 'groups', example: '15.4 15.3\n18.9 18.8\n30.7 30.8' }), optional({ name: 'relative', kind: 'flag' }), optional(figure('k', '2')),
        ],
      },
      {
        name: 'topdown-summary', does: 'topdown', fields: [
          figure('uRw', '1.5'),
          rows('biases', [{ name: 'bias', kind: 'figure' }, { name: 'uRef', kind: 'figure' }, { name: 's', kind: 'figure', optional: true }, { name: 'n', kind: 'whole', optional: true }], '2.4; 0.8\n-1.9; 0.7\n3.1; 0.9'),
          optional(figure('k', '2')),
        ],
      },
    ],
  },
  {
    group: 'calibration',
    calculations: [
      { name: 'fit', fields: curve },
      { name: 'predict', fields: [...curve, series('y0', '0.251 0.249')] },
      { name: 'detection', fields: [fixed('method', 'din32645'), ...curve.slice(0, 2), optional(whole('replicates', '1')), optional(figure('alpha', '0.01'))] },
      { name: 'ich-q2', does: 'detection', fields: [fixed('method', 'ich-q2'), ...curve.slice(0, 2), choice('deviation', ichDeviations)] },
      { name: 'blank-limits', does: 'detection', fields: [fixed('method', 'blank'), series('values', '0.011 0.014 0.009 0.012 0.010 0.013'), optional(figure('slope', '0.25')), optional(figure('lodFactor', '3')), optional(figure('loqFactor', '10'))] },
      { name: 'signal-to-noise', does: 'detection', fields: [fixed('method', 'signal-to-noise'), figure('concentration', '0.5'), figure('signal', '24'), figure('noise', '2'), choice('convention', ['height', 'ph-eur'])] },
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
      { name: 'robust', fields: [series('values', '24.1 20.2 19.5 20.3 20.7 17.6 20.1 20.9 21.2'), choice('stop', robustStops)] },
      { name: 'score', fields: [figure('x', '10.4'), figure('assigned', '10.0'), optional(figure('sigmaPt', '0.3')), optional(figure('uX', '0.05')), optional(figure('U', '0.4')), choice('en', enConventions)] },
      { name: 'horwitz', fields: [figure('massFraction', '1e-6'), choice('formula', horwitzFormulas), optional(figure('rsd'))] },
      { name: 'control', fields: [series('series', '10.1 9.8 10.4 10.2 10.9 11.3'), optional(figure('mean', '10.0')), optional(figure('sd', '0.4')), optional(whole('period')), choice('rules', Object.keys(ruleSets))] },
      { name: 'control-limits', fields: [choice('chart', chartKinds), optional({ name: 'groups', kind: 'groups', example: '10.1 10.3\n9.9 10.0\n10.2 10.4' }), optional(series('values', '10.1 9.8 10.4 10.2')), optional(whole('period'))] },
      { name: 'reference-material', fields: [figure('value', '10.4'), figure('assigned', '10.0'), optional(figure('u', '0.1')), optional(figure('sd.constant', '0.2')), optional(figure('sd.relative')), optional(figure('sd.s0')), optional(figure('sd.s1'))] },
      { name: 'recovery', fields: [figure('spiked', '14.8'), optional(figure('unspiked', '5.1')), figure('added', '10.0'), optional(figure('massFraction', '1e-5')), optional(figure('window.min')), optional(figure('window.max'))] },
      { name: 'duplicate', fields: [figure('a', '10.2'), figure('b', '9.7'), optional(figure('limit', '20')), optional(figure('loq', '0.5')), optional(figure('factor', '5'))] },
      { name: 'drift', fields: [series('readings', '0.500 0.503 0.507 0.511'), figure('limit', '5')] },
      { name: 'blank', fields: [series('values', '0.01 0.02 0.01'), figure('loq', '0.05'), optional(figure('share', '0.5'))] },
    ],
  },
  {
    group: 'microbiology',
    calculations: [
      {
        name: 'counts', fields: [
          rows('plates', [{ name: 'dilution', kind: 'whole' }, { name: 'counts', kind: 'counts' }], '-2; 232 244\n-3; 33 28'), optional(figure('volume', '1')), optional(whole('countable.min', '10')), optional(whole('countable.max', '300')),
        ],
      },
      { name: 'mpn', fields: [series('volumes', '10 1 0.1'), whole('tubes', '3'), { name: 'positives', kind: 'wholes', example: '3 1 0' }, optional(figure('basis', '100'))] },
      { name: 'log-count', fields: [figure('value', '19000'), whole('colonies', '422'), optional(figure('technical', '0.12')), optional(figure('matrix', '0.10')), optional(whole('picked', '10')), optional(whole('confirmed', '8')), optional(figure('k', '2'))] },
      { name: 'confirmation', fields: [whole('picked', '10'), whole('confirmed', '8')] },
    ],
  },
  {
    group: 'environment',
    calculations: [
      { name: 'index', fields: [fixed('name', 'VN_WQI'), ...water.map((name) => optional(figure(`inputs.${name}`)))] },
      {
        name: 'plausibility', fields: [
          optional({ name: 'ions', kind: 'named', example: 'Ca; 92.0\nMg; 34.0\nNa; 8.2\nK; 1.4\nHCO3; 325\nSO4; 84.0\nCl; 9.6\nNO3; 13.0' }), choice('balance', balanceConventions), optional(figure('pH', '7.4')),
          optional(figure('total', '8.2')), optional(series('parts', '5.1 2.4')), ...['sand', 'silt', 'clay'].map((name) => optional(figure(`texture.${name}`))), optional(figure('dryMatter')), optional(figure('allowance')),
        ],
      },
      { name: 'sar', does: 'index', fields: [fixed('name', 'SAR'), figure('inputs.na', '49'), figure('inputs.ca', '48'), figure('inputs.mg', '39'), choice('inputs.unit', ['mg/L', 'meq/L'])] },
      { name: 'texture', does: 'index', fields: [fixed('name', 'texture'), figure('inputs.sand', '40'), figure('inputs.silt', '30'), figure('inputs.clay', '30')] },
      { name: 'c-n', does: 'index', fields: [fixed('name', 'C/N'), figure('inputs.c', '2.5'), figure('inputs.n', '0.2')] },
      { name: 'nutrient-sum', does: 'index', fields: [fixed('name', 'nutrient-sum'), figure('inputs.n', '16'), figure('inputs.p2o5', '16'), figure('inputs.k2o', '8')] },
    ],
  },
  {
    group: 'quantities',
    calculations: [
      { name: 'convert', fields: [figure('value', '16'), { name: 'from', kind: 'text', example: '% P2O5' }, { name: 'to', kind: 'text', example: '% P' }, optional({ name: 'analyte', kind: 'text' }), optional(figure('moisture'))] },
      { name: 'round', fields: [figure('value', '2.3450'), choice('mode', ['half-even', 'half-up']), optional(whole('to.decimals', '2')), optional(whole('to.significant')), optional(figure('to.uncertainty'))] },
    ],
  },
];
