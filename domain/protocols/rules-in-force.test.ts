import assert from "node:assert/strict";
import { test } from "node:test";
import { addDays } from "#domain/calendar/days.ts";
import { findExercise } from "#domain/exercises/library.ts";
import { contraindicating } from "#domain/precautions/contraindicated.ts";
import type { ProcedureKind } from "#domain/precautions/facts/procedures.ts";
import { precautionOf } from "#domain/precautions/limits-of-rule.ts";
import { screenRecord } from "#domain/precautions/screen.ts";
import { chose, code, type Part, recordOf, surgery, today } from "#domain/precautions/testing-record.ts";
import { findProtocol, protocols } from "./catalog.ts";
import type { Protocol } from "./protocol.ts";

/** What the record of a patient says on a day of the protocol. */
type Patient = (day: number) => readonly Part[];
const operated =
  (icd10: string, kind: ProcedureKind, ...answers: readonly Part[]): Patient =>
  (day) => [code(icd10, null, "left"), surgery(kind, day, "left"), ...answers];
const grafts = ["not-reconstructed", "hamstring", "patellar-or-quadriceps", "allograft"];
const approaches = ["posterior", "anterior", "lateral", "no-precautions"];
const having =
  (...codes: readonly string[]): Patient =>
  (day) =>
    codes.map((icd10) => code(icd10, day, "left"));

/** The surgeon frees the arm as it is strengthened, not before. */
const united = (day: number): Part =>
  chose(
    "fracture-arm-weight",
    "c0",
    day < (opensOn("distal-radius-fracture", "strength") ?? 0) ? "none" : "as-tolerated",
  );
const opensOn = (protocolId: string, phaseId: string): number | undefined =>
  findProtocol(protocolId)?.phases.find((phase) => phase.phaseId === phaseId)?.opensAfterDays;
const sprained =
  (icd10: string): Patient =>
  (day) => [code(icd10, day), chose("neck-artery-symptoms", "c0", "none")];

/** Every protocol, with the patients it is written for: each answer that a rule asks is one of its own. */
const patients: Record<string, readonly Patient[]> = {
  "rotator-cuff-repair": [
    operated("M75.122", "rotator-cuff-repair"),
    operated("S46.012D", "rotator-cuff-repair"),
  ],
  "acl-reconstruction": [
    operated("S83.512D", "acl-reconstruction"),
    ...grafts.map((graft) => operated("S83.512D", "acl-reconstruction", chose("acl-graft", "s0", graft))),
    (day) => [...operated("S83.512D", "acl-reconstruction")(day), surgery("meniscus-repair", day, "left")],
  ],
  "total-knee-replacement": [operated("Z96.652", "total-knee"), operated("Z47.1", "total-knee")],
  "total-hip-replacement": [
    operated("Z96.642", "total-hip"),
    ...approaches.map((approach) => operated("Z96.642", "total-hip", chose("hip-approach", "s0", approach))),
  ],
  "distal-radius-fracture": [
    // Treated until the cast is off, followed up after it.
    (day) => [code(day < 42 ? "S52.502A" : "S52.502D", day, "left"), united(day)],
    (day) => [code("S52.502D", day, "left"), united(day)],
    (day) => [code("S52.602D", day, "left"), surgery("fracture-fixation", day, "left"), united(day)],
  ],
  "ankle-sprain": [having("S93.402A"), having("S93.402D")],
  "spine-sparing": [
    having("M80.08XD"),
    having("M48.56XD"),
    having("S22.080D"),
    having("S32.010D"),
    having("S32.010A"),
    having("M81.0"),
  ],
  "low-back-pain": [having("M54.51"), having("M54.41"), having("M51.16")],
  "lumbar-stenosis": [having("M48.062"), having("M48.07")],
  // After an injury the neck is moved to its end once the artery was asked about.
  "neck-pain": [having("M54.2"), sprained("S13.4XXA"), sprained("S13.4XXD"), having("M53.1")],
  "cervical-radiculopathy": [having("M54.12"), having("M54.13"), having("M50.121")],
  "rotator-cuff": [having("M75.112"), having("M75.42"), having("M75.52"), having("S46.012A")],
  "adhesive-capsulitis": [having("M75.02")],
  "lateral-elbow": [having("M77.12")],
  "carpal-tunnel": [having("G56.02")],
  "knee-osteoarthritis": [having("M17.12")],
  "achilles-tendinopathy": [having("M76.62")],
  "pelvic-pain": [having("R10.20"), having("N94.10"), having("N41.1"), having("M62.89"), having("N81.10")],
  "falls-and-balance": [having("R29.6"), having("R26.81"), having("Z91.81")],
};

