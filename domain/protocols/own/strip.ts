import { addDays, type Day, daysBetween } from "#domain/calendar/days.ts";
import { library as builtIn } from "#domain/exercises/library.ts";
import { findMeasure } from "#domain/measures/catalog.ts";
import { type EquipmentOrder, factsOfEquipment } from "#domain/prescriptions/equipment/equipment-order.ts";
import type { Limit } from "#domain/prescriptions/limit.ts";
import type { Goal, PrescriptionContent } from "#domain/prescriptions/prescription.ts";
import type { PhaseEquipment } from "#domain/protocols/phases/equipment-of-phase.ts";
import { findPhase } from "#domain/protocols/phases/next-phase.ts";
import type {
  Protocol,
  ProtocolContent,
  ProtocolGoal,
  ProtocolLine,
  ProtocolPhase,
  ProtocolRegion,
} from "#domain/protocols/protocol.ts";
import { protocolRegions } from "#domain/protocols/protocol.ts";
import type { ProtocolLimit } from "#domain/protocols/protocol-limit.ts";
import { regionOfCode, undotted } from "#domain/protocols/region-of-code.ts";
import { libraryWords } from "./library-words.ts";
import { type Exercises, isOtherSide, type LineContext, stripLine, tellLinesLeftOut } from "./strip-line.ts";

export const savedSource = "Saved from a prescription of this clinic";

/** What a prescription becomes without its patient, and what did not come along, told by number and never by word. */
export type Stripped = { content: ProtocolContent; leftOut: string[] };

const mostDays = 730;
const inDays = (from: Day, to: Day): number => Math.min(mostDays, Math.max(1, daysBetween(from, to)));

/**
 * One phase of a protocol, made of a prescription by taking over what the library or a closed list knows and nothing
 * else. Days become days after the day the protocol counts from, sides the treated side. Whatever was typed (names,
 * notes, reasons, goals and sentences in somebody's own words) stays behind and is typed again where it is needed.
 *
 * @param of the protocol it was written from, as its library or clinic has it; its words are nobody's.
 * @param library the exercises a line may name, the clinics' own beside the built-in ones.
 */
export function stripToProtocol(
  content: PrescriptionContent,
  of: Protocol | undefined,
  episode: { isSensitive: boolean },
  library: Exercises = builtIn,
): Stripped {
  const place = of && content.protocol ? findPhase(of, content.protocol) : undefined;
  const phase = place === undefined ? undefined : of?.phases[place];
  // Where nobody told the day, the phase is taken to open with the prescription, as when it was drafted.
  const from = content.protocol?.countedFromOn ?? addDays(content.startsOn, -(phase?.opensAfterDays ?? 0));
  const known = libraryWords(of);
  const [treated] = content.diagnoses;
  const isSided = of?.isSided ?? content.lines.some(({ side }) => side === "left" || side === "right");
  const context: LineContext = { treated: treated?.side, isSided, from, known, library };
  const lines = content.lines.flatMap((line) => stripLine(line, context));
  const equipment = (content.equipment ?? []).flatMap((order) => stripEquipment(order, context));
  const limits = content.limits.flatMap((limit) => stripLimit(limit, content, from, phase));
  const goals = content.goals.flatMap((goal) => stripGoal(goal, from, of));
  const stopAndCall = content.stopAndCall.filter((words) => known.has(words));
  const family = treated ? undotted(treated.code).slice(0, 3) : "";
  const primary = content.primaryMeasureId ? findMeasure(content.primaryMeasureId) : undefined;
  return {
    content: {
      name: of?.name ?? "",
      owner: "clinic",
      ownerName: "",
      discipline: content.discipline,
      codePrefixes: of ? [...of.codePrefixes] : family === "" ? [] : [family],
      region: of?.region ?? regionOf(treated?.code ?? "", lines, library),
      isSided,
      isSensitive: of?.isSensitive ?? episode.isSensitive,
      countsFrom: of?.countsFrom ?? "start",
      leftOpen: content.leftOpen,
      frequency: content.frequency,
      ...(primary ? { primaryMeasureId: primary.measureId } : {}),
      goals,
      precautions: [...(of?.precautions ?? [])],
      stopAndCall,
      phases: [
        {
          phaseId: phase?.phaseId ?? "phase-1",
          name: phase?.name ?? "",
          opensAfterDays: phase?.opensAfterDays ?? 0,
          criteria: [...(phase?.criteria ?? [])],
          lines,
          limits: unique(limits),
          frequency: content.frequency,
          ...(content.taper ? { taper: content.taper } : {}),
          ...(equipment.length > 0 ? { equipment } : {}),
          source: savedSource,
        },
      ],
      source: savedSource,
    },
    leftOut: tellLeftOut(content, { goals, stopAndCall, equipment }, context),
  };
}

const isOfOtherSide = (limit: Limit, content: PrescriptionContent): boolean =>
  "side" in limit && isOtherSide(content.diagnoses[0]?.side, limit.side);

