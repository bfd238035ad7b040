import { z } from 'zod';
import { NotFound } from '../../../kernel/errors.ts';
import { command } from '../../../platform/command/command.ts';
import { id, version } from '../../../platform/command/inputs.ts';
import { sectionNames } from '../../../../templates/validation/study.types.ts';
import { takeGiven } from '../sections/index.ts';
import { writable } from './plan-study.ts';

/** Keeps what was typed into a section, as it was typed. Refused when a figure cannot be read or may mean two numbers. */
export const saveSection = command({
  name: 'validations.save-section',
  input: z.object({ studyId: id(), version: version(), section: z.enum(sectionNames), given: z.record(z.string().max(60), z.unknown()) }),
  async handle(context, { studyId, version: seen, section, given }) {
    const study = await writable(context, studyId, seen);
    study.sections = { ...study.sections, [section]: takeGiven(section, given) };
  },
});

/** Leaves a section out of a study that may still be written in; the trail keeps what stood in it. */
export const removeSection = command({
  name: 'validations.remove-section',
  input: z.object({ studyId: id(), version: version(), section: z.enum(sectionNames) }),
  async handle(context, { studyId, version: seen, section }) {
    const study = await writable(context, studyId, seen);
    const { [section]: removed, ...left } = study.sections;
    if (!removed) throw new NotFound();
    study.sections = left;
  },
});
