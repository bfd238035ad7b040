import { hashPassword, newPassword, passwordFits } from '../../../src/modules/identity/passwords.ts';

const told = (password: string): string | null => {
  const { error } = newPassword().safeParse(password);
  return error ? ((error.issues[0] as unknown as { params: { key: string } }).params.key) : null;
};

test('a new password has 12 to 200 characters of any kind and is none that is tried first', () => {
  expect(told('caphegialai')).toBe('identity.error.password-short');
  expect(told('cà phê Ia Gr')).toBeNull();
  expect(told('mười hai chữ tiếng Việt, cả dấu cách')).toBeNull();
  expect(told('x7'.concat('một câu rất dài '.repeat(6)))).toBeNull();
  expect(told('ab1 '.repeat(50).concat('x'))).toBe('identity.error.password-long');
  for (const known of ['password1234', 'matkhau123456', 'qwertyuiop12', '123456789012', 'aaaaaaaaaaaa', 'abcabcabcabc', 'vietnam2026!!', 'gialai123456']) expect([known, told(known)]).toEqual([known, 'identity.error.password-common']);
});

test('what is kept is Argon2id with 19 MiB and two passes; however the letters were composed the password fits', async () => {
  const kept = await hashPassword('phòng thử nghiệm'.normalize('NFC'));
  expect(kept).toMatch(/^\$argon2id\$v=19\$m=19456,t=2,p=1\$/);
  expect(kept).not.toBe(await hashPassword('phòng thử nghiệm'));
  expect(await passwordFits(kept, 'phòng thử nghiệm'.normalize('NFD'))).toBe(true);
  expect(await passwordFits(kept, 'phòng thử nghiệm ')).toBe(false);
  expect(await passwordFits(null, 'no account has this one')).toBe(false);
});
