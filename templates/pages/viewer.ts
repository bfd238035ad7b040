import type { Actor, Role } from '../../src/kernel/actor.ts';
import type { Locale } from '../../src/kernel/i18n.ts';
import { isMessageKey, translator, type MessageKey, type Translator } from '../locales/index.ts';
import type { Flash } from '../layouts/index.ts';

/** Who looks at a page, in which language, where. The web's `Http` fits. */
export interface Viewed {
  actor: Actor;
  locale: Locale;
  path: string;
  theme: 'light' | 'dark' | undefined;
  flash: string | null;
}

/** The reader of a page, with their language. */
export interface Viewer extends Viewed {
  t: Translator;
}

export const viewerOf = ({ actor, locale, path, theme, flash }: Viewed): Viewer => ({ actor, locale, path, theme, flash, t: translator(locale) });

/** What the form before did, in words; only messages made for this are shown. */
export const flashOf = ({ t, flash }: Viewer): Flash | null => (flash?.includes('.done.') && isMessageKey(flash) ? { tone: 'good', text: t(flash) } : null);

export const roleName = (t: Translator, role: Role): string => t(`role.${role}` as MessageKey);

/** All duties of a person, in words. */
export const rolesOf = (t: Translator, roles: readonly Role[]): string => roles.map((role) => roleName(t, role)).join(', ');
