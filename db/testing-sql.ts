import { type SQL, sql } from "drizzle-orm";
import type { Reader, Store, Transaction } from "./engine/store.ts";
import { triggerNames } from "./engine/triggers.ts";

type Raw = Record<"run" | "execute", (query: SQL) => Promise<unknown>>;

/** Runs one statement as it stands: what somebody with the database in hand could do behind Plinth's back. */
export async function runSql({ engine, db }: Reader, statement: string): Promise<void> {
  const raw = db as unknown as Raw;
  await (engine === "sqlite" ? raw.run(sql.raw(statement)) : raw.execute(sql.raw(statement)));
}

/** Takes every guard off and lets rows stand without their parents, until the transaction is taken back. */
async function takeGuardsOff(tx: Transaction): Promise<void> {
  if (tx.engine === "postgres") return runSql(tx, "set local session_replication_role = replica");
  await runSql(tx, "pragma defer_foreign_keys = on");
  for (const name of triggerNames) await runSql(tx, `drop trigger "${name}"`);
}

/** What is found after somebody with the database in hand changed something; all of it is taken back. */
export async function tamper<Found>(
  store: Store,
  change: (tx: Transaction) => Promise<unknown>,
  look: (reader: Reader) => Promise<Found>,
): Promise<Found> {
  const takenBack = new Error("taken back");
  let found: { answer: Found } | undefined;
  try {
    await store.write(async (tx) => {
      await takeGuardsOff(tx);
      await change(tx);
      found = { answer: await look(tx) };
      throw takenBack;
    });
  } catch (error) {
    if (error !== takenBack) throw error;
  }
  if (!found) throw new Error("Nothing was looked at");
  return found.answer;
}
