import Database from "better-sqlite3";

/** Makes every sign-in of a database file that nobody has open begin at one instant and last so long. */
export function beginSignInsAt(
  file: string,
  { now, lastsMilliseconds }: { now: number; lastsMilliseconds: number },
): void {
  const database = new Database(file, { fileMustExist: true });
  try {
    database
      .prepare("UPDATE auth_sessions SET created_at = ?, updated_at = ?, expires_at = ?")
      .run(now, now, now + lastsMilliseconds);
  } finally {
    database.close();
  }
}
