import { join } from "node:path";
import { asc, eq } from "drizzle-orm";
import type { Reader } from "#db/engine/store.ts";
import { dayInZone } from "#server/clock.ts";
import type { Acting } from "#server/command.ts";
import type { House } from "#server/context.ts";
import { codeOfError, inTurn } from "#server/in-turn.ts";
import { Refused } from "#server/refusal.ts";
import { importContacts, type WaitingContact } from "./import-contacts.commands.ts";
import { importPatient, type WrittenPatient } from "./import-patient.commands.ts";
import { type ImportTallies, openImportReport } from "./import-report.ts";
import { findKnownItems, hasImportedBefore } from "./imported.queries.ts";
import { importActorId } from "./insert-facts.commands.ts";
import type { DrugFact } from "./mapping/facts.ts";
import { openPatientSpool } from "./patient-spool.ts";
import type { Addition } from "./plan-patient.queries.ts";
import { type Reading, type ReadingProgress, readInputs } from "./read-inputs.ts";
import { type ReadingBounds, readingBounds } from "./reading/bounds.ts";

export type ImportProgress = ReadingProgress | { phase: "writing"; done: number; all: number };
export type ImportBounds = ReadingBounds & { memoryCharacters: number; factsPerPatient: number };
export const importBounds: ImportBounds = {
  ...readingBounds,
  memoryCharacters: 32 * 1_048_576,
  factsPerPatient: 20_000,
};

export type ImportRun = {
  clinicId: string;
  paths: readonly string[];
  /** Where the report goes, and the file of waiting resources should there be too many for memory. */
  folder: string;
  reportFile?: string;
  bounds?: ImportBounds;
  onProgress?: (progress: ImportProgress) => void;
};
export type ImportSummary = ImportTallies & {
  clinicId: string;
  patients: { added: number; extended: number; unchanged: number; notBroughtIn: number };
  milliseconds: number;
  report: string;
  hasFailed: boolean;
};

/** A clinic by its id, or all of them to choose from. */
export async function listClinicsToChoose(reader: Reader) {
  const { clinics } = reader.t;
  return reader.db
    .select({ id: clinics.id, name: clinics.name, timeZone: clinics.timeZone })
    .from(clinics)
    .orderBy(asc(clinics.name), asc(clinics.id))
    .limit(200);
}

/**
 * Brings FHIR R4 into one clinic. Files are read first, then practitioners and organizations and each patient are
 * written in a short transaction of their own, with a pause as long as the transaction between two of them, so that a
 * running server keeps the database at least half of the time.
 */
export async function importFhir(house: House, asked: ImportRun): Promise<ImportSummary> {
  const { clinicId, folder, bounds = importBounds, onProgress = () => {} } = asked;
  const began = performance.now();
  const startedAt = house.clock.now();
  const { clinics } = house.store.t;
  const [clinic] = await house.store.db
    .select({ timeZone: clinics.timeZone })
    .from(clinics)
    .where(eq(clinics.id, clinicId));
  if (!clinic) throw new Refused({ kind: "not-found", words: "There is no clinic with this id." });
  const runId = house.newId(startedAt);
  const reportFile =
    asked.reportFile ??
    join(folder, `fhir-${new Date(startedAt).toISOString().replaceAll(/[:.]/g, "-")}.ndjson`);
  const report = openImportReport(reportFile, { clinicId, runId, startedAt });
  const spool = openPatientSpool(folder, runId, bounds);
  const acting = actingFor(house, clinicId, clinic.timeZone, runId);
  const drugs = new Map<string, DrugFact>();
  const files: string[] = [];
  const hasEarlier = await hasImportedBefore(house.store, clinicId);
  const reading: Reading = {
    bounds,
    now: { instant: startedAt, today: dayInZone(startedAt, clinic.timeZone) },
    report,
    spool,
    drugs,
    files,
    takeContacts: (contacts) => writeContacts(acting, clinicId, contacts, { report, files }),
    wasBroughtIn: async (type, id) =>
      hasEarlier && (await findKnownItems(house.store, clinicId, type, [id])).size > 0,
    onProgress,
  };
  const patients = { added: 0, extended: 0, unchanged: 0, notBroughtIn: 0 };
  try {
    await readInputs(asked.paths, reading);
    const all = spool.patients();
    for (const [index, patient] of all.entries()) {
      patients[await writePatient(acting, clinicId, patient, reading)] += 1;
      onProgress({ phase: "writing", done: index + 1, all: all.length });
    }
    const tallies = report.tallies();
    const summary: ImportSummary = {
      clinicId,
      patients,
      ...tallies,
      milliseconds: Math.round(performance.now() - began),
      report: reportFile,
      hasFailed:
        tallies.files.failed > 0 ||
        tallies.files.read === 0 ||
        Object.values(tallies.resources).some((tally) => tally.failed > 0),
    };
    report.end(summary);
    return summary;
  } finally {
    spool.close();
    report.close();
  }
}

