import { newId } from "#db/engine/ids.ts";
import { addDays } from "#domain/calendar/days.ts";
import { searchTermsOf } from "#domain/patients/search-terms.ts";
import type { Team } from "./large-house.ts";
import type { Batch } from "./large-writer.ts";
import { somePerson } from "./patients.ts";
import type { Chance } from "./random.ts";

export type Setting = {
  chance: Chance;
  team: Team;
  today: string;
  rowsPerSession: number;
  /** The instant of a minute of a day in a zone. */
  at: (day: string, minute: number, timeZone: string) => number;
};

/** Identity, search terms and record of one patient; answers the id. */
export function addRecord(batch: Batch, setting: Setting, index: number, createdAt: number): string {
  const { chance, team } = setting;
  const id = (at: number) => newId(at, () => chance.bytes(16));
  const patientId = id(createdAt);
  const person = somePerson(chance.between(0, 1_000_000), setting.today);
  const mrn = String(100_000 + index).replaceAll(/\B(?=(\d{3})+$)/g, " ");
  batch.add("patients", {
    id: patientId,
    homeClinicId: team.clinicId,
    mrn,
    ...person,
    allergyState: chance.next() < 0.2 ? "listed" : "none-known",
    createdAt,
  });
  for (const term of searchTermsOf({ ...person, mrn })) batch.add("searchTerms", { ...term, patientId });
  const recorded = { patientId, source: "recorded" as const, recordedBy: team.physiatrist.id };
  for (const words of ["Hypertension", "Type 2 diabetes", "Osteopenia"].slice(0, chance.between(0, 3)))
    batch.add("conditions", {
      ...recorded,
      id: id(createdAt),
      words,
      side: "not-applicable",
      status: "active",
      screening: "answered",
      screeningAnswer: "No bearing on therapy",
      recordedAt: createdAt,
    });
  for (const [words, kind] of (
    [
      ["Metoprolol 25 mg", "beta-blocker"],
      ["Metformin 500 mg", "insulin-or-secretagogue"],
      ["Ibuprofen 400 mg", "other"],
    ] as const
  ).slice(0, chance.between(0, 3)))
    batch.add("medications", {
      ...recorded,
      id: id(createdAt),
      words,
      kind,
      status: "active",
      recordedAt: createdAt,
    });
  for (const [code, words, unit, most] of [
    ["8867-4", "Heart rate", "/min", 90],
    ["8480-6", "Systolic pressure", "mmHg", 150],
    ["29463-7", "Body weight", "kg", 110],
  ] as const) {
    const value = chance.between(60, most);
    batch.add("observations", {
      ...recorded,
      id: id(createdAt),
      code,
      words,
      unit,
      valueThousandths: value * 1000,
      decimalText: String(value),
      observedAt: createdAt,
    });
  }
  return patientId;
}

/** A patient who was referred and waits. */
export function addReferred(batch: Batch, setting: Setting, index: number): void {
  const { chance, team } = setting;
  const receivedAt = setting.at(addDays(setting.today, -chance.between(0, 12)), 610, team.timeZone);
  const isAssigned = chance.next() < 0.5;
  batch.add("referrals", {
    id: newId(receivedAt, () => chance.bytes(16)),
    patientId: addRecord(batch, setting, index, receivedAt),
    clinicId: team.clinicId,
    source: "primary-care",
    referrerName: "Dr. E. Hart",
    reason: "Pain on stairs for six weeks",
    urgency: chance.next() < 0.1 ? "urgent" : "routine",
    state: isAssigned ? "assigned" : "received",
    assignedTo: isAssigned ? team.physiatrist.id : null,
    receivedAt,
  });
}
