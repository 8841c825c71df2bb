import type { Dose, DoseField, Side } from "#domain/doses/dose.ts";
import type { OwnSafer } from "#domain/doses/fields.ts";
import type { RungReach } from "#domain/exercises/ladder.ts";
import type { PrecautionEffect } from "#domain/precautions/effect.ts";
import type { FactSide } from "#domain/precautions/facts/record.ts";
import type { ExerciseTag } from "#domain/precautions/precaution.ts";
import type { Joint, Limit, Motion } from "#domain/prescriptions/limit.ts";
import type { Bounds, LineConsequence, LineOwner } from "#domain/prescriptions/line.ts";
import type { NotBefore } from "#domain/prescriptions/lines/not-before.ts";
import type { Treatment } from "#domain/prescriptions/lines/treatment.ts";
import type { LeftOpenDecider, PrescriptionState } from "#domain/prescriptions/prescription.ts";

/** Degrees a movement takes a joint through however little else is done, on equipment of the height named: at least, or at most. */
export type RangeNeed = {
  joint: Joint;
  motion: Motion;
  degrees: number;
  /** Inches: from this height up, or up to this height. Where the dose states none, it may be that height. */
  fromHeight?: number;
  toHeight?: number;
};

/** What the rules must know of an exercise to hold the patient's limits and contraindications against it. */
export type ExerciseFacts = {
  exerciseId: string;
  exerciseVersion: number;
  tags: readonly ExerciseTag[];
  /** Movements it takes the joint through. */
  motions: readonly { joint: Joint; motion: Motion }[];
  /** What its movement needs where a dose states no range; absent where that is not known. */
  needs?: readonly RangeNeed[];
  /** Limbs that carry body weight in it, or push against a load through the hand or foot. */
  weightBearing: readonly ("leg" | "arm")[];
  isLoaded: boolean;
  /** Done on one side or on each, as its line says; what uses both sides reaches both, whatever a line says. */
  isSided: boolean;
  /** Safer directions of its own, where they differ from the fields'; absent where none does. */
  safer?: OwnSafer;
  /** No library has it, so nothing above is known of it: which limits and contraindications it meets is not specified. */
  isUnknown?: true;
};

/** A line as the check sees it: the prescriber's or the therapist's own, with what stands now. */
export type LineInForce = {
  lineKey: string;
  lineId: string;
  name: string;
  owner: LineOwner;
  consequence: LineConsequence;
  side: Side;
  exercise: ExerciseFacts;
  prescribed: Dose;
  bounds: Bounds;
  weeklySteps: Dose;
  /** Settings beside the dose, for showing; what they do to the body stands among the exercise's tags. */
  treatment?: Treatment;
  /** The prescribed dose with every accepted adjustment applied. */
  current: Dose;
  /** The current dose was last set under an earlier version: nothing of this one was asked or told about it yet. */
  isCarriedOver?: true;
  /** What was current seven days before the check; the largest weekly step counts from it. */
  currentWeekAgo: Dose;
  /** What still keeps it closed; absent once it is open. */
  notYetOpen?: NotBefore;
  /** The hardest exercise of its ladder the therapist may move to by himself. */
  upToExerciseId?: string;
  /** Set while another rung of the ladder is done in the place of the line's own exercise: `exercise` and `name` are the rung's. */
  rung?: {
    reach: RungReach;
    ofExerciseId: string;
    ofName: string;
    /** What a dose of the rung has: a field it lacks is not left out. */
    fields: readonly DoseField[];
  };
  /** Set where the row of this session was moved to another rung than sessions begin with. */
  isMovedToday?: true;
  /** An exercise the therapist added to one session; it stands in that session's snapshots alone. */
  isAddedInSession?: true;
  /** The therapist's own line an added exercise stands in for today. */
  inPlaceOf?: { lineKey: string; name: string };
  /** Set while a request raised for safety holds this line. */
  heldByRequestId?: string;
};

/** A reply that permits more than the line's bounds: once, or as a standing answer until its end. */
export type Permission = {
  permissionId: string;
  lineKey: string;
  /** The dose granted, field by field, inclusive: itself, and what is safer by the field's own direction. */
  upTo: Dose;
  isOnce: boolean;
  /** Limits the question named as not known to be kept: the reply says that this line keeps them. */
  answersLimitIds?: readonly string[];
  /** The rung beyond what the therapist may move to that the question asked for. */
  answersRungId?: string;
};

export type ContraindicationInForce = {
  precautionId: string;
  effect: PrecautionEffect;
  words: string;
  excludedTags: readonly ExerciseTag[];
  /** Only what moves one of these joints on this side is excluded; absent or empty, everything. */
  onlyAt?: readonly Joint[];
  side?: FactSide;
  ownerName: string;
};

/**
 * Everything a check is decided from, and nothing else. It is stored as canonical JSON beside each performed row
 * and adjustment, so that the same check computed years later comes out the same.
 */
export type PlanInForce = {
  schema: 1;
  prescriptionVersionId: string;
  planOfCareId?: string;
  state: PrescriptionState;
  /** Set while a request raised for safety holds the whole session. */
  heldByRequestId?: string;
  leftOpen: LeftOpenDecider;
  limits: readonly Limit[];
  contraindications: readonly ContraindicationInForce[];
  permissions: readonly Permission[];
  lines: readonly LineInForce[];
};
