import { eq } from "drizzle-orm";
import { v7 } from "uuid";
import { addDays, weekday } from "#domain/calendar/days.ts";
import { listSeatSections } from "#server/access/seats.queries.ts";
import { listClinicsOf, shownStaffName } from "#server/auth/sign-in.queries.ts";
import { dayInZone } from "#server/clock.ts";
import type { Actor, Context, House } from "#server/context.ts";
import { readDecisionBase } from "#server/reviews/decision-base.queries.ts";
import { appRouter } from "#server/router.ts";
import { instantOf } from "#server/schedule/zoned-time.ts";
import { createCallerFactory } from "#server/trpc.ts";
import { type Chance, makeChance } from "./random.ts";

const createCaller = createCallerFactory(appRouter);
export type SeedCaller = ReturnType<typeof createCaller>;

export type SeedHouse = House & {
  readonly chance: Chance;
  /** Begins the chance of one patient's course, so that a change to one course leaves the others as they were. */
  startChance: (number: number) => void;
  setNow: (instant: number) => void;
  /** By clinician and day, which hours hold a session already. */
  hoursTaken: Map<string, { quarter: string; hours: Set<number> }>;
};

/** A house whose clock and chance the seed sets, over the real store: everything goes through the real procedures. */
export function makeSeedHouse(house: House, startAt: number): SeedHouse {
  const ids = makeChance(20_261_123);
  operations = 0;
  let chance = makeChance(1);
  let now = startAt;
  const clock = { now: () => now };
  return {
    ...house,
    clock,
    get chance() {
      return chance;
    },
    startChance: (number) => {
      chance = makeChance(104_729 * (number + 1));
    },
    hoursTaken: new Map(),
    setNow: (instant) => {
      now = instant;
    },
    newId: (at) => v7({ msecs: at, random: ids.bytes(16) }),
    log: { ...house.log, info: () => {} },
  };
}

const actors = new WeakMap<SeedHouse, Map<string, Actor>>();

export async function actorOf(house: SeedHouse, staffId: string): Promise<Actor> {
  const known = actors.get(house) ?? new Map<string, Actor>();
  actors.set(house, known);
  const standing = known.get(staffId);
  if (standing) return { ...standing, seatSections: await openedTo(house, standing) };
  const { staff } = house.store.t;
  const [person] = await house.store.db.select().from(staff).where(eq(staff.id, staffId));
  if (!person) throw new Error(`No staff ${staffId}`);
  const clinics = await listClinicsOf(house.store, staffId, house.clock.now());
  const actor: Actor = {
    staffId,
    role: person.role,
    level: person.level,
    discipline: person.discipline,
    supervisorId: person.supervisorId,
    rights: person.rights,
    sensitiveSections: person.sensitiveSections as Actor["sensitiveSections"],
    seatSections: [],
    shownName: shownStaffName(person),
    clinicIds: clinics.map((clinic) => clinic.clinicId),
    timeZone: clinics[0]?.timeZone ?? "UTC",
  };
  known.set(staffId, actor);
  return { ...actor, seatSections: await openedTo(house, actor) };
}

const openedTo = (house: SeedHouse, { staffId, timeZone }: Actor) =>
  listSeatSections(house.store, staffId, dayInZone(house.clock.now(), timeZone));

/** The API as one of the staff calls it at this instant. */
export async function actAs(house: SeedHouse, staffId: string): Promise<SeedCaller> {
  const actor = await actorOf(house, staffId);
  const now = house.clock.now();
  // One sitting per person and day, so that a chart is opened once a day as it would be.
  const signedInAt = Math.floor(now / 86_400_000) * 86_400_000;
  const context: Context = {
    ...house,
    requestId: "seed",
    actor,
    signIn: {
      sessionId: `seed-${staffId}`,
      signedInAt,
      expiresAt: now + 3_600_000,
      isLocked: false,
      confirmedUntilAt: now + 600_000,
    },
  };
  return createCaller(context);
}

/** Moves the clock to a wall-clock time at the clinic, with a few minutes of chance. */
export function at(house: SeedHouse, day: string, time: string, timeZone: string): void {
  house.setNow(instantOf(`${day}T${time}`, timeZone) + house.chance.between(0, 170) * 1000);
}

/** The day itself, or the Monday after it. */
export const workday = (day: string): string =>
  weekday(day) === 0 ? addDays(day, 1) : weekday(day) === 6 ? addDays(day, 2) : day;

/** The nth working day before a day. */
export function workdayBefore(day: string, count: number): string {
  let found = day;
  for (let left = count; left > 0; left -= 1)
    do found = addDays(found, -1);
    while (weekday(found) === 0 || weekday(found) === 6);
  return found;
}

type Decision = Omit<Parameters<SeedCaller["reviews"]["decide"]>[0], "operationId" | "seen">;

/** Decides on what stands on the screen at that moment, as the queue and the chart send it. */
export async function decide(
  house: SeedHouse,
  who: { physiatristId: string; timeZone: string },
  decision: Decision,
): Promise<{ decisionId: string }> {
  const today = dayInZone(house.clock.now(), who.timeZone);
  const seen = await readDecisionBase(house.store, decision.episodeId, today);
  const physiatrist = await actAs(house, who.physiatristId);
  return physiatrist.reviews.decide({ operationId: nextOperation(), ...decision, seen });
}

let operations = 0;
export const nextOperation = (): string => `seed-${(operations += 1)}`;