/** The days of a phase: from the day it opens to the day before the next one does; of the last, half a year. */
const daysOf = ({ phases }: Protocol, index: number): number[] => {
  const from = phases[index]?.opensAfterDays ?? 0;
  const until = phases[index + 1]?.opensAfterDays ?? from + 182;
  return Array.from({ length: until - from }, (_, day) => from + day);
};

const inForce = (patient: Patient, day: number) =>
  screenRecord(recordOf(...patient(day))).raised.map((raised) =>
    precautionOf(raised, {
      precautionId: raised.ruleId,
      owner: { kind: "surgeon", name: "Dr. P. Lund" },
      delegateStaffIds: [],
      fromOn: addDays(today, -day),
    }),
  );

/** Lines of the protocol that a rule refuses while their phase lasts, each once. */
function refusedLines(protocol: Protocol, patient: Patient): string[] {
  const refused = protocol.phases.flatMap(({ phaseId, lines }, index) =>
    daysOf(protocol, index).flatMap((day) => {
      const standing = inForce(patient, day);
      return lines.flatMap(({ exerciseId }) => {
        const exercise = findExercise(exerciseId);
        assert.ok(exercise, exerciseId);
        const side = exercise.isSided ? "left" : "not-applicable";
        return contraindicating(standing, exercise, side).map(
          ({ ruleId }) => `${protocol.protocolId} ${phaseId} ${exerciseId}: ${ruleId}`,
        );
      });
    }),
  );
  return [...new Set(refused)];
}

test("each protocol has a patient here whose diagnosis it is written for", () => {
  assert.deepEqual(
    Object.keys(patients).toSorted(),
    protocols.map(({ protocolId }) => protocolId).toSorted(),
  );
  for (const { protocolId, codePrefixes } of protocols)
    for (const patient of patients[protocolId] ?? []) {
      const [condition] = recordOf(...patient(0)).conditions;
      const icd10 = condition?.icd10.replace(".", "") ?? "";
      assert.ok(
        codePrefixes.some((prefix) => icd10.startsWith(prefix)),
        `${protocolId} ${icd10}`,
      );
    }
});

test("no line of a phase is refused by the rules of the patient it is written for, on any day of the phase", () => {
  for (const protocol of protocols)
    for (const patient of patients[protocol.protocolId] ?? [])
      assert.deepEqual(refusedLines(protocol, patient), []);
});

test("a line that comes too early is refused, so that the check above can fail", () => {
  const protocol = findProtocol("rotator-cuff-repair");
  const [patient] = patients["rotator-cuff-repair"] ?? [];
  assert.ok(protocol && patient);
  const strengthening = protocol.phases.find(({ phaseId }) => phaseId === "from-week-12")?.lines ?? [];
  const early = {
    ...protocol,
    phases: protocol.phases.map((phase) =>
      phase.phaseId === "weeks-6-to-12" ? { ...phase, lines: strengthening } : phase,
    ),
  };
  assert.deepEqual(refusedLines(early, patient), [
    "rotator-cuff-repair weeks-6-to-12 scaption: cuff-repair-active",
    "rotator-cuff-repair weeks-6-to-12 band-rotation: cuff-repair-active",
    "rotator-cuff-repair weeks-6-to-12 cable-row: cuff-repair-active",
  ]);
});
