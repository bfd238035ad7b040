import { fork, type ChildProcess } from 'node:child_process';
import { extname } from 'node:path';
import { withdrawCertificate } from '../src/modules/certificates/index.ts';
import type { Issued } from './certificates.ts';
import { benchPassword, type BenchLaboratory } from './laboratory.ts';
import { load } from './load.ts';
import { interleave, usedBy, type Comparison } from './measure.ts';

const connections = 16;
const perRound = 2000;

async function start(module: string, argument: string): Promise<{ port: number; child: ChildProcess }> {
  const child = fork(new URL(`./${module}${extname(import.meta.url)}`, import.meta.url), [argument], { env: { ...process.env, NODE_ENV: 'production' } });
  const port = await new Promise<number>((resolve, reject) => {
    child.once('message', (told) => resolve((told as { port: number }).port));
    child.once('exit', () => reject(new Error(`${module} ended`)));
  });
  return { port, child };
}

const usageOf = (child: ChildProcess): Promise<number> => new Promise((resolve) => {
  child.once('message', (told) => resolve(usedBy((told as { usage: NodeJS.CpuUsage }).usage)));
  child.send('usage');
});

const stop = (child: ChildProcess): Promise<void> => new Promise((resolve) => {
  child.once('exit', () => resolve());
  child.disconnect();
});

export interface PublicPage extends Comparison {
  bytes: number;
}

/**
 * The public check of a certificate, pages a second over loopback, each server in a process of its own. Afterwards one certificate is
 * withdrawn and the very next answer must say so: nothing that hides the state is remembered.
 */
export async function benchPage(laboratory: BenchLaboratory, issued: readonly Issued[], { rounds, warm }: { rounds: number; warm: number }): Promise<PublicPage> {
  const paths = issued.map(({ token }) => `/verify/${token}`);
  const [ours, limit] = [await start('page.server', laboratory.folder), await start('page.limit', laboratory.file)];
  try {
    const measure = ({ port, child }: typeof ours) => async () => {
      const before = await usageOf(child);
      const took = await load(port, paths, perRound, connections);
      return { figure: (perRound * 1000) / took, processor: ((await usageOf(child)) - before) / perRound };
    };
    const comparison = await interleave(measure(ours), measure(limit), { rounds, warm });
    const read = async () => (await fetch(`http://127.0.0.1:${ours.port}${paths[0]}`)).text();
    const before = await read();
    await laboratory.container.runner.run(withdrawCertificate, { certificateId: issued[0]!.id, reason: 'Đo', password: benchPassword }, { actor: laboratory.manager });
    const after = await read();
    if (!before.includes(issued[0]!.number) || before === after) throw new Error('the page did not tell that its certificate was withdrawn');
    return { ...comparison, bytes: Buffer.byteLength(before) };
  } finally {
    await Promise.all([stop(ours.child), stop(limit.child)]);
  }
}
