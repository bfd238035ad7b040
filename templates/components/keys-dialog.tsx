import type { JSX } from 'preact';
import type { Translator } from '../locales/index.ts';
import { Button } from './button.tsx';

export interface KeyHelp {
  /** Pressed one after another: ['g', 'm']. */
  keys: readonly string[];
  does: string;
}

export interface KeysDialogProps {
  t: Translator;
  /** Places that `g` and a letter lead to. */
  places: ReadonlyArray<{ key: string; label: string }>;
  /** Keys of this page only. */
  page?: readonly KeyHelp[];
}

/** The keys of this page; `?` opens it. */
export function KeysDialog({ t, places, page = [] }: KeysDialogProps): JSX.Element {
  const everywhere: KeyHelp[] = [
    { keys: ['/'], does: t('ui.keys.search') },
    { keys: ['?'], does: t('ui.keys.help') },
    { keys: ['↑', '↓', 'Enter'], does: t('ui.keys.lists') },
    { keys: ['Esc'], does: t('ui.keys.escape') },
  ];
  return (
    <dialog class="dialog" id="keys-dialog" aria-labelledby="keys-title">
      <h2 id="keys-title">{t('ui.keys.title')}</h2>
      <Keys items={[...everywhere, ...page]} />
      {places.length > 0 && (
        <>
          <h3>{t('ui.keys.go')}</h3>
          <Keys items={places.map(({ key, label }) => ({ keys: ['g', key], does: label }))} />
        </>
      )}
      <form method="dialog" class="form-actions"><Button>{t('ui.dialog.close')}</Button></form>
    </dialog>
  );
}

function Keys({ items }: { items: readonly KeyHelp[] }): JSX.Element {
  return (
    <dl class="keys">
      {items.map((item) => (
        <div key={item.does}>
          <dt>{item.keys.map((key) => <kbd key={key}>{key}</kbd>)}</dt>
          <dd>{item.does}</dd>
        </div>
      ))}
    </dl>
  );
}

/** Asks before what cannot be undone, and before leaving unsaved changes. Words are here, the asking is in `app.ts`. */
export function ConfirmDialog({ t }: { t: Translator }): JSX.Element {
  return (
    <dialog class="dialog" id="confirm-dialog" aria-labelledby="confirm-text" data-leave={t('ui.confirm.leave')} data-leave-verb={t('ui.confirm.leave-verb')}>
      <p id="confirm-text" class="dialog-text" />
      <form method="dialog" class="form-actions">
        <Button kind="primary" value="yes" data-yes>{t('ui.dialog.yes')}</Button>
        <Button kind="quiet" value="no">{t('action.cancel')}</Button>
      </form>
    </dialog>
  );
}
