import { AuditEntry, AuditHead, AuditPersonal } from './platform/audit/index.ts';
import { IdempotencyKey } from './platform/command/idempotency.entities.ts';
import { NumberSeries } from './platform/database/number-series.ts';
import { OutboxItem } from './platform/outbox/outbox.entities.ts';
import { Enterprise, Notice } from './modules/clients/index.ts';
import { Laboratory, OneTimeLink, Person, Session, SignInFailure } from './modules/identity/index.ts';
import { Analyte, Holiday, Limit, Matrix, Method, Panel, Regulation } from './modules/catalogue/index.ts';
import { RequestedSample, RequestedTest, TestRequest } from './modules/requests/index.ts';
import { Analysis, Sample } from './modules/samples/index.ts';
import { Worksheet } from './modules/worksheets/index.ts';
import { Reading, Result } from './modules/results/index.ts';
import { Certificate } from './modules/certificates/index.ts';
import { ApiToken } from './modules/integrations/index.ts';
import { ValidationStudy, VerifiedElsewhere } from './modules/validations/index.ts';
import { JobRetry } from './modules/desk/index.ts';
import { Filling } from './demonstration/filling.ts';

/** Every table of the product, in the order of the corridor. */
export const entities = [
  AuditEntry, AuditHead, AuditPersonal, IdempotencyKey, NumberSeries, OutboxItem,
  Enterprise, Notice,
  Laboratory, Person, Session, OneTimeLink, SignInFailure,
  Matrix, Analyte, Method, Panel, Holiday, Regulation, Limit,
  TestRequest, RequestedSample, RequestedTest,
  Sample, Analysis,
  Worksheet,
  Reading, Result,
  Certificate,
  ApiToken,
  ValidationStudy, VerifiedElsewhere,
  JobRetry,
  Filling,
] as const;
