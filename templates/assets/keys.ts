const patience = 1500;

/** True where a letter is text and not a command. */
export const typing = (target: EventTarget | null): boolean =>
  target instanceof HTMLElement && (target.isContentEditable || target.matches('input:not([type=checkbox], [type=radio], [type=button], [type=submit]), textarea, select'));

/** `/` to the search box, `?` to the keys of this page, `g` and a letter to a place. */
export function startKeys(): void {
  const dialog = document.querySelector<HTMLDialogElement>('#keys-dialog');
  for (const button of document.querySelectorAll<HTMLElement>('[data-keys]')) {
    button.hidden = false;
    button.addEventListener('click', () => {
      button.closest('details')?.removeAttribute('open');
      dialog?.showModal();
    });
  }
  let going = 0;
  document.addEventListener('keydown', (event) => {
    if (event.defaultPrevented || event.ctrlKey || event.metaKey || event.altKey || typing(event.target) || document.querySelector('dialog[open]')) return;
    if (event.timeStamp - going < patience && going > 0) {
      going = 0;
      const place = document.querySelector<HTMLAnchorElement>(`a[data-go="${CSS.escape(event.key.toLowerCase())}"]`);
      if (place) {
        event.preventDefault();
        place.click();
        return;
      }
    }
    if (event.key === 'g') going = event.timeStamp;
    else if (event.key === '?' && dialog) {
      event.preventDefault();
      dialog.showModal();
    } else if (event.key === '/') {
      const search = document.querySelector<HTMLInputElement>('[data-search]');
      if (!search) return;
      event.preventDefault();
      search.focus();
      search.select();
    }
  });
}
