import { cpSync, mkdirSync, rmSync, statSync } from "node:fs";
import { join } from "node:path";
import { hashPassword } from "better-auth/crypto";
import { and, asc, eq } from "drizzle-orm";
import { openStore } from "#db/engine/open.ts";
import type { Store } from "#db/engine/store.ts";
import { generateLarge } from "#db/seed/large-clinic.ts";
import { largePhysiatristEmail, largeTherapistEmail } from "#db/seed/large-house.ts";
import { setPassword } from "#server/auth/account.commands.ts";

export const password = "a password for load only";
export const linesPerSession = 10;
export const longSessions = 2000;

export type Person = { staffId: string; email: string };
export type Case = { patientId: string; episodeId: string };
export type LoadClinic = {
  folder: string;
  megabytes: number;
  physiatrist: Person;
  /** The first patient of the physiatrist, with a history of `longSessions`. */
  long: Case;
  /** Whose patient that is. */
  longTherapist: Person;
  /** Other patients in treatment with the same physiatrist. */
  cases: readonly Case[];
  /** Therapists with patients of their own in treatment. */
  therapists: readonly (Person & { cases: readonly Case[] })[];
};

/** A generated clinic of so many patients with the passwords the bench signs in with. */
export async function makeLoadClinic(folder: string, patients: number): Promise<LoadClinic> {
  rmSync(folder, { recursive: true, force: true });
  mkdirSync(folder, { recursive: true });
  const now = Date.now();
  const store = await openStore({ dataFolder: folder, now });
  const { teams } = await generateLarge({
    store,
    patients,
    seed: 20_261_123,
    now,
    rowsPerSession: linesPerSession,
    sessionsOfFirst: longSessions,
    onProgress: (done, all) => {
      if (done % 200 === 0) process.stderr.write(`  ${done} of ${all} patients\n`);
    },
  });
  const hash = await hashPassword(password);
  const people = teams.flatMap((team, index) => [
    { id: team.physiatrist.id, name: team.physiatrist.name, email: largePhysiatristEmail(index + 1) },
    ...team.therapists.map((therapist, of) => ({
      ...therapist,
      email: largeTherapistEmail(index + 1, of + 1),
    })),
  ]);
  await store.write(async (tx) => {
    for (const person of people) await setPassword(tx, person, hash, now);
  });
  const [team] = teams;
  if (!team) throw new Error("There is at least one team");
  const own = await listCases(store, "prescriberId", team.physiatrist.id);
  const long = await findLongest(store, team.physiatrist.id);
  const therapists = [];
  let longTherapist: Person | undefined;
  for (const [index, one] of teams.entries())
    for (const [of, therapist] of one.therapists.entries()) {
      const person = { staffId: therapist.id, email: largeTherapistEmail(index + 1, of + 1) };
      const cases = await listCases(store, "therapistId", therapist.id);
      if (cases.some((each) => each.episodeId === long.episodeId)) longTherapist = person;
      therapists.push({ ...person, cases: cases.filter((each) => each.episodeId !== long.episodeId) });
    }
  await store.close();
  if (!longTherapist) throw new Error("The long history has no therapist");
  return {
    folder,
    megabytes: statSync(join(folder, "plinth.sqlite")).size / 1e6,
    physiatrist: { staffId: team.physiatrist.id, email: largePhysiatristEmail(1) },
    long,
    longTherapist,
    cases: own.filter((each) => each.episodeId !== long.episodeId),
    therapists,
  };
}

async function listCases(
  { t, db }: Store,
  whose: "prescriberId" | "therapistId",
  staffId: string,
): Promise<Case[]> {
  return db
    .select({ patientId: t.episodes.patientId, episodeId: t.episodes.id })
    .from(t.episodes)
    .innerJoin(t.prescriptions, eq(t.prescriptions.episodeId, t.episodes.id))
    .where(and(eq(t.episodes[whose], staffId), eq(t.prescriptions.state, "active")))
    .orderBy(asc(t.episodes.id))
    .limit(200);
}

async function findLongest({ t, db }: Store, staffId: string): Promise<Case> {
  const [found] = await db
    .select({ patientId: t.episodes.patientId, episodeId: t.episodes.id })
    .from(t.episodes)
    .where(and(eq(t.episodes.prescriberId, staffId), eq(t.episodes.treatmentDays, longSessions)))
    .limit(1);
  if (!found) throw new Error("The long history is missing");
  return found;
}

export function copyClinic(from: string, to: string): string {
  rmSync(to, { recursive: true, force: true });
  cpSync(from, to, { recursive: true });
  return to;
}
