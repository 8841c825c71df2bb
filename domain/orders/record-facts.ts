import type { ImplantKind } from "#domain/precautions/facts/implants.ts";
import type { ProcedureKind } from "#domain/precautions/facts/procedures.ts";
import { type Fact, factsOfRecord, type RecordForScreening } from "#domain/precautions/facts/record.ts";

/** Undotted ICD-10-CM families of what a magnet, a needle or a steroid asks about. */
const implantPrefixes = ["Z950", "Z9581", "Z45", "Z96", "Z982"] as const;
const stimulatorPrefixes = ["Z950", "Z9581", "Z45", "Z9682"] as const;
const diabetesPrefixes = ["E08", "E09", "E10", "E11", "E13"] as const;
const anticoagulantPrefixes = ["Z7901"] as const;

/** Devices a current may disturb, or that send one. */
const stimulatorDevices: readonly ImplantKind[] = [
  "pacemaker",
  "defibrillator",
  "spinal-cord-stimulator",
  "brain-or-vagus-stimulator",
  "intrathecal-pump",
  "insulin-pump",
  "cochlear-implant",
];
/** A vessel made into an access is no metal; anything else that stands on the list is asked about, also what nobody screened. */
const isForMagnet = (device: ImplantKind): boolean => device !== "dialysis-access";
const deviceSurgeries: readonly ProcedureKind[] = ["stimulator-implant", "cardiac-device-implant"];
const metalSurgeries: readonly ProcedureKind[] = [
  "total-knee",
  "total-hip",
  "spinal-fusion",
  "fracture-fixation",
];

const isOfFamily = (code: string, prefixes: readonly string[]): boolean =>
  code !== "" && prefixes.some((prefix) => code.startsWith(prefix));

const isImplant = (fact: Fact): boolean =>
  (fact.kind === "condition" && isOfFamily(fact.code, implantPrefixes)) ||
  (fact.kind === "device" && isForMagnet(fact.device)) ||
  (fact.kind === "procedure" && [...deviceSurgeries, ...metalSurgeries].includes(fact.procedure));

const isStimulator = (fact: Fact): boolean =>
  (fact.kind === "condition" && isOfFamily(fact.code, stimulatorPrefixes)) ||
  (fact.kind === "device" && stimulatorDevices.includes(fact.device)) ||
  (fact.kind === "procedure" && deviceSurgeries.includes(fact.procedure));

const idsOf = (facts: readonly Fact[]): string[] => [...new Set(facts.map(({ factId }) => factId))];

/** What an order or a procedure asks the record, from the facts the precautions are made of; implants by their fact. */
export function askRecord(record: RecordForScreening): {
  implantIds: string[];
  stimulatorIds: string[];
  hasDiabetes: boolean;
  isAnticoagulated: boolean;
} {
  const facts = factsOfRecord(record);
  const hasCode = (prefixes: readonly string[]) =>
    facts.some((fact) => fact.kind === "condition" && isOfFamily(fact.code, prefixes));
  return {
    implantIds: idsOf(facts.filter(isImplant)),
    stimulatorIds: idsOf(facts.filter(isStimulator)),
    hasDiabetes: hasCode(diabetesPrefixes),
    isAnticoagulated:
      hasCode(anticoagulantPrefixes) ||
      facts.some((fact) => fact.kind === "drug" && fact.kinds.includes("anticoagulant")),
  };
}
