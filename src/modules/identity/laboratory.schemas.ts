import { z } from 'zod';
import { email, optional, optionalText, text, told } from '../../platform/command/inputs.ts';
import type { LaboratoryDetails } from './laboratory.ts';

/** Vietnamese, and English where it differs: without it the Vietnamese words stand on both certificates. */
const bilingual = (max: number) => z.object({ vi: text(max), en: optionalText(max) }).transform(({ vi, en }) => ({ vi, en: en || vi }));

/** The host of a web site, with or without https:// before it. */
const web = () =>
  optionalText(200).refine((value) => value === '' || /^(https?:\/\/)?[\p{L}\d-]+(\.[\p{L}\d-]+)+(\/[^\s<>"]*)?$/u.test(value), told('laboratory.error.web'));

/** What the administrator enters of the laboratory; an accreditation is one when it has a number. The mark of a demonstration is not entered. */
export const laboratoryInput = z
  .object({
    governingBody: bilingual(200),
    name: bilingual(200),
    address: bilingual(250),
    phone: z.string().trim().min(1).refine((value) => value === '' || /^[+\d][\d .()-]{7,19}$/.test(value), told('laboratory.error.phone')),
    email: email(),
    web: web(),
    place: text(60),
    accreditation: z.object({ number: optionalText(60), body: z.object({ vi: optionalText(200), en: optionalText(200) }) }),
    complaintDays: z.coerce.number().int().min(1).max(90),
    form: z.object({ code: text(40), version: text(20), effective: optional(z.iso.date()) }),
  })
  .superRefine(({ accreditation: { number, body } }, context) => {
    if (number && !body.vi) context.addIssue({ code: 'custom', path: ['accreditation', 'body', 'vi'], ...told('laboratory.error.accreditation-body') });
    if (!number && body.vi) context.addIssue({ code: 'custom', path: ['accreditation', 'number'], ...told('laboratory.error.accreditation-number') });
  });
export type LaboratoryInput = z.output<typeof laboratoryInput>;

/** The details as they are kept. */
export const detailsOf = ({ accreditation: { number, body }, form, ...entered }: LaboratoryInput, demonstration: boolean): LaboratoryDetails => ({
  ...entered, demonstration,
  accreditation: number ? { number, body: { vi: body.vi, en: body.en || body.vi } } : null,
  form: { ...form, effective: form.effective ?? '' },
});
