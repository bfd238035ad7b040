/**
 * Text for searching: lower case, without diacritics (đ becomes d), single spaces. "Hợp tác xã Đắk Đoa" → "hop tac xa dak doa".
 * Both databases index what this returns, so that a search never depends on a collation.
 */
export const fold = (text: string): string =>
  text.normalize('NFD').replace(/\p{M}/gu, '').replace(/[đĐ]/g, 'd').toLowerCase().replace(/\s+/g, ' ').trim();
