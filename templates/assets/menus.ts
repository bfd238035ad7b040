/** Menus are `<details data-menu>`: one open at a time, closed by Escape (focus goes back) and by a click elsewhere. */
export function startMenus(): void {
  const open = (): HTMLDetailsElement[] => [...document.querySelectorAll<HTMLDetailsElement>('details[data-menu][open]')];
  document.addEventListener('click', (event) => {
    for (const menu of open()) if (!menu.contains(event.target as Node)) menu.open = false;
  });
  document.addEventListener('focusin', (event) => {
    for (const menu of open()) if (!menu.contains(event.target as Node)) menu.open = false;
  });
  document.addEventListener('keydown', (event) => {
    const menu = open()[0];
    if (!menu) return;
    if (event.key === 'Escape') {
      menu.open = false;
      menu.querySelector('summary')?.focus();
    } else if ((event.key === 'ArrowDown' || event.key === 'ArrowUp') && !(event.target as Element).closest('form.menu-panel')) {
      const items = [...menu.querySelectorAll<HTMLElement>('.menu-panel a, .menu-panel button:not([hidden])')];
      const at = items.indexOf(document.activeElement as HTMLElement) + (event.key === 'ArrowDown' ? 1 : -1);
      items.at(at % items.length)?.focus();
      event.preventDefault();
    }
  });
}
