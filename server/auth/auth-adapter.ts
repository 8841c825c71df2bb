import type { BetterAuthOptions } from "better-auth";
import { createAdapterFactory } from "better-auth/adapters";
import { and, asc, desc, eq, gt, gte, inArray, isNull, like, lt, lte, ne, or, type SQL } from "drizzle-orm";
import type { SQLiteColumn, SQLiteTable } from "drizzle-orm/sqlite-core";
import { newId } from "#db/engine/ids.ts";
import type { Reader, Store } from "#db/engine/store.ts";
import type { Clock } from "#server/clock.ts";

type Where = { field: string; value: unknown; operator?: string; connector?: string };
type Row = Record<string, unknown>;
type LooseTable = SQLiteTable & Record<string, SQLiteColumn>;

function tableOf(reader: Reader, model: string): LooseTable {
  const { authUsers, authSessions, authAccounts, authVerifications } = reader.t;
  const tables: Record<string, unknown> = {
    user: authUsers,
    session: authSessions,
    account: authAccounts,
    verification: authVerifications,
  };
  const table = tables[model];
  if (!table) throw new Error(`No table for the sign-in model ${model}`);
  return table as LooseTable;
}

function conditionOf(table: LooseTable, clause: Where): SQL | undefined {
  const column = table[clause.field];
  if (!column) throw new Error(`No column ${clause.field}`);
  const { value } = clause;
  switch (clause.operator ?? "eq") {
    case "eq":
      return value === null ? isNull(column) : eq(column, value);
    case "ne":
      return ne(column, value);
    case "lt":
      return lt(column, value);
    case "lte":
      return lte(column, value);
    case "gt":
      return gt(column, value);
    case "gte":
      return gte(column, value);
    case "in":
      return inArray(column, value as unknown[]);
    case "starts_with":
      return like(column, `${String(value)}%`);
    default:
      throw new Error(`The sign-in store does not answer ${clause.operator}`);
  }
}

function whereOf(table: LooseTable, where: readonly Where[] | undefined): SQL | undefined {
  if (!where || where.length === 0) return undefined;
  const all = where.filter((clause) => clause.connector !== "OR").map((clause) => conditionOf(table, clause));
  const any = where.filter((clause) => clause.connector === "OR").map((clause) => conditionOf(table, clause));
  return and(...all, any.length > 0 ? or(...any) : undefined);
}

/**
 * Sign-in's tables through the Store: every write goes through the writer queue, so that a slow write elsewhere makes
 * signing in wait its turn and never blocks the process. Dates are milliseconds in our tables.
 */
export function makeAuthAdapter(store: Store, clock: Clock) {
  return createAdapterFactory<BetterAuthOptions>({
    config: {
      adapterId: "plinth",
      supportsDates: true,
      supportsBooleans: true,
      supportsNumericIds: false,
      customIdGenerator: () => newId(clock.now()),
      customTransformInput: ({ data }: { data: unknown }) => (data instanceof Date ? data.getTime() : data),
      customTransformOutput: ({
        data,
        fieldAttributes,
      }: {
        data: unknown;
        fieldAttributes: { type?: unknown };
      }) => (fieldAttributes.type === "date" && typeof data === "number" ? new Date(data) : data),
    },
    adapter: () => ({
      create: ({ model, data }) =>
        store.write(async (tx) => {
          const [row] = await tx.db.insert(tableOf(tx, model)).values(data).returning();
          return row as never;
        }),
      findOne: async ({ model, where }) => {
        const table = tableOf(store, model);
        const [row] = await store.db
          .select()
          .from(table)
          .where(whereOf(table, where as Where[]))
          .limit(1);
        return (row ?? null) as never;
      },
      findMany: async ({ model, where, limit, sortBy, offset }) => {
        const table = tableOf(store, model);
        const column = sortBy ? table[sortBy.field] : undefined;
        const order = column ? [sortBy?.direction === "desc" ? desc(column) : asc(column)] : [];
        const rows = await store.db
          .select()
          .from(table)
          .where(whereOf(table, where as Where[]))
          .orderBy(...order)
          .limit(Math.min(limit, 100))
          .offset(offset ?? 0);
        return rows as never;
      },
      update: ({ model, where, update }) =>
        store.write(async (tx) => {
          const table = tableOf(tx, model);
          const [row] = await tx.db
            .update(table)
            .set(update as Row)
            .where(whereOf(table, where as Where[]))
            .returning();
          return (row ?? null) as never;
        }),
      updateMany: ({ model, where, update }) =>
        store.write(async (tx) => {
          const table = tableOf(tx, model);
          return (
            await tx.db
              .update(table)
              .set(update as Row)
              .where(whereOf(table, where as Where[]))
              .returning()
          ).length;
        }),
      delete: ({ model, where }) =>
        store.write(async (tx) => {
          const table = tableOf(tx, model);
          await tx.db.delete(table).where(whereOf(table, where as Where[]));
        }),
      deleteMany: ({ model, where }) =>
        store.write(async (tx) => {
          const table = tableOf(tx, model);
          return (
            await tx.db
              .delete(table)
              .where(whereOf(table, where as Where[]))
              .returning()
          ).length;
        }),
      count: async ({ model, where }) => {
        const table = tableOf(store, model);
        return store.db.$count(table, whereOf(table, where as Where[]));
      },
    }),
  });
}
