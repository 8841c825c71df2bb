import type { Database as Connection, Statement } from "better-sqlite3";

const mostKept = 500;

/**
 * Makes a connection keep the statements it compiled, by their SQL text, the least recently used given up first.
 * The query builder asks for the same text again and again and would compile it each time.
 */
export function keepStatements(connection: Connection): Connection {
  const kept = new Map<string, Statement>();
  const compile = connection.prepare.bind(connection);
  connection.prepare = ((text: string): Statement => {
    const statement = kept.get(text) ?? compile(text);
    kept.delete(text);
    kept.set(text, statement);
    const [oldest] = kept.keys();
    if (kept.size > mostKept && oldest !== undefined) kept.delete(oldest);
    return statement;
  }) as Connection["prepare"];
  return connection;
}
