import { join } from 'node:path';
import { z } from 'zod';
import { root } from './platform/root.ts';

const loopback = /^http:\/\/(localhost|127\.0\.0\.1|\[::1\])(:\d+)?$/;

const environment = z.object({
  NODE_ENV: z.enum(['production', 'development', 'test']).default('development'),
  PORT: z.coerce.number().int().min(0).max(65535).default(3000),
  HOST: z.string().optional(),
  DATABASE_URL: z.string().optional(),
  REDIS_URL: z.string().optional(),
  PUBLIC_URL: z.string().optional(),
  DATA_DIR: z.string().optional(),
  SMTP_URL: z.string().optional(),
  MAIL_FROM: z.string().default('Chuẩn <no-reply@localhost>'),
  LOG_LEVEL: z.enum(['fatal', 'error', 'warn', 'info', 'debug', 'silent']).default('info'),
  TRUSTED_PROXIES: z.coerce.number().int().min(0).max(5).default(0),
  CHUAN_DEMO: z.enum(['yes', 'no']).optional(),
});

export interface Config {
  readonly production: boolean;
  readonly port: number;
  readonly host: string | undefined;
  /** PostgreSQL address or path of the SQLite file. */
  readonly databaseUrl: string;
  readonly redisUrl: string | undefined;
  /** Without a trailing slash. Links in mail and QR codes start with it. */
  readonly publicUrl: string;
  readonly dataDir: string;
  readonly mail: { from: string; smtp: string | undefined };
  readonly logLevel: string;
  readonly proxies: number;
  /** Whether an empty database gets the demonstration laboratory. */
  readonly demonstration: boolean;
}

/** Reads the environment once. Throws one error that names every variable that cannot be taken. */
export function readConfig(env: NodeJS.ProcessEnv = process.env): Config {
  const parsed = environment.safeParse(env);
  if (!parsed.success) throw new Error(`environment: ${parsed.error.issues.map((issue) => `${issue.path.join('.')}: ${issue.message}`).join('; ')}`);
  const e = parsed.data;
  const production = e.NODE_ENV === 'production';
  const publicUrl = (e.PUBLIC_URL ?? `http://localhost:${e.PORT}`).replace(/\/+$/, '');
  if (production && !e.PUBLIC_URL) throw new Error('environment: PUBLIC_URL is required in production: it stands in every QR code and message');
  if (production && !publicUrl.startsWith('https://') && !loopback.test(publicUrl)) throw new Error('environment: PUBLIC_URL must be https outside loopback');
  const dataDir = e.DATA_DIR ?? join(root, 'data');
  return Object.freeze({
    production,
    port: e.PORT,
    host: e.HOST,
    databaseUrl: e.DATABASE_URL ?? join(dataDir, 'chuan.sqlite'),
    redisUrl: e.REDIS_URL,
    publicUrl,
    dataDir,
    mail: { from: e.MAIL_FROM, smtp: e.SMTP_URL },
    logLevel: e.LOG_LEVEL,
    proxies: e.TRUSTED_PROXIES,
    demonstration: !production && e.CHUAN_DEMO !== 'no',
  });
}

/** For the start of a process: what cannot be taken is told in one sentence, and the process ends. */
export function readConfigOrStop(): Config {
  try {
    return readConfig();
  } catch (error) {
    console.error((error as Error).message);
    process.exit(1);
  }
}
