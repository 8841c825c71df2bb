import assert from "node:assert/strict";
import type { Store, Transaction } from "./store.ts";

const document = (id: string, kind: string, subjectId: string) => ({
  id,
  kind,
  subjectId,
  patientId: "p",
  schemaNumber: 1,
  content: "{}",
  hash: "h",
  signerId: "s",
  signerName: "S",
  meaning: "author",
  signedAt: 1,
});

/** One patient with a signed prescription version of one line, written as a command writes it. */
export async function signedVersion(store: Store): Promise<void> {
  await store.write(async ({ db, t }) => {
    await db.insert(t.clinics).values({
      id: "c",
      name: "C",
      city: "",
      state: "WA",
      timeZone: "UTC",
      phone: "",
      policy: {} as never,
      createdAt: 1,
    });
    await db.insert(t.staff).values({
      id: "s",
      role: "physiatrist",
      rights: [],
      family: "F",
      given: "G",
      credentials: "MD",
      email: "s@example.org",
      sensitiveSections: [],
      isActive: true,
      createdAt: 1,
    });
    await db.insert(t.patients).values({
      id: "p",
      homeClinicId: "c",
      mrn: "1",
      family: "A",
      given: "B",
      gender: "other",
      needsInterpreter: "no",
      payerKind: "not-known",
      allergyState: "not-asked",
      createdAt: 1,
    });
    await db
      .insert(t.episodes)
      .values({ id: "e", patientId: "p", title: "T", side: "left", startedOn: "2026-01-01" });
    await db
      .insert(t.prescriptions)
      .values({ id: "rx", patientId: "p", episodeId: "e", discipline: "PT", state: "active" });
    await db.insert(t.prescriptionVersions).values({
      id: "v",
      prescriptionId: "rx",
      number: 1,
      kind: "specific",
      leftOpen: "therapist",
      source: "composed",
      startsOn: "2026-01-01",
      endsOn: "2026-02-01",
      reviewOn: "2026-01-15",
      documentId: "d",
      prescriberId: "s",
      signedAt: 1,
    });
    await db.insert(t.prescriptionLines).values(line("l1", 1));
    await db.insert(t.signedDocuments).values(document("d", "prescription-version", "v"));
  });
}
export const line = (id: string, position: number) => ({
  id,
  versionId: "v",
  lineKey: "k",
  position,
  exerciseId: "x",
  exerciseVersion: 1,
  name: "Leg press",
  side: "left",
  owner: "prescriber" as const,
  consequence: "act" as const,
  dose: {},
  bounds: {},
  weeklySteps: {},
  isHomeProgram: false,
  note: "",
});
export const refuses = (store: Store, work: Parameters<Store["write"]>[0], words: RegExp) =>
  assert.rejects(
    store.write(work),
    (error: unknown) => words.test(String(error)) || words.test(String((error as Error).cause)),
  );

export const performed = (row: number, lineKey: string) => ({
  sessionId: "se",
  row,
  lineKey,
  lineId: "l1",
  name: "Leg press",
  state: "copied" as const,
  dose: {},
  origin: "copied" as const,
  planSnapshotId: "plan",
  check: {} as never,
  updatedAt: 1,
  updatedBy: "s",
});

/** An open session of that patient, and the plan its rows are checked against. */
export async function openSession(db: Transaction["db"], t: Transaction["t"], id: string): Promise<void> {
  await db
    .insert(t.planSnapshots)
    .values({ id: "plan", patientId: "p", content: {} as never, createdAt: 1 })
    .onConflictDoNothing();
  await db.insert(t.sessions).values({
    id,
    patientId: "p",
    episodeId: "e",
    clinicId: "c",
    therapistId: "s",
    kind: "treatment",
    state: "open",
    heldOn: "2026-01-05",
    startedAt: 1,
    gateCodes: [],
    note: {} as never,
  });
}
