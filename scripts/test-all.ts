/** `npm run test:all`: the whole suite on all four combinations of database and queue, each with servers of its own. */
import { spawnSync } from 'node:child_process';
import { available, startPostgres, startRedis } from '../tests/support/servers.ts';

const combinations = [
  { name: 'sqlite and embedded', postgres: false, redis: false },
  { name: 'sqlite and bullmq', postgres: false, redis: true },
  { name: 'postgresql and embedded', postgres: true, redis: false },
  { name: 'postgresql and bullmq', postgres: true, redis: true },
];

if (!available('initdb', 'postgres', 'redis-server', 'redis-cli')) process.exit(1);
const [postgres, redis] = await Promise.all([startPostgres(), startRedis()]);
const failed: string[] = [];
for (const { name, ...with_ } of combinations) {
  console.log(`\n=== ${name}`);
  const env = { ...process.env, CHUAN_TEST_COMBINATION: name, ...(with_.postgres ? { CHUAN_TEST_POSTGRES: postgres.url } : {}), ...(with_.redis ? { CHUAN_TEST_REDIS: redis.url } : {}) };
  const { status } = spawnSync(process.execPath, ['--experimental-vm-modules', '--no-warnings', 'node_modules/jest/bin/jest.js', ...process.argv.slice(2)], { stdio: 'inherit', env });
  if (status !== 0) failed.push(name);
}
await postgres.stop();
await redis.stop();
console.log(failed.length ? `\nfailed: ${failed.join(', ')}` : '\nall four combinations passed');
process.exit(failed.length ? 1 : 0);
