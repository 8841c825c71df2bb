import type { WaitingContact } from "./import-contacts.commands.ts";
import type { ImportReport } from "./import-report.ts";
import { type DrugFact, leaveOut, type MappedResource, type Skip } from "./mapping/facts.ts";
import { mapResource } from "./mapping/map-resource.ts";
import type { Now } from "./mapping/moments.ts";
import { resolveReference } from "./mapping/references.ts";
import type { PatientSpool } from "./patient-spool.ts";
import { listArchive } from "./reading/archive.ts";
import type { ReadingBounds } from "./reading/bounds.ts";
import { type Input, listInputs } from "./reading/inputs.ts";
import { type FileEnd, type FoundResource, readFile } from "./reading/read-file.ts";

export type ReadingProgress = { phase: "reading"; doneBytes: number; allBytes: number; resources: number };

/** Where what was read goes. */
export type Reading = {
  bounds: ReadingBounds;
  now: Now;
  report: ImportReport;
  spool: PatientSpool;
  drugs: Map<string, DrugFact>;
  /** Names of the files, by the number waiting facts carry. */
  files: string[];
  takeContacts: (contacts: WaitingContact[]) => Promise<void>;
  wasBroughtIn: (resourceType: string, id: string) => Promise<boolean>;
  onProgress: (progress: ReadingProgress) => void;
};
type File = Extract<Input, { kind: "file" }>;

const mostDrugs = 50_000;
const contactsAtOnce = 200;
const resourcesPerProgress = 500;

/** Reads every file once, in order; patients' facts wait in the spool until all files are read. */
export async function readInputs(paths: readonly string[], reading: Reading): Promise<void> {
  const inputs = await listInputs(paths, reading.bounds);
  const allBytes = inputs.reduce((sum, input) => sum + (input.kind === "not-read" ? 0 : input.bytes), 0);
  const run = { reading, allBytes, doneBytes: 0, resources: 0, contacts: [] as WaitingContact[] };
  for (const input of inputs) {
    if (input.kind === "archive")
      for await (const entry of listArchive(input, reading.bounds)) await readInput(run, entry);
    else await readInput(run, input);
  }
  await reading.takeContacts(run.contacts.splice(0));
}

type Run = {
  reading: Reading;
  allBytes: number;
  doneBytes: number;
  resources: number;
  contacts: WaitingContact[];
};

async function readInput(run: Run, input: Exclude<Input, { kind: "archive" }>): Promise<void> {
  const { report, files } = run.reading;
  if (input.kind === "not-read") {
    report.file({ file: input.name, outcome: input.outcome, reason: input.reason });
    return;
  }
  const end = await readOne(run, input, files.push(input.name) - 1);
  if (end.kind === "end") report.file({ file: input.name, outcome: "read" });
  else
    report.file({
      file: input.name,
      outcome: end.kind === "not-fhir" ? "left-out" : "failed",
      reason: end.reason,
    });
  run.doneBytes += input.bytes;
  tellProgress(run);
}

function tellProgress({ reading, doneBytes, allBytes, resources }: Run): void {
  reading.onProgress({ phase: "reading", doneBytes, allBytes, resources });
}

async function readOne(run: Run, input: File, file: number): Promise<FileEnd> {
  // A bundle is kept until its end: one that breaks off adds nothing. Lines of NDJSON stand by themselves.
  const held: MappedResource[] = [];
  const fullUrls = new Map<string, string>();
  for await (const found of readFile(input, run.reading.bounds)) {
    if (found.kind === "end") {
      for (const mapped of held) await settle(run, mapped, file, fullUrls);
      return found;
    }
    if (found.kind === "not-fhir" || found.kind === "broken-file") return found;
    const mapped = mapFound(found, run.reading.now, fullUrls);
    if (input.format === "lines") await settle(run, mapped, file, fullUrls);
    else held.push(mapped);
    run.resources += 1;
    if (run.resources % resourcesPerProgress === 0) tellProgress(run);
  }
  throw new Error("A file ended without saying how");
}

