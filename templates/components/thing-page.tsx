import type { ComponentChildren, JSX } from 'preact';
import type { Translator } from '../locales/index.ts';
import { IdentityLine, type IdentityLineProps } from './identity-line.tsx';
import { NextSteps, type NextStepsProps } from './next-steps.tsx';
import { ProgressSteps, type ProgressStepsProps } from './progress.tsx';
import { Timeline, type TimelineProps } from './timeline.tsx';

export interface ThingPageProps {
  t: Translator;
  identity: IdentityLineProps;
  /** Where it stands on its way, when that is worth a drawing. */
  progress?: Omit<ProgressStepsProps, 't'>;
  next: Omit<NextStepsProps, 't'>;
  timeline: Omit<TimelineProps, 't'>;
  /** The content, in `Section`s. */
  children: ComponentChildren;
}

/**
 * The four parts that the page of a thing always has, in their order: who it is, what can happen next, the content, the
 * history. It stands inside `Shell`, whose `primary` is left out here: the first step that may be taken is the primary one.
 */
export function ThingPage({ t, identity, progress, next, timeline, children }: ThingPageProps): JSX.Element {
  return (
    <>
      <IdentityLine {...identity} />
      {progress && <ProgressSteps t={t} {...progress} />}
      <NextSteps t={t} {...next} />
      {children}
      <Timeline t={t} {...timeline} />
    </>
  );
}
