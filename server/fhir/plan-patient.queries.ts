import type { Reader } from "#db/engine/store.ts";
import { addDays } from "#domain/calendar/days.ts";
import { normalizeSearch } from "#domain/patients/search-terms.ts";
import type { Outcome } from "./import-report.ts";
import { findImportedPatient, findKnownItems, hashOf } from "./imported.queries.ts";
import type { DrugFact, PatientFact, PatientsFact } from "./mapping/facts.ts";
import type { WaitingFact } from "./patient-spool.ts";

export type Addition<Fact extends PatientsFact = PatientsFact> = {
  from: WaitingFact;
  fact: Fact;
  contentHash: string;
};
export type Settled = { from: WaitingFact; outcome: Exclude<Outcome, "added">; reason?: string };

/** What a run would do for one patient: what is added, and what became of everything else. */
export type PatientPlan = {
  /**
   * Absent when the patient is added with this run, or cannot be. `importedAs` is the record that was made then; the
   * others say where it is now, should it have been merged or have moved.
   */
  standing: { patientId: string; clinicId: string; importedAs: string } | undefined;
  newPatient: Addition<PatientFact> | undefined;
  additions: Addition[];
  settled: Settled[];
  /** Practitioners and organizations that history refers to, `Type/id` → entity id. */
  contacts: ReadonlyMap<string, string>;
};

/** How long before the birth date something may be dated: what was found before birth is part of the record. */
const daysBeforeBirth = 366;
const changed = "It is different at the source now. What stands in the chart was not changed.";
const twice = "It stands in the input more than once, with different content. The first was taken.";
const somebodyElse =
  "Its patient id belongs to somebody with another name and birth date here. Nothing of this patient was added.";
const nobody = "Its patient is not in the input and was not brought in before.";

export async function planPatient(
  reader: Reader,
  clinicId: string,
  sourceId: string,
  waiting: readonly WaitingFact[],
  drugs: ReadonlyMap<string, DrugFact>,
): Promise<PatientPlan> {
  const plan: PatientPlan = {
    standing: undefined,
    newPatient: undefined,
    additions: [],
    settled: [],
    contacts: new Map(),
  };
  const refuseAll = (reason: string): PatientPlan => ({
    ...plan,
    settled: waiting.map((from) => ({ from, outcome: "failed", reason })),
  });
  const persons = waiting.filter((one) => one.fact.kind === "patient");
  const [first] = persons;
  const person = first?.fact.kind === "patient" ? first.fact : undefined;
  const known = (await findKnownItems(reader, clinicId, "Patient", [sourceId])).get(sourceId);
  const standing = known ? await findImportedPatient(reader, known.entityId) : undefined;
  if (known && !standing) return refuseAll("Its patient was brought in before and is gone.");
  if (!standing && !(first && person)) return refuseAll(nobody);
  if (standing && person && !isSamePerson(standing, person)) return refuseAll(somebodyElse);
  if (known && standing)
    plan.standing = {
      patientId: standing.id,
      clinicId: standing.homeClinicId,
      importedAs: known.entityId,
    };

  const seen = new Map<string, string>();
  if (first && person) {
    const contentHash = hashOf(person);
    seen.set(`Patient/${first.id}`, contentHash);
    if (!known) plan.newPatient = { from: first, fact: person, contentHash };
    else if (known.contentHash === contentHash) plan.settled.push({ from: first, outcome: "unchanged" });
    else plan.settled.push({ from: first, outcome: "changed", reason: changed });
  }

  const bornOn = person?.details.bornOn ?? standing?.bornOn ?? null;
  const knownByType = await findAllKnown(reader, clinicId, waiting);
  for (const from of waiting) {
    if (from === first) continue;
    const drug = drugOf(from.fact, drugs);
    if (drug === "missing") {
      plan.settled.push({
        from,
        outcome: "failed",
        reason: "It names a medication that is not in the input.",
      });
      continue;
    }
    const contentHash = hashOf(drug);
    const key = `${from.resourceType}/${from.id}`;
    const earlier = seen.get(key);
    if (earlier !== undefined) {
      plan.settled.push(
        earlier === contentHash
          ? { from, outcome: "unchanged" }
          : { from, outcome: "changed", reason: twice },
      );
      continue;
    }
    seen.set(key, contentHash);
    const item = knownByType.get(from.resourceType)?.get(from.id);
    if (item && item.patientId !== known?.entityId)
      plan.settled.push({
        from,
        outcome: "failed",
        reason: "Its id was brought in before, for another patient.",
      });
    else if (item?.contentHash === contentHash) plan.settled.push({ from, outcome: "unchanged" });
    else if (item) plan.settled.push({ from, outcome: "changed", reason: changed });
    else if (bornOn !== null && isBefore(drug, addDays(bornOn, -daysBeforeBirth)))
      plan.settled.push({
        from,
        outcome: "left-out",
        reason: "It is dated more than a year before the patient's birth.",
      });
    else plan.additions.push({ from, fact: drug, contentHash });
  }
  return { ...plan, contacts: await findContacts(reader, clinicId, plan.additions) };
}

/** A name or a birth date may have been put right, here or there; both at once is somebody else. */
function isSamePerson(
  standing: { family: string; given: string; bornOn: string | null },
  { details }: PatientFact,
): boolean {
  const isSame = (a: string, b: string) => normalizeSearch(a) === normalizeSearch(b);
  const sameFamily = isSame(standing.family, details.family);
  const sameGiven = isSame(standing.given, details.given);
  if (standing.bornOn === null || details.bornOn === null) return sameFamily || sameGiven;
  return standing.bornOn === details.bornOn || (sameFamily && sameGiven);
}

/** A medication that refers to a drug gets its words and code from there. */
function drugOf(fact: PatientsFact, drugs: ReadonlyMap<string, DrugFact>): PatientsFact | "missing" {
  if (fact.kind !== "medication" || fact.medication === undefined) return fact;
  const { medication, ...rest } = fact;
  const drug = drugs.get(medication);
  return drug ? { ...rest, words: drug.words, rxnorm: drug.rxnorm } : "missing";
}

function isBefore(fact: PatientsFact, day: string): boolean {
  if (fact.kind === "condition") return fact.onsetOn !== null && fact.onsetOn < day;
  const at = fact.kind === "observation" ? fact.observedAt : fact.kind === "history" ? fact.startedAt : null;
  return at !== null && at < Date.parse(`${day}T00:00:00Z`);
}

async function findAllKnown(reader: Reader, clinicId: string, waiting: readonly WaitingFact[]) {
  const idsByType = Map.groupBy(waiting, (one) => one.resourceType);
  const known = new Map<string, Awaited<ReturnType<typeof findKnownItems>>>();
  for (const [type, ones] of idsByType)
    known.set(
      type,
      await findKnownItems(
        reader,
        clinicId,
        type,
        ones.map((one) => one.id),
      ),
    );
  return known;
}

async function findContacts(reader: Reader, clinicId: string, additions: readonly Addition[]) {
  const wanted = { Practitioner: new Set<string>(), Organization: new Set<string>() };
  for (const { fact } of additions) {
    if (fact.kind !== "history") continue;
    for (const reference of [fact.practitioner, fact.organization]) {
      const [type, id] = reference?.split("/") ?? [];
      if ((type === "Practitioner" || type === "Organization") && id !== undefined) wanted[type].add(id);
    }
  }
  const found = new Map<string, string>();
  for (const type of ["Practitioner", "Organization"] as const)
    for (const [id, item] of await findKnownItems(reader, clinicId, type, [...wanted[type]]))
      found.set(`${type}/${id}`, item.entityId);
  return found;
}
