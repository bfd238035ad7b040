import { subscripted } from '../../src/kernel/subscripts.ts';

test.each([
  ['Phốt pho dễ tiêu, hữu hiệu (P2O5)', 'Phốt pho dễ tiêu, hữu hiệu (P₂O₅)'],
  ['Kali tổng số (K2O)', 'Kali tổng số (K₂O)'],
  ['Nitrat (tính theo NO3-)', 'Nitrat (tính theo NO₃-)'],
  ['NH4-N', 'NH₄-N'],
  ['Độ cứng tổng số (tính theo CaCO3)', 'Độ cứng tổng số (tính theo CaCO₃)'],
  ['pH (H2O)', 'pH (H₂O)'],
])('%s is written %s', (plain, written) => expect(subscripted(plain)).toBe(written));

test.each(['Aflatoxin B1', 'Aflatoxin tổng số (B1 + B2 + G1 + G2)', 'H5N1', 'PM10', 'TCVN 6179-1:1996', 'M26-00026', 'XNO3', 'P₂O₅'])('%s stays as it is', (text) => expect(subscripted(text)).toBe(text));
