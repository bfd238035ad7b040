import type { JSX } from 'preact';
import { ButtonLink, Section } from '../../components/index.ts';
import type { MessageKey } from '../../locales/index.ts';
import { Frame } from '../frame.tsx';
import type { Viewer } from '../viewer.ts';

export interface CalculatorProps {
  viewer: Viewer;
  groups: ReadonlyArray<{ group: string; names: readonly string[] }>;
}

/** Which calculations there are, each with what it is for. */
export function CalculatorPage({ viewer, groups }: CalculatorProps): JSX.Element {
  const { t } = viewer;
  return (
    <Frame viewer={viewer} title={t('nav.calculator')} lead={t('calculator.lead')} primary={<ButtonLink kind="secondary" href="/calculator/validation">{t('validation.title')}</ButtonLink>}>
      {groups.map(({ group, names }) => (
        <Section key={group} title={t(`calculator.group.${group}` as MessageKey)}>
          <dl class="facts facts-2">
            {names.map((name) => (
              <div class="fact" key={name}>
                <dt><a href={`/calculator/${name}`}>{t(`calculator.do.${name}` as MessageKey)}</a></dt>
                <dd>{t(`calculator.for.${name}` as MessageKey)}</dd>
              </div>
            ))}
          </dl>
        </Section>
      ))}
    </Frame>
  );
}
