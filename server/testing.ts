import { newId } from "#db/engine/ids.ts";
import type { Store } from "#db/engine/store.ts";
import { openTestStore } from "#db/testing.ts";
import { type PatientDetails, patientSchema } from "#domain/patients/patient.schema.ts";
import { defaultClinicPolicy } from "#domain/policy/policy.ts";
import { findActor } from "./auth/sign-in.queries.ts";
import { type Run, runCommand } from "./command.ts";
import type { Actor, Context, House } from "./context.ts";
import { makeLiveBus } from "./live/live-bus.ts";
import { registerPatient } from "./patients/patients.commands.ts";
import { appRouter } from "./router.ts";
import { createCallerFactory } from "./trpc.ts";

export type TestHouse = House & {
  clock: { now: () => number; set: (instant: number) => void; advance: (milliseconds: number) => void };
};

/** Mon Nov 23, 2026, 2:10 p.m. Pacific. */
export const testNow = Date.parse("2026-11-23T22:10:00Z");
const createCaller = createCallerFactory(appRouter);
export type Caller = ReturnType<typeof createCaller>;

/** A house on a migrated, empty store, with a clock the test sets. Passwords are not hashed: sign-in has its own tests. */
export async function openTestHouse(store?: Store): Promise<TestHouse> {
  let now = testNow;
  return {
    store: store ?? (await openTestStore()),
    clock: {
      now: () => now,
      set: (instant) => {
        now = instant;
      },
      advance: (milliseconds) => {
        now += milliseconds;
      },
    },
    auditKey: { id: "k1", secret: Buffer.alloc(32, 3) },
    live: makeLiveBus(),
    log: { info: () => {}, warn: () => {}, error: () => {} },
    hasher: {
      hash: async (password) => `plain:${password}`,
      verify: async (hash, password) => hash === `plain:${password}`,
    },
    newId,
  };
}

export async function readActor(house: House, staffId: string): Promise<Actor> {
  const actor = await findActor(house.store, staffId, house.clock.now());
  if (!actor) throw new Error(`No staff ${staffId} at work`);
  return actor;
}

/** Runs a command as somebody, the way a procedure does. */
export async function runAs<Result>(
  house: House,
  staffId: string,
  work: (run: Run) => Promise<Result>,
): Promise<Result> {
  const actor = await readActor(house, staffId);
  return runCommand(
    { ...house, actor, requestId: "test" },
    { procedure: "test", operationId: newId(house.clock.now()), input: {} },
    work,
  );
}

/** The API as one signed-in person calls it; a confirmation counts as just given unless the test says otherwise. */
export async function callerFor(
  house: House,
  staffId: string | null,
  more: { confirmedUntilAt?: number; isLocked?: boolean } = {},
): Promise<Caller> {
  const now = house.clock.now();
  const context: Context = {
    ...house,
    requestId: "test",
    actor: staffId ? await readActor(house, staffId) : null,
    signIn: staffId
      ? {
          sessionId: `sitting-${staffId}`,
          signedInAt: testNow - 3_600_000,
          expiresAt: now + 3_600_000,
          isLocked: more.isLocked ?? false,
          confirmedUntilAt: more.confirmedUntilAt ?? now + 30 * 86_400_000,
        }
      : null,
  };
  return createCaller(context);
}

let operations = 0;
/** A fresh operation id. */
export const op = (): string => `op-${(operations += 1)}`;

export const somePatient = (change: Partial<PatientDetails> = {}): PatientDetails =>
  patientSchema.parse({
    family: "Hale",
    given: "Dorothy",
    title: "Mrs.",
    nameUsed: "",
    bornOn: "1951-03-14",
    gender: "female",
    language: "en",
    needsInterpreter: "no",
    phone: "425 555 0188",
    email: "",
    address: "",
    guardian: "",
    payer: "Medicare",
    payerKind: "medicare",
    claimNumber: "",
    ...change,
  });

export type Cast = Record<
  | "cedar"
  | "mesa"
  | "osei"
  | "banerjee"
  | "kim"
  | "lee"
  | "assistant"
  | "occupational"
  | "farTherapist"
  | "farPhysiatrist"
  | "psychologist"
  | "manager"
  | "desk"
  | "hale"
  | "farPatient",
  string