/** A piece the closed list names, for the treated side; what is said of it in words stays behind. */
function stripEquipment(order: EquipmentOrder, { treated, from }: LineContext): PhaseEquipment[] {
  const { kind, side, hinge, wear, hoursPerDay, untilOn } = order;
  const isOther = side !== undefined && isOtherSide(treated, side);
  // A cane is held on the other side; anything else there belongs to the patient and not to the problem.
  if (kind === "other" || (isOther && kind !== "cane")) return [];
  const isTold = side !== undefined && (side === "both" || treated === "left" || treated === "right");
  const named = side === "both" ? "both" : isOther ? "other" : "treated";
  return [
    {
      kind,
      ...(isTold && factsOfEquipment(kind).isSided ? { side: named } : {}),
      ...(hinge ? { hinge } : {}),
      ...(wear ? { wear } : {}),
      ...(hoursPerDay === undefined ? {} : { hoursPerDay }),
      ...(untilOn === undefined ? {} : { untilAfterDays: inDays(from, untilOn) }),
    },
  ];
}

/** A limit of the treated side; one of the other side belongs to the patient and not to the problem. */
function stripLimit(
  limit: Limit,
  content: PrescriptionContent,
  from: Day,
  phase: ProtocolPhase | undefined,
): ProtocolLimit[] {
  if (isOfOtherSide(limit, content)) return [];
  const reasons = phase?.limits.map(({ reason }) => reason) ?? [];
  const common = {
    ownerKind: limit.owner.kind === "surgeon" ? ("surgeon" as const) : ("physiatrist" as const),
    dueAfterDays: inDays(from, limit.dueForLiftingOn ?? content.endsOn),
    reason: reasons.includes(limit.reason) ? limit.reason : "",
  };
  switch (limit.kind) {
    case "range": {
      const { kind, joint, motion, isLoadedOnly, most } = limit;
      return [{ ...common, kind, joint, motion, isLoadedOnly, most }];
    }
    case "weight-bearing": {
      const { kind, limb, status, most } = limit;
      return [{ ...common, kind, limb, status, ...(most ? { most } : {}) }];
    }
    default:
      return [{ ...common, kind: limit.kind, most: limit.most }];
  }
}

/** A goal its measure names; one in the patient's own words is kept only where the protocol had those words. */
function stripGoal(goal: Goal, from: Day, of: Protocol | undefined): ProtocolGoal[] {
  const measure = goal.measureId ? findMeasure(goal.measureId) : undefined;
  if (!measure || goal.targetThousandths === undefined) return [];
  const isKnown = of?.goals.some(({ words }) => words === goal.words) === true;
  if (!isKnown && measure.measureId === "psfs") return [];
  const amount = goal.targetThousandths / 1000;
  return [
    {
      words: isKnown
        ? goal.words
        : `${measure.shortName} ${amount} ${measure.betterIs === "higher" ? "or more" : "or less"}`,
      measureId: measure.measureId,
      targetThousandths: goal.targetThousandths,
      unit: measure.unit,
      afterDays: inDays(from, goal.targetOn),
    },
  ];
}

/** The region of the code, else the one most lines are for. */
function regionOf(code: string, lines: readonly ProtocolLine[], library: Exercises): ProtocolRegion {
  const ofCode = regionOfCode(code);
  if (ofCode) return ofCode;
  const counted = new Map<ProtocolRegion, number>();
  for (const { exerciseId } of lines) {
    const region = protocolRegions.find((one) => one === library.find(exerciseId)?.region);
    if (region) counted.set(region, (counted.get(region) ?? 0) + 1);
  }
  const [most] = [...counted].toSorted((a, b) => b[1] - a[1]);
  return most?.[0] ?? "balance";
}

const unique = (limits: readonly ProtocolLimit[]): ProtocolLimit[] => [
  ...new Map(limits.map((limit) => [JSON.stringify(limit), limit])).values(),
];

const counted = (count: number, one: string, many: string): string[] =>
  count === 0 ? [] : [count === 1 ? `1 ${one}` : `${count} ${many}`];

function tellLeftOut(
  content: PrescriptionContent,
  kept: { goals: readonly unknown[]; stopAndCall: readonly unknown[]; equipment: readonly unknown[] },
  context: LineContext,
): string[] {
  const pieces = content.equipment ?? [];
  return [
    "the diagnosis, names and dates",
    ...tellLinesLeftOut(content.lines, context),
    ...counted(
      pieces.length - kept.equipment.length,
      "piece of equipment in own words or for the other side",
      "pieces of equipment in own words or for the other side",
    ),
    ...counted(
      pieces.filter(({ kind, words }) => kind !== "other" && words !== "").length,
      "note on equipment",
      "notes on equipment",
    ),
    ...counted(content.goals.length - kept.goals.length, "goal in own words", "goals in own words"),
    ...counted(
      content.stopAndCall.length - kept.stopAndCall.length,
      "stop-and-call sentence in own words",
      "stop-and-call sentences in own words",
    ),
    ...counted(
      content.limits.filter((limit) => isOfOtherSide(limit, content)).length,
      "limit of the other side",
      "limits of the other side",
    ),
    ...counted(content.limits.length, "limit's owner, reason and day", "limits' owners, reasons and days"),
    ...(content.note === "" ? [] : ["the note to the therapist"]),
    ...(content.visitsMost === undefined ? [] : ["the most visits"]),
    ...(content.protocol?.reason ? ["why the phase was opened"] : []),
  ];
}