function actingFor(house: House, clinicId: string, timeZone: string, runId: string): Acting {
  return {
    ...house,
    requestId: runId,
    actor: {
      staffId: importActorId,
      role: "admin",
      level: null,
      discipline: null,
      supervisorId: null,
      rights: ["manager"],
      sensitiveSections: [],
      seatSections: [],
      shownName: "FHIR import",
      clinicIds: [clinicId],
      timeZone,
    },
  };
}

async function writePatient(
  acting: Acting,
  clinicId: string,
  patient: string,
  { spool, report, drugs, files }: Reading,
): Promise<keyof ImportSummary["patients"]> {
  const waiting = spool.read(patient);
  const tell = (from: (typeof waiting)[number], outcome: "added" | "failed" | "left-out", reason?: string) =>
    report.resource({ ...lineOf(from, files), outcome, ...(reason === undefined ? {} : { reason }) });
  const refusal = spool.refusalOf(patient);
  if (refusal) {
    for (const from of waiting) tell(from, refusal.outcome, refusal.reason);
    return "notBroughtIn";
  }
  const sourceId = patient.slice("Patient/".length);
  let written: WrittenPatient;
  try {
    written = await inTurn(() => importPatient(acting, { clinicId, sourceId, waiting, drugs }));
  } catch (error) {
    const reason = sayWriteError(error);
    for (const from of waiting) tell(from, "failed", reason);
    return "notBroughtIn";
  }
  const { plan } = written;
  for (const { from, ...settled } of plan.settled) report.resource({ ...lineOf(from, files), ...settled });
  for (const added of [...(plan.newPatient ? [plan.newPatient] : []), ...plan.additions]) {
    tell(added.from, "added");
    for (const note of notesOn(added, written)) report.note({ ...lineOf(added.from, files), note });
  }
  if (plan.newPatient) return "added";
  if (!plan.standing) return "notBroughtIn";
  return plan.additions.length > 0 ? "extended" : "unchanged";
}

function notesOn({ from, fact }: Addition, { plan, namesakeMrn }: WrittenPatient): string[] {
  const isUnknown = (contact: string | undefined) => contact !== undefined && !plan.contacts.has(contact);
  const notes = [...from.notes];
  if (fact.kind === "history" && (isUnknown(fact.practitioner) || isUnknown(fact.organization)))
    notes.push("Kept without the practitioner or organization it names: not in the input.");
  if (fact.kind === "patient" && namesakeMrn !== undefined)
    notes.push(`Somebody with this name and birth date was here before, MRN ${namesakeMrn}.`);
  return notes;
}

async function writeContacts(
  acting: Acting,
  clinicId: string,
  contacts: WaitingContact[],
  { report, files }: Pick<Reading, "report" | "files">,
): Promise<void> {
  if (contacts.length === 0) return;
  try {
    const settled = await inTurn(() => importContacts(acting, clinicId, contacts));
    for (const { from, ...outcome } of settled) report.resource({ ...lineOf(from, files), ...outcome });
  } catch (error) {
    const reason = sayWriteError(error);
    for (const from of contacts) report.resource({ ...lineOf(from, files), outcome: "failed", reason });
  }
}

const lineOf = (from: { file: number; resourceType: string; id: string }, files: readonly string[]) => ({
  file: files[from.file] ?? "",
  resourceType: from.resourceType,
  id: from.id,
});

/** The message of a database error quotes the values that were to be written: only its kind is told. */
function sayWriteError(error: unknown): string {
  if (error instanceof Refused) return `It could not be written: ${error.refusal.words}`;
  const code = codeOfError(error);
  const kind = code !== "" ? code : error instanceof Error ? error.name : "unknown";
  return `It could not be written (${kind}). Nothing of this patient was added; run the import again.`;
}
