import { z } from 'zod';
import { email, optional, text, told } from '../../platform/command/inputs.ts';
import { enterpriseKinds } from './enterprise.ts';

const taxCodeForm = /^\d{10}(-?\d{3})?$|^\d{12}$/;

/** A Vietnamese tax number: 10 digits, a branch's with three more, or a household's 12-digit personal number. */
const taxCode = () =>
  z.string().trim().refine((value) => taxCodeForm.test(value), told('clients.error.tax-code')).transform((value) => value.replace(/^(\d{10})-?(\d{3})$/, '$1-$2'));

export const enterpriseInput = z.object({
  kind: z.enum(enterpriseKinds),
  name: text(200),
  taxCode: optional(taxCode()),
  address: text(250),
  contactName: text(120),
  phone: z.string().trim().min(1).refine((value) => value === '' || /^[+\d][\d .()-]{7,19}$/.test(value), told('clients.error.phone')),
  email: email(),
});
export type EnterpriseInput = z.output<typeof enterpriseInput>;
