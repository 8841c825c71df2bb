import type { Dose, DoseField, Unit } from "#domain/doses/dose.ts";
import { quantity } from "#domain/doses/quantity.ts";
import { findExercise } from "#domain/exercises/library.ts";
import type { Bounds, LineConsequence } from "#domain/prescriptions/line.ts";
import type { Protocol, ProtocolLine } from "./protocol.ts";

type Span = readonly [least: number, most: number | null, unit: Unit];

/** A line in few words: the exercise's usual dose, what differs, and the spans the therapist may set. */
function line(
  exerciseId: string,
  change: Dose,
  spans: Partial<Record<DoseField, Span>>,
  consequence: LineConsequence,
  isHomeProgram = false,
  weeklySteps: Dose = {},
): ProtocolLine {
  const bounds: Bounds = {};
  for (const [field, [least, most, unit]] of Object.entries(spans) as [DoseField, Span][])
    bounds[field] = {
      least: quantity(least, unit),
      ...(most === null ? {} : { most: quantity(most, unit) }),
      isLocked: false,
    };
  return {
    exerciseId,
    dose: { ...findExercise(exerciseId)?.usualDose, ...change },
    bounds,
    weeklySteps,
    consequence,
    isHomeProgram,
  };
}
const lb = (amount: number): Dose => ({ load: quantity(amount, "lb") });

