import { and, eq } from "drizzle-orm";
import type { ConditionEntry, MedicationKind } from "#domain/consultations/consultation.ts";
import type { Sensitive } from "#domain/people/sensitive.ts";
import { kindFromWords } from "#domain/precautions/facts/drugs.ts";
import type { FindingEntry, ImplantEntry, SurgeryEntry } from "#domain/precautions/facts/fact.schema.ts";
import { numberFindings } from "#domain/precautions/facts/findings.ts";
import { type ImplantKind, recognizeImplant } from "#domain/precautions/facts/implants.ts";
import { recognizeProcedure } from "#domain/precautions/facts/procedures.ts";
import { sideIn } from "#domain/precautions/facts/recognize.ts";
import { type ReachedPatient, requirePatient } from "#server/access/access.queries.ts";
import type { Run } from "#server/command.ts";
import { listBillingProblems } from "#server/diagnoses/billable.queries.ts";
import { screenPatient } from "#server/precautions/screen-patient.commands.ts";
import { refuse, refuseNotFound, requireVersion } from "#server/refusal.ts";
import { recordConditions } from "./record-conditions.commands.ts";

/** Where a fact was found: in a sensitive episode its words are kept with that. */
export type FoundIn = { patientId: string; sensitive?: Sensitive };
const keptWith = ({ sensitive }: FoundIn) => (sensitive?.isSensitive ? sensitive : null);

/** What is written down of an implant: the kind its words name, until somebody says otherwise. */
export async function insertImplant(run: Run, where: FoundIn, entry: ImplantEntry): Promise<string> {
  const id = run.newId();
  await run.tx.db.insert(run.tx.t.implants).values({
    id,
    patientId: where.patientId,
    sensitive: keptWith(where),
    words: entry.words,
    kind: entry.kind ?? recognizeImplant(entry.words),
    side: entry.side ?? sideIn(entry.words),
    placedOn: entry.placedOn ?? null,
    status: "active",
    recordedBy: run.actor.staffId,
    recordedAt: run.now,
  });
  return id;
}

export async function insertSurgery(run: Run, where: FoundIn, entry: SurgeryEntry): Promise<string> {
  const id = run.newId();
  await run.tx.db.insert(run.tx.t.surgeries).values({
    id,
    patientId: where.patientId,
    sensitive: keptWith(where),
    words: entry.words,
    kind: recognizeProcedure(entry.words),
    side: entry.side ?? sideIn(entry.words),
    doneOn: entry.on ?? null,
    recordedBy: run.actor.staffId,
    recordedAt: run.now,
  });
  return id;
}

export async function insertFinding(
  run: Run,
  where: FoundIn,
  entry: FindingEntry,
  foundOn: string,
): Promise<string> {
  const id = run.newId();
  await run.tx.db.insert(run.tx.t.findings).values({
    id,
    patientId: where.patientId,
    sensitive: keptWith(where),
    kind: entry.kind,
    code: entry.kind === "flag" ? entry.flag : entry.code,
    ...(entry.kind === "flag"
      ? { isPresent: entry.isPresent, joint: entry.joint ?? null }
      : { valueThousandths: entry.thousandths, unit: numberFindings[entry.code].units[0] }),
    side: entry.side ?? "not-applicable",
    foundOn,
    words: entry.words,
    recordedBy: run.actor.staffId,
    recordedAt: run.now,
  });
  return id;
}

export type NewFact =
  | { kind: "condition"; entry: ConditionEntry }
  | { kind: "implant"; entry: ImplantEntry }
  | { kind: "surgery"; entry: SurgeryEntry }
  | { kind: "finding"; entry: FindingEntry; foundOn: string }
  | { kind: "medication"; entry: { words: string; kind: MedicationKind } };

/** Adds a fact to the record outside a visit, and runs the rules with it in the same transaction. */
export async function recordFact(
  run: Run,
  patientId: string,
  fact: NewFact,
): Promise<{ factId: string; raised: number }> {
  const patient = await requirePatient(
    run.tx,
    { actor: run.actor, action: "conditions.record", now: run.now },
    patientId,
  );
  requirePast(fact, run.todayIn(patient.timeZone));
  const factId = await insertFact(run, patient, fact);
  await run.audit({
    chainId: patient.clinicId,
    action: "recordFact",
    entity: fact.kind,
    entityId: factId,
    patientId: patient.patientId,
    after: { fact: fact.entry },
  });
  return { factId, ...(await screenPatient(run, patient)) };
}

