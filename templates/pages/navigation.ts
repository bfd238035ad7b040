import { holds, type Actor, type Role } from '../../src/kernel/actor.ts';
import type { IconName } from '../components/index.ts';
import type { NavItem } from '../layouts/index.ts';
import type { MessageKey, Translator } from '../locales/index.ts';

interface Place {
  href: string;
  label: MessageKey;
  /** Where the room is narrow: the bar at the foot of a phone. */
  short?: MessageKey;
  icon: IconName;
  key: string;
  for: readonly Role[];
}

const staff: readonly Role[] = ['receptionist', 'technician', 'verifier', 'technical-manager', 'quality-manager'];

/** Every place of the product, and whose it is; the order is that of the corridor. */
const places: readonly Place[] = [
  { href: '/', label: 'nav.home', icon: 'home', key: 'h', for: ['enterprise', ...staff, 'programme-officer', 'administrator'] },
  { href: '/requests', label: 'nav.requests', short: 'nav.short.requests', icon: 'request', key: 'r', for: ['enterprise', 'receptionist', 'technical-manager', 'quality-manager'] },
  { href: '/samples', label: 'nav.samples', icon: 'sample', key: 's', for: ['receptionist', 'verifier', 'technical-manager', 'quality-manager'] },
  { href: '/work', label: 'nav.work', short: 'nav.short.work', icon: 'clock', key: 'w', for: ['technician'] },
  { href: '/worksheets', label: 'nav.worksheets', short: 'nav.short.worksheets', icon: 'worksheet', key: 'p', for: ['technician', 'verifier', 'technical-manager'] },
  { href: '/external-tests', label: 'nav.external', short: 'nav.short.external', icon: 'upload', key: 'x', for: ['receptionist', 'technician'] },
  { href: '/verification', label: 'nav.verification', icon: 'check', key: 'v', for: ['verifier', 'technical-manager'] },
  { href: '/authorisation', label: 'nav.authorisation', icon: 'certificate', key: 'a', for: ['technical-manager'] },
  { href: '/certificates', label: 'nav.certificates', short: 'nav.short.certificates', icon: 'certificate', key: 'c', for: ['enterprise', 'receptionist', 'technical-manager', 'quality-manager'] },
  { href: '/enterprises', label: 'nav.enterprises', icon: 'people', key: 'e', for: ['receptionist', 'administrator'] },
  { href: '/regulations', label: 'nav.regulations', icon: 'quality', key: 'q', for: ['quality-manager', 'technical-manager', 'receptionist', 'technician', 'programme-officer'] },
  { href: '/methods', label: 'nav.methods', icon: 'catalogue', key: 'm', for: ['quality-manager', 'technical-manager', 'receptionist', 'technician'] },
  { href: '/calculator', label: 'nav.calculator', icon: 'chart', key: 'k', for: staff },
  { href: '/validations', label: 'nav.validations', icon: 'result', key: 'y', for: staff },
  { href: '/people', label: 'nav.people', icon: 'person', key: 'n', for: ['administrator'] },
  { href: '/laboratory', label: 'nav.laboratory', icon: 'quality', key: 'l', for: ['administrator'] },
  { href: '/notices', label: 'nav.notices', icon: 'mail', key: 't', for: ['administrator'] },
  { href: '/jobs', label: 'nav.jobs', icon: 'settings', key: 'j', for: ['administrator'] },
];

/** The places of a person's duties. */
export const navigation = (t: Translator, actor: Actor): NavItem[] =>
  places.filter((place) => holds(actor, ...place.for)).map(({ href, label, short, icon, key }) => ({ href, label: t(label), ...(short ? { short: t(short) } : {}), icon, key }));
