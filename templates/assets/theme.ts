const root = document.documentElement;
const dark = matchMedia('(prefers-color-scheme: dark)');

/** The theme switch: keeps the choice in the cookie `theme`, so that the server draws the next page in it at once. */
export function startTheme(): void {
  if (!root.dataset['theme']) {
    const kept = /(?:^|; )theme=(light|dark)/.exec(document.cookie)?.[1];
    if (kept) root.dataset['theme'] = kept;
  }
  for (const button of document.querySelectorAll<HTMLElement>('[data-theme-switch]')) {
    button.hidden = false;
    button.addEventListener('click', () => {
      const now = root.dataset['theme'] ?? (dark.matches ? 'dark' : 'light');
      const next = now === 'dark' ? 'light' : 'dark';
      root.dataset['theme'] = next;
      document.cookie = `theme=${next}; path=/; max-age=31536000; samesite=lax${location.protocol === 'https:' ? '; secure' : ''}`;
    });
  }
}
