import type { PostgresRunner } from "./postgres-migrate.ts";

/** What every connection must answer: a commit that was confirmed survives the loss of power. */
const wanted = { synchronous_commit: "on", fsync: "on", full_page_writes: "on" } as const;

/**
 * Sets what a connection may set and reads everything back.
 *
 * @returns the settings as the server answers them.
 * @throws Error naming the setting that did not take.
 */
export async function settleConnection(runner: PostgresRunner): Promise<Record<string, string>> {
  await runner.query("SET synchronous_commit = on");
  const settings: Record<string, string> = { isolation: "serializable" };
  for (const [name, value] of Object.entries(wanted)) {
    const { rows } = await runner.query(`SHOW ${name}`);
    const answer = rows[0]?.[name];
    const found = typeof answer === "string" ? answer : "not known";
    settings[name] = found;
    if (found !== value)
      throw new Error(`The database has ${name} = ${found} and Plinth needs ${value}. Nothing was opened.`);
  }
  return settings;
}
