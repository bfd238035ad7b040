import { compute, computeText } from '../../../src/modules/calculator/index.ts';

test.each([
  ['{"do":"round","value":"2.345","mode":"half-even","to":{"decimals":2}}', '2.34'],
  ['{"do":"round","value":2.3450,"mode":"half-up","to":{"decimals":2}}', '2.35'],
  ['{"do":"round","value":"0.049996","to":{"significant":3}}', '0.0500'],
  ['{"do":"round","value":"10.234","to":{"uncertainty":"0.0357"}}', '10.234'],
  ['{"do":"round","value":123456789012345678901234567890.5,"to":{"decimals":0}}', '123456789012345678901234567890'],
])('%s', (given, text) => expect(JSON.parse(computeText(given).answer!)).toMatchObject({ text }));

test.each([
  ['{"do":"divine","value":1}', /no calculation “divine”/],
  ['{"do":"round","value":"1,2x","to":{"decimals":2}}', /^value: “1,2x” is not a number/],
  ['{"do":"round","to":{"decimals":2}}', /^value: /],
  ['{"do":"round","value":"1","to":{"decimals":2},"what":1}', /^what: /],
  ['{"value":1}', /^do: /],
  ['[]', /./],
  ['', /not one JSON object/],
])('%s is refused with one clear reason', (given, reason) => expect(computeText(given).refused).toMatch(reason));

test('a qualifier stays with what is rounded', () => {
  expect(compute({ do: 'round', value: '<0.0523', to: { significant: 2 } })).toEqual({ text: '<0.052' });
  expect(compute({ do: 'round', value: '> 1249.6', to: { decimals: 0 } })).toEqual({ text: '>1250' });
  for (const value of ['not detected', 'KPH', 'Không phát hiện']) expect(compute({ do: 'round', value, to: { decimals: 1 } })).toEqual({ text: 'nd' });
});
