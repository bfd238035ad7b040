import { z } from 'zod';
import { dayOf } from '../../../kernel/calendar.ts';
import { Invalid, type Problem } from '../../../kernel/errors.ts';
import { command } from '../../../platform/command/command.ts';
import { day, id, list, optionalText, text, ticked } from '../../../platform/command/inputs.ts';
import { adoptLimit, correctedValue, seenLimits } from '../adoption.ts';
import { cataloguePolicy } from '../catalogue.policy.ts';
import { figuresOf, type LimitValue } from '../limit-value.ts';
import { Regulation, type Limit } from '../regulation.ts';

const figure = z.string().max(64).optional();

/** `adopt` is false for the rows of a form that were only shown. */
export const adoptionInput = z.object({
  document: text(200),
  documentDate: day(),
  reason: optionalText(500),
  limits: list(z.object({
    limitId: id(),
    adopt: ticked(),
    figures: z.object({ min: figure, max: figure, minPercent: figure, m: figure, M: figure }).default({}),
  }), 0, 1000),
});

/**
 * The quality manager takes limits over from a signed text: each becomes the next edition, with who, when and from which document. A
 * figure that differs from the one shown is a correction and needs a reason. Results that wait to be reported are judged anew. Answers how many were adopted and how many corrected.
 */
export const adoptLimits = command({
  name: 'catalogue.adopt-limits',
  input: adoptionInput.extend({ regulationId: id() }),
  async handle(context, { regulationId, document, documentDate, reason, limits }) {
    const regulation = await context.load(cataloguePolicy.adopt, Regulation, regulationId);
    const chosen = limits.flatMap(({ adopt, ...limit }, index) => (adopt ? [{ ...limit, index }] : []));
    const seen = await seenLimits(context, regulation.id, chosen.map(({ limitId }) => limitId));

    const problems: Problem[] = [];
    const values = chosen.map(({ figures, index }, place) => {
      const { value, problems: wrong } = correctedValue(seen[place]!.value, figures, `limits.${index}.figures`);
      problems.push(...wrong);
      return value;
    });
    const corrected = seen.map((limit, place) => values[place] !== null && differs(limit, values[place]!));
    if (chosen.length === 0) problems.push({ path: 'limits', key: 'catalogue.error.none-chosen' });
    if (new Set(chosen.map(({ limitId }) => limitId)).size !== chosen.length) problems.push({ path: 'limits', key: 'catalogue.error.twice' });
    if (documentDate > dayOf(context.now)) problems.push({ path: 'documentDate', key: 'catalogue.error.future' });
    if (corrected.includes(true) && !reason) problems.push({ path: 'reason', key: 'catalogue.error.reason' });
    if (problems.length) throw new Invalid(problems);

    if (reason) context.because(reason);
    const by = { byId: context.actor.id ?? '', byName: context.actor.name, at: context.now.toISOString(), document, documentDate, demonstration: false };
    seen.forEach((limit, place) => adoptLimit(context, limit, values[place]!, { ...by, reason: corrected[place] ? reason : '' }));
    context.enqueue('judge-anew', { regulationId: regulation.id });
    return { adopted: seen.length, corrected: corrected.filter(Boolean).length };
  },
});

const differs = (limit: Limit, value: LimitValue): boolean => JSON.stringify(figuresOf(limit.value)) !== JSON.stringify(figuresOf(value));
