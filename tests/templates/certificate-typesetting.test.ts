import * as fc from 'fast-check';
import { PdfWriter, type Run, type TextBlock } from '../../src/platform/pdf/index.ts';

const { type } = await PdfWriter.open({ title: 'x', author: 'x', date: new Date('2026-11-25'), lang: 'vi', pageSize: [100, 100] });

const run = (text: string): Run => ({ text, face: 'regular', size: 9, color: '#000000' });
const word = fc.string({ unit: fc.constantFrom(...'ắộỹđNgaxbc0123,./-±≤²µ°'), minLength: 1, maxLength: 30 });
const textWords = fc.array(word, { minLength: 1, maxLength: 40 });
const told = (block: TextBlock) => block.lines.map((line) => line.pieces.map((p) => p.text).join('')).join('');

test('breaking loses no letter and no line is wider than its column', () => {
  fc.assert(fc.property(textWords, fc.integer({ min: 20, max: 400 }), (words, width) => {
    const block = type.lay([[run(words.join(' '))]], width);
    expect(told(block).replaceAll(' ', '')).toBe(words.join(''));
    for (const line of block.lines) expect(line.width).toBeLessThanOrEqual(width + 0.1);
  }), { examples: [[['ắc²ắ1.'], 25]] });
});

test('a raised sign never begins a line', () => {
  fc.assert(fc.property(textWords, fc.integer({ min: 120, max: 300 }), (words, width) => {
    const sign: Run = { ...run('\u00a0*'), size: 6, rise: 3 };
    const block = type.lay([[run(`trước ${words.join(' ')} ${'a'.repeat(5)}`), sign]], width);
    for (const line of block.lines) expect(line.pieces[0]?.rise).toBeUndefined();
  }));
});
