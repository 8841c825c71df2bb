import { getTableColumns, sql } from "drizzle-orm";
import type { SQLiteColumn, SQLiteTable } from "drizzle-orm/sqlite-core";
import type { Transaction } from "#db/engine/store.ts";
import type { Tables } from "#db/schema/tables.ts";

/** Parents before children, as the foreign keys ask. Documents come after the lines they close. */
const order = [
  "organizations",
  "clinics",
  "staff",
  "memberships",
  "patients",
  "searchTerms",
  "conditions",
  "medications",
  "observations",
  "precautions",
  "precautionEvents",
  "referrals",
  "episodes",
  "consultations",
  "prescriptions",
  "prescriptionVersions",
  "prescriptionLines",
  "prescriptionEvents",
  "limits",
  "limitEvents",
  "plansOfCare",
  "planOfCareEvents",
  "planOfCareStates",
  "signedDocuments",
  "bookings",
  "bookingSlots",
  "planSnapshots",
  "sessions",
  "performedDoses",
  "adjustments",
  "currentDoses",
  "changeRequests",
  "requestEvents",
  "scores",
  "patientSignals",
  "decisions",
  "decisionEvents",
] as const satisfies readonly (keyof Tables)[];
export type LargeTable = (typeof order)[number];
type Row<Name extends LargeTable> = Tables[Name]["$inferInsert"];

/** Rows of one batch, by table. */
export type Batch = {
  add: <Name extends LargeTable>(name: Name, row: Row<Name>) => void;
  /** Writes everything that was added and answers how many rows each table took; PostgreSQL may run it twice. */
  write: (tx: Transaction) => Promise<Map<LargeTable, number>>;
  clear: () => void;
};

export function makeBatch(): Batch {
  const kept = new Map<LargeTable, object[]>();
  return {
    add: (name, row) => {
      const rows = kept.get(name);
      if (rows) rows.push(row);
      else kept.set(name, [row]);
    },
    write: async (tx) => {
      const written = new Map<LargeTable, number>();
      for (const name of order) {
        const rows = kept.get(name) ?? [];
        if (rows.length > 0) await insertAll(tx, name, rows);
        written.set(name, rows.length);
      }
      return written;
    },
    clear: () => kept.clear(),
  };
}

/** One INSERT per row, prepared once per connection: the same on both engines, and its memory is one row. */
async function insertAll(tx: Transaction, name: LargeTable, rows: readonly object[]): Promise<void> {
  const table = tx.t[name] as unknown as SQLiteTable;
  const columns = Object.entries(getTableColumns(table)) as [string, SQLiteColumn][];
  const insert = tx.prepared(`large.${name}`, (db) =>
    db.insert(table).values(Object.fromEntries(columns.map(([key]) => [key, sql.placeholder(key)])) as never),
  );
  const defaults = Object.fromEntries(columns.map(([key, column]) => [key, column.default ?? null]));
  for (const row of rows) await insert({ ...defaults, ...row });
}
