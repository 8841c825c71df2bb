import { type Column, type SQL, sql } from "drizzle-orm";

/** Latest first, rows without a value last: left to itself PostgreSQL puts them before all others, SQLite after. */
export const latestFirst = (column: Column): SQL => sql`${column} desc nulls last`;

/** Whether a text holds a word, whatever its capitals: LIKE alone minds them on PostgreSQL and not on SQLite. */
export const holdsWord = (column: Column, word: string): SQL =>
  sql`lower(${column}) like ${`%${word.toLowerCase()}%`}`;
