import type { JSX } from 'preact';
import { ButtonLink } from '../../components/index.ts';
import type { Translator } from '../../locales/index.ts';

const formats = ['50x30', '70x40', 'a4'] as const;

/** Labels of samples as a file for the printer, in each size there is. */
export function LabelLinks({ t, ids }: { t: Translator; ids: readonly string[] }): JSX.Element {
  return (
    <div class="row labels">
      <span class="quiet">{t('samples.labels.title')}</span>
      {formats.map((format) => <ButtonLink key={format} icon="print" href={`/samples/labels.pdf?ids=${ids.join(',')}&format=${format}`} target="_blank">{t(`samples.labels.${format}`)}</ButtonLink>)}
    </div>
  );
}
