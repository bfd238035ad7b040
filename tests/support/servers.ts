import { spawn, spawnSync, type ChildProcess } from 'node:child_process';
import { chownSync, existsSync, mkdtempSync, readdirSync, rmSync } from 'node:fs';
import { randomUUID } from 'node:crypto';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

/** A server of this test's own, on loopback. */
export interface PrivateServer {
  url: string;
  stop(): Promise<void>;
  /** Stops it at once and starts it again on the same port with what it kept. */
  kill(): Promise<void>;
  start(): Promise<void>;
}

const binary = (name: string): string | null => {
  const postgres = '/usr/lib/postgresql';
  const versions = existsSync(postgres) ? readdirSync(postgres).sort((a, b) => Number(b) - Number(a)) : [];
  const found = [...versions.map((version) => join(postgres, version, 'bin', name)), ...(process.env['PATH'] ?? '').split(':').map((folder) => join(folder, name))];
  return found.find((path) => existsSync(path)) ?? null;
};

/**
 * Whether a test that needs these programs can run. On a machine without them the test says so and passes over; where CI is
 * set they must be there.
 */
export function available(...names: string[]): boolean {
  const missing = names.filter((name) => binary(name) === null);
  if (missing.length === 0) return true;
  if (process.env['CI'] === 'true') throw new Error(`CI must have ${missing.join(', ')}`);
  console.warn(`not tested here: ${missing.join(', ')} is not installed`);
  return false;
}

const freePort = (): Promise<number> =>
  new Promise((resolve) => {
    const probe = createServer();
    probe.listen(0, '127.0.0.1', () => {
      const { port } = probe.address() as { port: number };
      probe.close(() => resolve(port));
    });
  });

async function until(ready: () => boolean, what: string): Promise<void> {
  for (let i = 0; i < 200; i++) {
    if (ready()) return;
    await new Promise((resolve) => setTimeout(resolve, 50));
  }
  throw new Error(`${what} did not start`);
}

const ended = (child: ChildProcess): Promise<void> => (child.exitCode !== null || child.signalCode !== null ? Promise.resolve() : new Promise((resolve) => void child.once('exit', () => resolve())));

/** A Redis that keeps an append-only file, as in production. */
export async function startRedis(): Promise<PrivateServer> {
  const port = await freePort();
  const folder = mkdtempSync(join(tmpdir(), 'chuan-redis-'));
  let child: ChildProcess;
  const start = async (): Promise<void> => {
    child = spawn(binary('redis-server')!, ['--port', String(port), '--bind', '127.0.0.1', '--dir', folder, '--appendonly', 'yes', '--maxmemory-policy', 'noeviction', '--save', ''], { stdio: 'ignore' });
    await until(() => spawnSync(binary('redis-cli')!, ['-p', String(port), 'ping']).stdout?.toString().startsWith('PONG') ?? false, 'redis');
  };
  await start();
  return {
    url: `redis://127.0.0.1:${port}`,
    start,
    async kill() {
      child.kill('SIGKILL');
      await ended(child);
    },
    async stop() {
      child.kill('SIGTERM');
      await ended(child);
      rmSync(folder, { recursive: true, force: true });
    },
  };
}

/** initdb and postgres refuse root: as root they run as the unprivileged user that Debian makes for them, or as nobody. */
function unprivileged(): { uid: number; gid: number } | undefined {
  if (process.getuid?.() !== 0) return undefined;
  const of = (flag: string, name: string) => Number(spawnSync('id', [flag, name]).stdout?.toString().trim() || Number.NaN);
  const name = Number.isNaN(of('-u', 'postgres')) ? 'nobody' : 'postgres';
  return { uid: of('-u', name), gid: of('-g', name) };
}

/** A PostgreSQL server with an empty cluster; `database()` makes a new database on it. */
export async function startPostgres(): Promise<PrivateServer & { database(): Promise<string> }> {
  const port = await freePort();
  const folder = mkdtempSync(join(tmpdir(), 'chuan-pg-'));
  const as = unprivileged();
  if (as) chownSync(folder, as.uid, as.gid);
  const data = join(folder, 'data');
  const made = spawnSync(binary('initdb')!, ['-D', data, '-U', 'chuan', '-A', 'trust', '-E', 'UTF8', '--no-locale', '-N'], { ...as, encoding: 'utf8' });
  if (made.status !== 0) throw new Error(`initdb: ${made.stderr}`);
  let child: ChildProcess;
  const start = async (): Promise<void> => {
    child = spawn(binary('postgres')!, ['-D', data, '-p', String(port), '-h', '127.0.0.1', '-k', folder, '-c', 'fsync=off', '-c', 'max_connections=60'], { ...as, stdio: 'ignore' });
    await until(() => spawnSync(binary('pg_isready')!, ['-h', '127.0.0.1', '-p', String(port)]).status === 0, 'postgres');
  };
  await start();
  return {
    url: `postgresql://chuan@127.0.0.1:${port}/postgres`,
    start,
    database: () => newDatabase(`postgresql://chuan@127.0.0.1:${port}/postgres`),
    async kill() {
      child.kill('SIGQUIT');
      await ended(child);
    },
    async stop() {
      child.kill('SIGINT');
      await ended(child);
      rmSync(folder, { recursive: true, force: true });
    },
  };
}

/** A new empty database on a server. */
export async function newDatabase(url: string): Promise<string> {
  const { hostname, port, username } = new URL(url);
  const name = `chuan_${randomUUID().replaceAll('-', '')}`;
  const { status, stderr } = spawnSync(binary('createdb')!, ['-h', hostname, '-p', port, '-U', username, name], { encoding: 'utf8' });
  if (status !== 0) throw new Error(stderr);
  return `postgresql://${username}@${hostname}:${port}/${name}`;
}
