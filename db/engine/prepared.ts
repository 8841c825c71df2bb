import type { Tables } from "#db/schema/tables.ts";
import type { Db, PreparableQuery, Reader } from "./store.ts";

type Prepared = { execute: (params: Record<string, unknown>) => PromiseLike<unknown> };

/** Keeps each hot statement prepared on its connection under its key. */
export function makePrepared(db: Db, t: Tables): Reader["prepared"] {
  const kept = new Map<string, Prepared>();
  return <Row>(key: string, build: (db: Db, t: Tables) => PreparableQuery<Row>) => {
    let statement = kept.get(key);
    if (!statement) {
      // PostgreSQL wants a name for the statement; SQLite ignores it.
      statement = (build(db, t) as unknown as { prepare: (name: string) => Prepared }).prepare(key);
      kept.set(key, statement);
    }
    const ready = statement;
    return async (params: Record<string, unknown>) => (await ready.execute(params)) as Row;
  };
}
