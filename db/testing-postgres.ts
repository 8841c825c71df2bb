import type { PGlite } from "@electric-sql/pglite";
import { openPgliteStore } from "./engine/pglite-store.ts";
import type { Store } from "./engine/store.ts";
import { startPglite } from "./testing-pglite.ts";

type Standing = { store: Store; client: PGlite };
let standing: Promise<Standing> | undefined;
async function start(): Promise<Standing> {
  const client = await startPglite();
  return { client, store: await openPgliteStore(client) };
}

const tablesOf = (schema: string) =>
  `SELECT relname FROM pg_class WHERE relkind = 'r' AND relnamespace = '${schema}'::regnamespace`;

/** Beyond this many bytes in a table everything is cut off: rows only deleted still stand in its pages. */
const mostDeleted = 262_144;

/** Takes every row out, with the guards off: 5 ms, or 60 after much was written, where migrating anew takes 400. */
const empty = `DO $$ DECLARE tables text[]; largest bigint; BEGIN
  SET LOCAL session_replication_role = replica;
  SELECT array_agg(quote_ident(relname)), max(pg_relation_size(quote_ident(relname)::regclass)) INTO tables, largest
    FROM (${tablesOf("public")} AND relname <> 'schema_migrations') AS named;
  IF largest > ${mostDeleted} THEN
    EXECUTE 'TRUNCATE ' || array_to_string(tables, ', ');
  ELSE
    FOR place IN 1..array_length(tables, 1) LOOP EXECUTE 'DELETE FROM ' || tables[place]; END LOOP;
  END IF;
END $$`;

/** Copies every row into a schema of its own. */
const keepAs = (name: string) => `DO $$ DECLARE name text; has boolean; BEGIN
  CREATE SCHEMA ${name};
  FOR name IN ${tablesOf("public")} AND relname <> 'schema_migrations' LOOP
    EXECUTE format('SELECT EXISTS (SELECT FROM public.%I)', name) INTO has;
    IF has THEN EXECUTE format('CREATE TABLE ${name}.%I AS TABLE public.%I', name, name); END IF;
  END LOOP;
END $$`;
const copyBack = (name: string) => `DO $$ DECLARE name text; BEGIN
  SET LOCAL session_replication_role = replica;
  FOR name IN ${tablesOf(name)} LOOP
    EXECUTE format('INSERT INTO public.%I SELECT * FROM ${name}.%I', name, name);
  END LOOP;
END $$`;

/** The one PostgreSQL of this run, migrated and empty. */
export async function openEmptyPostgres(): Promise<Store> {
  standing ??= start();
  const { client, store } = await standing;
  await client.exec(empty);
  return store;
}

/** Keeps what stands in it now under a name, or copies what was kept back into the empty database. */
export async function keepPostgres(name: string): Promise<void> {
  await (await standing)?.client.exec(keepAs(name));
}
export async function copyPostgresBack(name: string): Promise<void> {
  await (await standing)?.client.exec(copyBack(name));
}
