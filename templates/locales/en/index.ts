import { catalogue } from './catalogue.ts';
import { catalogueSheet } from './catalogue-sheet.ts';
import { api } from './api.ts';
import { audit } from './audit.ts';
import { catalogueFiles } from './catalogue-files.ts';
import { certificates } from './certificates.ts';
import { certificatePages } from './certificate-pages.ts';
import { calculator } from './calculator.ts';
import { calculatorControl } from './calculator-control.ts';
import { calculatorForms } from './calculator-forms.ts';
import { clients } from './clients.ts';
import { common } from './common.ts';
import { control } from './control.ts';
import { desk } from './desk.ts';
import { identity } from './identity.ts';
import { indices } from './indices.ts';
import { integrations } from './integrations.ts';
import { laboratory } from './laboratory.ts';
import { labels } from './labels.ts';
import { people } from './people.ts';
import { science } from './science.ts';
import { requests } from './requests.ts';
import { samples } from './samples.ts';
import { results } from './results.ts';
import { worksheets } from './worksheets.ts';
import { validation } from './validation.ts';
import { validations } from './validations.ts';
import { validationFigures } from './validation-figures.ts';
import { standings } from './standings.ts';
import { statistics } from './statistics.ts';
import { ui } from './ui.ts';

export const messages = {
  ...api,
  ...audit,
  ...calculator,
  ...calculatorControl,
  ...calculatorForms,
  ...catalogue,
  ...catalogueFiles,
  ...catalogueSheet,
  ...certificatePages,
  ...certificates,
  ...clients,
  ...common,
  ...control,
  ...desk,
  ...identity,
  ...indices,
  ...integrations,
  ...labels,
  ...laboratory,
  ...people,
  ...requests,
  ...results,
  ...samples,
  ...science,
  ...standings,
  ...statistics,
  ...ui,
  ...validation,
  ...validationFigures,
  ...validations,
  ...worksheets,
};
