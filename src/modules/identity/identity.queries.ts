import type { Em } from '../../platform/database/orm.ts';
import { laboratoryOf } from './laboratory.ts';
import { Person } from './person.ts';

/** Password of every account of the demonstration laboratory; it exists only outside production. */
export const demonstrationPassword = 'mau-thu-nghiem-gia-lai';
export const demonstrationDomain = '@mau.chuan.example';

/** The accounts that the sign-in page shows, only in a demonstration laboratory. */
export async function demonstrationAccounts(em: Em): Promise<{ password: string; accounts: Array<Pick<Person, 'email' | 'name' | 'roles'>> } | null> {
  if (!(await laboratoryOf(em))?.demonstration) return null;
  const accounts = await em.find(Person, { state: 'active', email: { $like: `%${demonstrationDomain}` } }, { orderBy: { id: 'asc' }, limit: 20 });
  return { password: demonstrationPassword, accounts };
}
