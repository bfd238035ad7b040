import { text } from 'node:stream/consumers';
import { readConfigOrStop } from './config.ts';
import { createContainer, type Container } from './container.ts';
import { verifyAudit } from './platform/audit/verify.ts';
import { migrate } from './platform/database/orm.ts';
import { loadCatalogue } from './modules/catalogue/index.ts';

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
      console.log(JSON.stringify(await loadCatalogue(container), null, 2));
      return 0;
    },
  },
  compute: {
    usage: 'chuan compute < case.json',
    does: 'one calculation as JSON in ({"do": NAME, …}), its figures as JSON out; exit code 2 and the reason when it cannot be done',
    async alone() {
      const { computeText } = await import('./modules/calculator/index.ts');
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
      await migrate(orm);
      return 0;
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
const container = await createContainer(readConfigOrStop());
try {
  process.exitCode = await verb.run(container, args);
} catch (error) {
  console.error((error as Error).message);
  process.exitCode = 1;
} finally {
  await container.close();
}