>;

/** Two clinics in two zones, one person of each kind, a patient at each. */
export async function fillCast(house: TestHouse): Promise<Cast> {
  const { store } = house;
  const at = testNow - 200 * 86_400_000;
  const id = (name: string) => `id-${name.toLowerCase()}`;
  await store.write(async ({ db, t }) => {
    await db
      .insert(t.organizations)
      .values({ id: id("organization"), name: "Cascade Mesa Rehabilitation", createdAt: at });
    for (const [name, title, state, timeZone] of [
      ["cedar", "Cedar River Clinic", "WA", "America/Los_Angeles"],
      ["mesa", "Mesa Norte Clinic", "NM", "America/Denver"],
    ] as const)
      await db.insert(t.clinics).values({
        id: id(name),
        name: title,
        city: title,
        state,
        timeZone,
        phone: "425 555 0142",
        policy: defaultClinicPolicy,
        createdAt: at,
      });
    const people = [
      ["osei", "physiatrist", "Osei", "Amara", "MD", "cedar", {}],
      ["banerjee", "physiatrist", "Banerjee", "Ravi", "MD", "cedar", {}],
      ["farPhysiatrist", "physiatrist", "Ortega", "Lucia", "DO", "mesa", {}],
      ["kim", "therapist", "Kim", "Rachel", "PT, DPT", "cedar", { discipline: "PT", level: "therapist" }],
      ["lee", "therapist", "Lee", "Jordan", "PT", "cedar", { discipline: "PT", level: "therapist" }],
      [
        "assistant",
        "therapist",
        "Abrams",
        "Tess",
        "PTA",
        "cedar",
        { discipline: "PT", level: "assistant", supervisorId: id("kim") },
      ],
      [
        "occupational",
        "therapist",
        "Sato",
        "Mina",
        "OTR/L",
        "cedar",
        { discipline: "OT", level: "therapist" },
      ],
      [
        "farTherapist",
        "therapist",
        "Archuleta",
        "Diego",
        "PT",
        "mesa",
        { discipline: "PT", level: "therapist" },
      ],
      ["psychologist", "specialist", "Novak", "Petra", "PhD", "mesa", { specialty: "psychologist" }],
      ["manager", "admin", "Castellanos", "Noemi", "", "cedar", { rights: ["manager", "front-desk"] }],
      ["desk", "admin", "Whitford", "Sam", "", "cedar", { rights: ["front-desk"] }],
    ] as const;
    for (const [name, role, family, given, credentials, clinic, more] of people) {
      await db.insert(t.staff).values({
        id: id(name),
        role,
        family,
        given,
        credentials,
        rights: [],
        sensitiveSections: [],
        email: `${name.toLowerCase()}@example.org`,
        isActive: true,
        createdAt: at,
        ...more,
      });
      await db
        .insert(t.memberships)
        .values({ staffId: id(name), clinicId: id(clinic), fromOn: "2026-01-01" });
    }
    await db
      .insert(t.memberships)
      .values({ staffId: id("manager"), clinicId: id("mesa"), fromOn: "2026-01-01" });
  });
  const hale = await runAs(house, id("manager"), (run) =>
    registerPatient(run, id("cedar"), somePatient(), "44 318"),
  );
  const far = await runAs(house, id("manager"), (run) =>
    registerPatient(
      run,
      id("mesa"),
      somePatient({ family: "Begay", given: "Leonard", title: "", bornOn: "1967-05-02", gender: "male" }),
      "51 002",
    ),
  );
  const names = [
    "cedar",
    "mesa",
    "osei",
    "banerjee",
    "kim",
    "lee",
    "assistant",
    "occupational",
    "farTherapist",
    "farPhysiatrist",
    "psychologist",
    "manager",
    "desk",
  ] as const;
  return {
    ...(Object.fromEntries(names.map((name) => [name, id(name)])) as Omit<Cast, "hale" | "farPatient">),
    hale: hale.patientId,
    farPatient: far.patientId,
  };
}