function mapFound(
  found: Exclude<FoundResource, FileEnd>,
  now: Now,
  fullUrls: Map<string, string>,
): MappedResource {
  if (found.kind === "broken") return { resourceType: "", id: "", outcome: "failed", reason: found.reason };
  const fallbackId = resolveReference(found.fullUrl, "", new Map())?.split("/")[1];
  const mapped = mapResource(
    {
      resource: found.resource,
      withDecimalText: found.withDecimalText,
      ...(fallbackId === undefined ? {} : { fallbackId }),
    },
    now,
  );
  const { resourceType, id } = mapped;
  if (found.fullUrl !== undefined && id !== "") fullUrls.set(found.fullUrl, `${resourceType}/${id}`);
  return found.isAside
    ? { resourceType, id, ...leaveOut("Its bundle deletes it, or only reports on a search.") }
    : mapped;
}

async function settle(
  run: Run,
  mapped: MappedResource,
  file: number,
  fullUrls: ReadonlyMap<string, string>,
): Promise<void> {
  const { spool, drugs, takeContacts, files } = run.reading;
  if ("outcome" in mapped) {
    await skip(run, mapped, file);
    return;
  }
  const { resourceType, id, fact } = mapped;
  const notes = mapped.notes ?? [];
  const refuse = (refusal: Skip) => skip(run, { resourceType, id, ...refusal }, file);
  if (fact.kind === "drug") {
    if (drugs.size < mostDrugs) drugs.set(`Medication/${id}`, fact);
    run.reading.report.resource({
      file: files[file] ?? "",
      resourceType,
      id,
      outcome: "left-out",
      reason: "It is brought in with the requests that refer to it.",
    });
    return;
  }
  if (fact.kind === "contact") {
    run.contacts.push({ file, resourceType, id, fact });
    if (run.contacts.length >= contactsAtOnce) await takeContacts(run.contacts.splice(0));
    return;
  }
  let patient = fact.kind === "patient" ? `Patient/${id}` : undefined;
  if (fact.kind !== "patient") {
    patient = resolveReference(mapped.subject, "Patient", fullUrls);
    if (patient === undefined)
      return refuse({ outcome: "failed", reason: "It does not say which patient it is about." });
    if (!patient.startsWith("Patient/"))
      return refuse(leaveOut("It is about a group, a device or a place, not about one patient."));
  }
  if (fact.kind === "history") {
    const { practitioner, organization, ...rest } = fact;
    const by = resolveReference(practitioner, "Practitioner", fullUrls);
    const at = resolveReference(organization, "Organization", fullUrls);
    mapped.fact = {
      ...rest,
      ...(by === undefined ? {} : { practitioner: by }),
      ...(at === undefined ? {} : { organization: at }),
    };
  } else if (fact.kind === "medication" && fact.medication !== undefined)
    mapped.fact = {
      ...fact,
      medication: resolveReference(fact.medication, "Medication", fullUrls) ?? "unknown",
    };
  const waiting = { file, resourceType, id, fact: mapped.fact as typeof fact, notes };
  if (patient !== undefined && !spool.add(patient, waiting)) {
    const reason = "Its patient has more resources than one transaction may hold.";
    spool.refuse(patient, { outcome: "failed", reason });
    await refuse({ outcome: "failed", reason });
  }
}

async function skip(run: Run, { resourceType, id, ...skipped }: MappedResource, file: number): Promise<void> {
  const { report, spool, files, wasBroughtIn } = run.reading;
  if (!("outcome" in skipped)) return;
  const { outcome, reason } = skipped;
  if (resourceType === "Patient" && id !== "")
    spool.refuse(`Patient/${id}`, {
      outcome,
      reason: outcome === "failed" ? "Its patient could not be brought in." : "Its patient was left out.",
    });
  const isWithdrawn = outcome === "left-out" && id !== "" && (await wasBroughtIn(resourceType, id));
  report.resource({
    file: files[file] ?? "",
    resourceType,
    id,
    outcome: isWithdrawn ? "changed" : outcome,
    reason: isWithdrawn ? `${reason} It was brought in before and still stands in the chart.` : reason,
  });
}
