/** In a list (`table[data-rows]`) the arrows, Home and End go from row to row; Enter follows the row's link by itself. */
export function startLists(): void {
  document.addEventListener('keydown', (event) => {
    if (event.ctrlKey || event.metaKey || event.altKey || event.shiftKey) return;
    const target = event.target as Element;
    const table = target.closest('table[data-rows]') ?? (target.matches('.table-frame') ? target.querySelector('table[data-rows]') : null);
    if (!table || target.matches('select, textarea')) return;
    const rows = [...table.querySelectorAll<HTMLAnchorElement>('tbody .row-link')];
    const here = rows.findIndex((row) => row.closest('tr')!.contains(target));
    const last = rows.length - 1;
    const to = { ArrowDown: Math.min(here + 1, last), ArrowUp: Math.max(here - 1, 0), Home: 0, End: last }[event.key];
    if (to === undefined) return;
    event.preventDefault();
    rows[to]?.focus();
    rows[to]?.closest('tr')!.scrollIntoView({ block: 'nearest' });
  });
}