export const protocols: readonly Protocol[] = [
  {
    protocolId: "knee-osteoarthritis",
    version: 1,
    name: "Knee osteoarthritis",
    owner: "clinic",
    discipline: "PT",
    codePrefixes: ["M17"],
    region: "knee",
    isSided: true,
    leftOpen: "therapist",
    perWeekLeast: 2,
    perWeekMost: 3,
    weeks: 8,
    primaryMeasureId: "lefs",
    source: "(K)",
    goals: [
      {
        words: "LEFS 50 or more",
        measureId: "lefs",
        targetThousandths: 50_000,
        unit: "of 80",
        afterDays: 56,
      },
      {
        words: "Walk to the store and back",
        measureId: "psfs",
        targetThousandths: 7_000,
        unit: "of 10",
        afterDays: 56,
      },
    ],
    stopAndCall: ["Locking, or swelling the day after", "Calf pain or swelling: stop, call the same hour"],
    phases: [
      {
        name: "Strength and control",
        opensAfterDays: 0,
        criteria: "none",
        limits: [],
        lines: [
          line("stationary-bike", {}, { duration: [5, 15, "min"] }, "act-and-tell"),
          line(
            "leg-press",
            lb(40),
            { load: [30, 80, "lb"], sets: [2, 4, "set"] },
            "act-and-tell",
            false,
            lb(10),
          ),
          line("sit-to-stand", {}, { sets: [2, 4, "set"], reps: [5, 12, "rep"] }, "act", true),
          line("knee-extension", {}, { sets: [2, 4, "set"] }, "act", true),
          line("step-up", {}, { height: [2, 8, "in"], sets: [2, 3, "set"] }, "act-and-tell", true),
          line("single-leg-stance", {}, { hold: [5, 60, "s"] }, "act", true),
        ],
      },
    ],
  },
  {
    protocolId: "total-knee-replacement",
    version: 1,
    name: "After total knee replacement",
    owner: "surgeon",
    discipline: "PT",
    codePrefixes: ["Z9665", "Z471"],
    region: "knee",
    isSided: true,
    leftOpen: "ask-first",
    perWeekLeast: 2,
    perWeekMost: 3,
    weeks: 8,
    primaryMeasureId: "lefs",
    source: "(K)",
    goals: [
      {
        words: "Knee flexion 110°",
        measureId: "knee-flexion",
        targetThousandths: 110_000,
        unit: "°",
        afterDays: 56,
      },
      {
        words: "LEFS 50 or more",
        measureId: "lefs",
        targetThousandths: 50_000,
        unit: "of 80",
        afterDays: 84,
      },
    ],
    stopAndCall: [
      "Calf pain or swelling: stop, call the same hour",
      "Wound drainage or fever",
      "Chest pain or short of breath: call 911",
    ],
    phases: [
      {
        name: "Weeks 2 to 6",
        opensAfterDays: 14,
        criteria: "wound closed",
        limits: [
          {
            kind: "weight-bearing",
            limb: "leg",
            status: "as-tolerated",
            reason: "After total knee replacement",
            ownerKind: "surgeon",
            dueAfterDays: 42,
          },
          {
            kind: "effort",
            most: quantity(6, "rpe"),
            reason: "After surgery",
            ownerKind: "physiatrist",
            dueAfterDays: 42,
          },
        ],
        lines: [
          line("stationary-bike", {}, { duration: [5, 12, "min"] }, "ask-first"),
          line(
            "leg-press",
            lb(45),
            { load: [35, 65, "lb"], sets: [2, 4, "set"] },
            "act-and-tell",
            false,
            lb(10),
          ),
          line("step-up", {}, { height: [4, 6, "in"] }, "ask-first"),
          line("straight-leg-raise", lb(2), { load: [0, null, "lb"] }, "act-and-tell", true, lb(2)),
          line("heel-slide", {}, { sets: [2, 4, "set"] }, "act-and-tell", true),
          line("electrical-stimulation", {}, {}, "ask-first"),
        ],
      },
    ],
  },
  {
    protocolId: "rotator-cuff-repair",
    version: 1,
    name: "After rotator cuff repair",
    owner: "surgeon",
    discipline: "PT",
    codePrefixes: ["M751", "S460"],
    region: "shoulder",
    isSided: true,
    leftOpen: "ask-first",
    perWeekLeast: 2,
    perWeekMost: 2,
    weeks: 10,
    primaryMeasureId: "quickdash",
    source: "ASSET consensus, Thigpen 2016",
    goals: [
      {
        words: "Elevation 140°",
        measureId: "shoulder-elevation",
        targetThousandths: 140_000,
        unit: "°",
        afterDays: 84,
      },
      {
        words: "QuickDASH 30 or less",
        measureId: "quickdash",
        targetThousandths: 30_000,
        unit: "of 100",
        afterDays: 112,
      },
    ],
    stopAndCall: ["Sudden pop or loss of strength", "Fever or wound drainage"],
    phases: [
      {
        name: "Weeks 6 to 12, active motion",
        opensAfterDays: 42,
        criteria: "passive elevation 120° without pain above 3",
        limits: [
          {
            kind: "lift",
            most: quantity(5, "lb"),
            reason: "Repair not yet loaded",
            ownerKind: "surgeon",
            dueAfterDays: 84,
          },
          {
            kind: "range",
            joint: "shoulder",
            motion: "external-rotation",
            isLoadedOnly: false,
            most: quantity(45, "deg"),
            reason: "Repair",
            ownerKind: "surgeon",
            dueAfterDays: 84,
          },
        ],
        lines: [
          line("table-slide", {}, { range: [60, 120, "deg"] }, "ask-first", true),
          line("wand-flexion", {}, { range: [90, 140, "deg"] }, "ask-first", true),
          line("wand-rotation", {}, { range: [10, 45, "deg"] }, "ask-first"),
          line("isometric-rotation", {}, { sets: [1, 3, "set"] }, "act-and-tell"),
          line("scaption", lb(0), { load: [0, 2, "lb"] }, "ask-first"),
          line("band-row", {}, { sets: [2, 3, "set"] }, "act-and-tell", true),
        ],
      },
      {
        name: "From week 12, strengthening",
        opensAfterDays: 84,
        criteria: "active elevation 120°, no lag",
        limits: [
          {
            kind: "lift",
            most: quantity(15, "lb"),
            reason: "Repair",
            ownerKind: "surgeon",
            dueAfterDays: 140,
          },
        ],
        lines: [
          line("scaption", lb(2), { load: [1, 6, "lb"], sets: [2, 4, "set"] }, "ask-first", false, lb(1)),
          line("band-rotation", {}, { sets: [2, 4, "set"] }, "act-and-tell", true),
          line("cable-row", {}, { load: [15, 50, "lb"] }, "act-and-tell", false, lb(10)),
          line("wand-flexion", {}, { range: [120, 170, "deg"] }, "act", true),
        ],
      },
    ],
  },
  {
    protocolId: "low-back-pain",
    version: 1,
    name: "Low back pain",
    owner: "clinic",
    discipline: "PT",
    codePrefixes: ["M545", "M544", "M51"],
    region: "lumbar-spine",
    isSided: false,
    leftOpen: "therapist",
    perWeekLeast: 1,
    perWeekMost: 2,
    weeks: 6,
    primaryMeasureId: "odi",
    source: "(K)",
    goals: [
      {
        words: "Oswestry 20 % or less",
        measureId: "odi",
        targetThousandths: 20_000,
        unit: "%",
        afterDays: 42,
      },
      {
        words: "Lift 25 lb from the floor",
        measureId: "psfs",
        targetThousandths: 8_000,
        unit: "of 10",
        afterDays: 42,
      },
    ],
    stopAndCall: [
      "Numb in the saddle, or bladder or bowel change: emergency room now",
      "New weakness in a leg",
      "Fever or night pain",
    ],
    phases: [
      {
        name: "Move and load",
        opensAfterDays: 0,
        criteria: "none",
        limits: [],
        lines: [
          line("treadmill-walk", {}, { duration: [8, 20, "min"] }, "act"),
          line("abdominal-brace", {}, { sets: [1, 3, "set"] }, "act", true),
          line("bird-dog", {}, { sets: [2, 4, "set"] }, "act", true),
          line("hip-bridge", {}, { sets: [2, 4, "set"], reps: [8, 15, "rep"] }, "act", true),
          line("pallof-press", {}, { load: [10, 30, "lb"] }, "act-and-tell", false, lb(10)),
          line("deadlift", lb(25), { load: [15, 60, "lb"] }, "act-and-tell", false, lb(10)),
        ],
      },
    ],
  },
  {
    protocolId: "falls-and-balance",
    version: 1,
    name: "Falls and balance",
    owner: "clinic",
    discipline: "PT",
    codePrefixes: ["R29", "R26", "Z918"],
    region: "balance",
    isSided: false,
    leftOpen: "therapist",
    perWeekLeast: 2,
    perWeekMost: 2,
    weeks: 12,
    primaryMeasureId: "berg",
    source: "(K)",
    goals: [
      {
        words: "Berg 50 or more",
        measureId: "berg",
        targetThousandths: 50_000,
        unit: "of 56",
        afterDays: 84,
      },
    ],
    stopAndCall: ["A fall with injury", "Dizziness that is new"],
    phases: [
      {
        name: "Balance and leg strength",
        opensAfterDays: 0,
        criteria: "none",
        limits: [],
        lines: [
          line("tandem-stance", {}, { hold: [5, 60, "s"] }, "act", true),
          line("tandem-walk", {}, { distance: [10, 60, "ft"] }, "act"),
          line("sit-to-stand", {}, { sets: [2, 4, "set"] }, "act", true),
          line("heel-raise", {}, { sets: [2, 4, "set"] }, "act", true),
          line("step-up", {}, { height: [2, 6, "in"] }, "act-and-tell"),
        ],
      },
    ],
  },
];

export const findProtocol = (protocolId: string): Protocol | undefined =>
  protocols.find((protocol) => protocol.protocolId === protocolId);