function insertFact(run: Run, patient: ReachedPatient, fact: NewFact): Promise<string> {
  switch (fact.kind) {
    case "condition":
      return insertCondition(run, patient, fact.entry);
    case "implant":
      return insertImplant(run, patient, fact.entry);
    case "surgery":
      return insertSurgery(run, patient, fact.entry);
    case "finding":
      return insertFinding(run, patient, fact.entry, fact.foundOn);
    case "medication":
      return insertMedication(run, patient.patientId, fact.entry);
    default:
      return fact satisfies never;
  }
}

/** A code has to be one of the day it is written down; words may stand until somebody codes them. */
async function insertCondition(run: Run, patient: ReachedPatient, entry: ConditionEntry): Promise<string> {
  if (entry.code !== "") {
    const [problem] = await listBillingProblems(run.tx, [entry.code], run.todayIn(patient.timeZone));
    if (problem) refuse("invalid", problem.words, { field: "entry.code" });
  }
  const [id] = await recordConditions(run, patient.patientId, [entry], {
    isSensitive: false,
    sensitiveSection: null,
  });
  return (
    id ?? refuse("invalid", "This condition stands on the problem list already.", { field: "entry.title" })
  );
}

async function insertMedication(
  run: Run,
  patientId: string,
  { words, kind }: { words: string; kind: MedicationKind },
): Promise<string> {
  const { medications } = run.tx.t;
  const [standing] = await run.tx.db
    .select({ id: medications.id })
    .from(medications)
    .where(
      and(
        eq(medications.patientId, patientId),
        eq(medications.status, "active"),
        eq(medications.words, words),
      ),
    )
    .limit(1);
  if (standing) refuse("invalid", "This medication stands on the record already.", { field: "entry.words" });
  const id = run.newId();
  await run.tx.db.insert(medications).values({
    id,
    patientId,
    words,
    kind: kind === "not-screened" ? kindFromWords(words) : kind,
    status: "active",
    source: "recorded",
    recordedBy: run.actor.staffId,
    recordedAt: run.now,
  });
  return id;
}

function requirePast(fact: NewFact, today: string): void {
  const [on, field] =
    fact.kind === "condition"
      ? [fact.entry.onsetOn, "entry.onsetOn"]
      : fact.kind === "implant"
        ? [fact.entry.placedOn, "entry.placedOn"]
        : fact.kind === "surgery"
          ? [fact.entry.on, "entry.on"]
          : fact.kind === "finding"
            ? [fact.foundOn, "foundOn"]
            : [undefined, "entry"];
  if (on !== undefined && on > today)
    refuse("invalid", "This date lies ahead. Enter the day it was.", { field });
}

/** What an implant no rule knows means for therapy: its kind, or in words that nothing follows from it. */
export async function classifyImplant(
  run: Run,
  input: { patientId: string; implantId: string; expectedVersion: number; kind: ImplantKind; answer: string },
): Promise<{ version: number }> {
  const patient = await requirePatient(
    run.tx,
    { actor: run.actor, action: "precautions.decide", now: run.now },
    input.patientId,
  );
  const { implants } = run.tx.t;
  const mine = and(eq(implants.id, input.implantId), eq(implants.patientId, patient.patientId));
  const [implant] = await run.tx.db
    .select({ version: implants.version, kind: implants.kind })
    .from(implants)
    .where(mine);
  if (!implant) return refuseNotFound();
  requireVersion(input.expectedVersion, implant.version, "This implant");
  if (input.kind === "not-screened") refuse("invalid", "Choose what it is.", { field: "kind" });
  if (input.kind === "none-that-matters" && input.answer === "")
    refuse("invalid", "Say what it means for therapy.", { field: "answer" });
  await run.audit({
    chainId: patient.clinicId,
    action: "classifyImplant",
    entity: "implant",
    entityId: input.implantId,
    patientId: patient.patientId,
    before: { kind: implant.kind },
    after: { kind: input.kind },
    ...(input.answer === "" ? {} : { reason: input.answer }),
  });
  await run.tx.db
    .update(implants)
    .set({
      kind: input.kind,
      answer: input.answer,
      answeredBy: run.actor.staffId,
      answeredAt: run.now,
      version: implant.version + 1,
    })
    .where(mine);
  await screenPatient(run, patient, { tellsActor: false });
  return { version: implant.version + 1 };
}
