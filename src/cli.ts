import { mkdir, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { text } from 'node:stream/consumers';
import { systemClock } from './kernel/clock.ts';
import type { Container } from './container.ts';

/** `run` gets the container, which opens the database; `alone` needs nothing but its arguments. Both answer the exit code. */
type Verb = { usage: string; does: string } & (
  | { run: (container: Container, args: string[]) => Promise<number> }
  | { alone: (args: string[]) => Promise<number> }
);

const verbs: Record<string, Verb> = {
  'audit verify': {
    usage: 'chuan audit verify',
    does: 'proves the chain of the audit trail, replays it and compares it with the rows; names the first thing that disagrees',
    async run({ orm }) {
      const { verifyAudit } = await import('./platform/audit/verify.ts');
      const { entries, streams, rows, first } = await verifyAudit(orm);
      if (first) {
        console.error(`DISAGREES (${first.kind}) at ${first.where}: ${first.detail}`);
        return 1;
      }
      console.log(`agrees: ${entries} entries in ${streams} streams, ${rows} rows`);
      return 0;
    },
  },
  'catalogue load': {
    usage: 'chuan catalogue load',
    does: 'checks catalogue/*.yaml and loads what changed as new editions',
    async run(container) {
      const { loadCatalogue } = await import('./modules/catalogue/index.ts');
      console.log(JSON.stringify(await loadCatalogue(container), null, 2));
      return 0;
    },
  },
  compute: {
    usage: 'chuan compute < case.json',
    does: 'one calculation as JSON in ({"do": NAME, …}), its figures as JSON out; exit code 2 and the reason when it cannot be done',
    async alone() {
      const { computeText } = await import('./modules/calculator/compute.ts');
      const { answer, refused } = computeText(await text(process.stdin));
      if (refused === undefined) console.log(answer);
      else console.error(refused);
      return refused === undefined ? 0 : 2;
    },
  },
  migrate: {
    usage: 'chuan migrate',
    does: 'brings the database schema up to date',
    run: async ({ orm }) => {
      const { migrate } = await import('./platform/database/orm.ts');
      await migrate(orm);
      return 0;
    },
  },
  validate: {
    usage: 'chuan validate [folder]',
    does: 'carries out every published case and writes validation.json and validation.pdf; exit code 1 when one disagrees',
    async alone([folder = '.']) {
      const [{ readReferenceCases }, { release }, { validate }] = await Promise.all([
        import('./modules/calculator/validation/reference-cases.ts'), import('./modules/calculator/validation/release.ts'), import('./modules/calculator/validation/validate.ts'),
      ]);
      const { drawValidationReport } = await import('../templates/validation/validation-report.ts');
      const { translator } = await import('../templates/locales/index.ts');
      const report = validate(readReferenceCases(), release(systemClock));
      await mkdir(folder, { recursive: true });
      await writeFile(join(folder, 'validation.json'), `${JSON.stringify(report, null, 2)}\n`);
      await writeFile(join(folder, 'validation.pdf'), await drawValidationReport(report, translator('vi')));
      for (const { cases } of report.sources) {
        for (const { id, where, figures } of cases) {
          for (const { path, printed, ours, agrees } of figures) if (!agrees) console.error(`${id} (${where}): ${path} was printed as ${printed}, and is ${ours}`);
        }
      }
      console.log(translator('en')('validation.totals', report.totals));
      return report.totals.casesAgree === report.totals.cases ? 0 : 1;
    },
  },
};

const [first = '', second = '', ...rest] = process.argv.slice(2);
const name = `${first} ${second}` in verbs ? `${first} ${second}` : first;
const verb = verbs[name];
if (!verb) {
  console.log(Object.values(verbs).map(({ usage, does }) => `  ${usage.padEnd(24)} ${does}`).join('\n'));
  process.exit(first === '' || first === 'help' || first === '--help' ? 0 : 2);
}
const args = (name === first ? [second, ...rest] : rest).filter((each) => each !== '');
if ('alone' in verb) process.exit(await verb.alone(args));
// What a calculation does not need is not loaded for it.
const [{ createContainer }, { readConfigOrStop }] = await Promise.all([import('./container.ts'), import('./config.ts')]);
const container = await createContainer(readConfigOrStop());
try {
  process.exitCode = await verb.run(container, args);
} catch (error) {
  console.error((error as Error).message);
  process.exitCode = 1;
} finally {
  await container.close();
}
