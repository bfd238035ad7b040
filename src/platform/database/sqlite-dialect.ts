import Database from 'better-sqlite3';
import { CompiledQuery, SqliteDialect, SqliteDriver, type DatabaseConnection, type Driver, type SqliteDialectConfig } from 'kysely';

/** Takes the write lock at once, so that no transaction has to be refused later because another process wrote meanwhile. */
class ImmediateDriver extends SqliteDriver {
  override async beginTransaction(connection: DatabaseConnection): Promise<void> {
    await connection.executeQuery(CompiledQuery.raw('begin immediate'));
  }
}

class ImmediateDialect extends SqliteDialect {
  readonly #config: SqliteDialectConfig;
  constructor(config: SqliteDialectConfig) {
    super(config);
    this.#config = config;
  }
  override createDriver(): Driver {
    return new ImmediateDriver(this.#config);
  }
}

/**
 * One durable connection to an SQLite file: WAL, so that readers never wait for the writer; `synchronous = FULL`, so that what
 * was acknowledged survives a power cut (an existing WAL file is otherwise opened with NORMAL); foreign keys checked.
 */
export function openSqlite(file: string): Database.Database {
  const database = new Database(file);
  database.pragma('journal_mode = WAL');
  database.pragma('synchronous = FULL');
  database.pragma('foreign_keys = ON');
  database.pragma('busy_timeout = 10000');
  return database;
}

const rememberedStatements = 500;
const transactionWords: ReadonlySet<string> = new Set(['begin immediate', 'commit', 'rollback']);

/** Statements with places for values, and those of every transaction, are compiled once: a page or a command asks the same again and again. */
function rememberStatements(database: Database.Database): Database.Database {
  const compile = database.prepare.bind(database);
  const known = new Map<string, Database.Statement>();
  database.prepare = ((text: string) => {
    if (!text.includes('?') && !transactionWords.has(text)) return compile(text);
    let statement = known.get(text);
    if (!statement) {
      if (known.size >= rememberedStatements) known.clear();
      known.set(text, (statement = compile(text)));
    }
    return statement;
  }) as typeof database.prepare;
  return database;
}

export const sqliteDialect = (file: string): SqliteDialect => new ImmediateDialect({ database: async () => rememberStatements(openSqlite(file)) as never });
