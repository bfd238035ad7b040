import { execFileSync, type ExecFileSyncOptions } from 'node:child_process';

/**
 * Whether a program that a test needs is on this machine. Where it is not, the test says so and passes; on CI (CI=true) it fails,
 * so that a reader that went missing is noticed.
 */
export function requireBinary(name: string): boolean {
  try {
    execFileSync('which', [name], { stdio: 'ignore' });
    return true;
  } catch {
    const told = `${name} is not installed; what needs it was not tested`;
    if (process.env['CI'] === 'true') throw new Error(told);
    process.stderr.write(`${told}\n`);
    return false;
  }
}

/** Runs a program on bytes given at its standard input and returns what it printed. */
export function runOn(input: Uint8Array, name: string, args: string[], options: ExecFileSyncOptions = {}): Buffer {
  return execFileSync(name, args, { ...options, input, maxBuffer: 64 * 1024 * 1024, stdio: ['pipe', 'pipe', 'pipe'] }) as Buffer;
}
