import { inArray, sql } from "drizzle-orm";
import type { Store, Transaction } from "#db/engine/store.ts";
import { dayInZone } from "#server/clock.ts";
import { instantOf } from "#server/schedule/zoned-time.ts";
import { addHouse, patientsPerTeam, type Team } from "./large-house.ts";
import { addTreated } from "./large-patient.ts";
import { addReferred } from "./large-record.ts";
import { type LargeTable, makeBatch } from "./large-writer.ts";
import { makeChance } from "./random.ts";

export type LargeOptions = {
  /** A migrated store that holds no organization yet. */
  store: Store;
  patients: number;
  /** The same seed, size and instant give the same rows. */
  seed: number;
  /** Today's work lies around this instant, and no session after it. */
  now: number;
  rowsPerSession?: number;
  /** Sessions of the first patient, for measuring a long history beside a usual one. */
  sessionsOfFirst?: number;
  onProgress?: (done: number, all: number) => void;
};
export type LargeReport = { patients: number; teams: readonly Team[]; rows: ReadonlyMap<LargeTable, number> };

const patientsPerTransaction = 20;

/**
 * Fills an empty store with a clinic of any size, for load and size measurements only.
 *
 * Rows are inserted directly, in transactions of twenty patients, so memory stays that of one batch. Nothing goes
 * through the commands: there are no audit rows, sessions carry no signed document, and the documents of visits and
 * prescriptions carry a hash of their text that binds no signer. `verify` therefore refuses such a database, and
 * nobody should ever be treated from one.
 *
 * The mix follows a clinic of six months: of every 33 patients one is referred and waits, of nine treated one is
 * discharged; a course has 4 to 36 sessions (20 on average) of eight rows, one score of pain each, bookings behind and
 * three weeks ahead, and the signals, requests and current doses that go with it.
 */
export async function generateLarge(options: LargeOptions): Promise<LargeReport> {
  const { store, patients, now } = options;
  const chance = makeChance(options.seed);
  const batch = makeBatch();
  const rows = new Map<LargeTable, number>();
  const teams = addHouse(batch, chance, patients, now - 200 * 86_400_000);
  let episodeIds: string[] = [];
  const flush = async () => {
    const written = await store.write(async (tx) => {
      const counts = await batch.write(tx);
      await closeSessions(tx, episodeIds);
      return counts;
    });
    for (const [name, count] of written) rows.set(name, (rows.get(name) ?? 0) + count);
    batch.clear();
    episodeIds = [];
  };
  await flush();
  const noons = new Map<string, number>();
  const at = (day: string, minute: number, timeZone: string): number => {
    const key = `${day} ${timeZone}`;
    const noon = noons.get(key) ?? instantOf(`${day}T12:00`, timeZone);
    noons.set(key, noon);
    return noon + (minute - 720) * 60_000;
  };
  for (let index = 0; index < patients; index += 1) {
    const team = teams[Math.floor(index / patientsPerTeam)];
    if (!team) throw new Error("Every patient has a team");
    const setting = {
      chance,
      team,
      today: dayInZone(now, team.timeZone),
      rowsPerSession: options.rowsPerSession ?? 8,
      at,
    };
    if (index % 33 === 32) addReferred(batch, setting, index);
    else
      episodeIds.push(
        addTreated(
          batch,
          setting,
          index,
          index === 0 && options.sessionsOfFirst ? options.sessionsOfFirst : chance.between(4, 36),
        ),
      );
    if ((index + 1) % patientsPerTransaction === 0 || index + 1 === patients) {
      await flush();
      options.onProgress?.(index + 1, patients);
    }
  }
  return { patients, teams, rows };
}

/** A session takes its rows while it is open, as the database itself asks; closing it is the last thing. */
async function closeSessions({ db, t }: Transaction, episodeIds: readonly string[]): Promise<void> {
  await db
    .update(t.sessions)
    .set({ state: "signed", signedAt: sql`${t.sessions.startedAt} + 2700000` })
    .where(inArray(t.sessions.episodeId, [...episodeIds]));
}
