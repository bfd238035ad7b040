import type { JSX } from 'preact';
import type { Translator } from '../locales/index.ts';
import { fieldId, type FieldError } from './form-state.ts';

export interface ErrorSummaryProps {
  t: Translator;
  errors: readonly FieldError[];
  /** Defaults to "there is a problem" with the number of them. */
  title?: string;
}

/** What is wrong, on top of the page; takes the focus and leads to each field. Nothing when nothing is wrong. */
export function ErrorSummary({ t, errors, title }: ErrorSummaryProps): JSX.Element | null {
  if (!errors.length) return null;
  return (
    <div class="error-summary" role="alert" tabindex={-1} data-focus aria-labelledby="error-summary-title">
      <h2 id="error-summary-title">{title ?? t('ui.errors.title', { count: errors.length })}</h2>
      <ul>
        {errors.map((error) => {
          const said = error.label ? `${error.label}: ${error.text}` : error.text;
          return <li key={error.path + error.text}>{error.path ? <a href={`#${fieldId(error.path)}`}>{said}</a> : said}</li>;
        })}
      </ul>
    </div>
  );
}
