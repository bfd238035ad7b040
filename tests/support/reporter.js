import { mkdirSync, writeFileSync } from 'node:fs';
import { relative } from 'node:path';

const combinations = ['sqlite and embedded', 'sqlite and bullmq', 'postgresql and embedded', 'postgresql and bullmq'];
const standing = process.env['CHUAN_TEST_COMBINATION'] ?? combinations[0];

/** Closes a run with plain figures, and writes which tests ran for the documents' check. */
export default class Reporter {
  #whole;

  constructor(globalConfig) {
    // A run of some files alone must not pass for the whole.
    this.#whole = globalConfig.nonFlagArgs.length === 0 && !process.env['CHUAN_TEST_COMBINATION'];
  }

  onRunComplete(_contexts, results) {
    const tests = results.testResults.flatMap((file) => file.testResults.map((test) => ({ file: relative(process.cwd(), file.testFilePath), name: test.fullName, status: test.status })));
    mkdirSync('.reports', { recursive: true });
    if (this.#whole) writeFileSync('.reports/tests.json', JSON.stringify(tests));
    const counts = Object.fromEntries(combinations.map((name) => [name, 0]));
    for (const { name } of tests) counts[combinations.find((combination) => name.includes(combination)) ?? standing]++;
    for (const [name, count] of Object.entries(counts)) if (count) console.log(`${name}: ${count} tests`);
    const broken = results.testResults.filter((file) => file.testExecError && file.numFailingTests === 0).length;
    console.log(`${results.numPassedTests} passed, ${results.numFailedTests + broken} failed${results.numPendingTests ? `, ${results.numPendingTests} skipped` : ''}`);
  }
}
