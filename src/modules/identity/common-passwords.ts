const words = ['password', 'passw0rd', 'matkhau', 'qwerty', 'qwertyuiop', 'asdfghjkl', 'zxcvbnm', 'letmein', 'welcome', 'admin', 'administrator', 'iloveyou', 'anhyeuem', 'emyeuanh', 'vietnam', 'gialai', 'chuan', 'laboratory', 'phongthinghiem', 'abcdef', 'abcdefgh', 'abcdefghijkl', 'changeme', 'trustno', 'dragon', 'monkey', 'football', 'sunshine', 'princess', 'superman', 'batman'];
const runs = ['0123456789', '1234567890', '9876543210', 'abcdefghijklmnopqrstuvwxyz', 'qwertyuiopasdfghjklzxcvbnm', '1qaz2wsx3edc4rfv5tgb', 'qazwsxedcrfvtgbyhnujm'];

/**
 * Whether a password of twelve characters or more is still one of those that are tried first: a well-known word lengthened
 * with digits or signs, a run of neighbouring keys, a short piece said over and over.
 */
export function isCommonPassword(password: string): boolean {
  const lower = password.toLowerCase();
  if (new Set(lower).size <= 3) return true;
  for (let size = 1; size <= lower.length / 2; size++) {
    if (lower.length % size === 0 && lower === lower.slice(0, size).repeat(lower.length / size) && size <= 4) return true;
  }
  if (runs.some((run) => (run + run).includes(lower.slice(0, 10)) && (run + run).includes(lower.slice(-8)))) return true;
  const core = lower.replace(/[^\p{L}]/gu, '');
  const letters = [...lower].filter((c) => /\p{L}/u.test(c)).length;
  if (letters === 0) return /^(\d)\1+|^(0?123456789|19\d{2}|20\d{2})/.test(lower) && new Set(lower).size <= 10;
  return words.includes(core) || words.some((word) => core === word + word);
}
