import type { ConsultationContent, MedicationKind } from "#domain/consultations/consultation.ts";
import { quantity } from "#domain/doses/quantity.ts";
import type { PatientDetails } from "#domain/patients/patient.schema.ts";
import type { FindingEntry } from "#domain/precautions/facts/fact.schema.ts";
import type { RequiredVital } from "#domain/precautions/precaution.ts";
import type { Owner } from "#domain/prescriptions/limit.ts";
import type { Line } from "#domain/prescriptions/line.ts";
import type { PrescriptionContent } from "#domain/prescriptions/prescription.ts";
import type { NotDoneReason } from "#domain/sessions/session.ts";
import type { HomeGiving } from "./give-home.ts";

/** What was answered at the first visit to a rule's question; a day counts back from it. */
export type SeedAnswer =
  | { kind: "date"; daysBefore: number }
  | { kind: "number"; amount: number }
  | { kind: "choice"; value: string }
  | { kind: "not-known" };

/** What stands at the end of a course, beside what its sessions say. */
export type Special =
  // Named people, known to the pictures and the tests.
  | "calf-pain"
  | "asks-load"
  | "asks-hop"
  | "asks-incline"
  | "under-dosed"
  | "to-certify"
  | "verbal-order"
  | "outside-order"
  | "held"
  | "second-episode"
  | "sent-back"
  | "waits-for-acceptance"
  | "discharged"
  // Questions, by how they ended.
  | "approved-once"
  | "approved-and-amended"
  | "countered"
  | "declined"
  | "withdrawn"
  | "with-supervisor"
  | "passed-on"
  | "line-held"
  // Orders and plans of care.
  | "amended"
  | "revoked"
  | "resumed"
  | "expired"
  | "verbal-dose-signed"
  | "verbal-limit-lifted"
  | "plan-returned"
  | "plan-revised"
  | "re-evaluated"
  | "assistant-treats"
  | "certification-late"
  | "phase-opened"
  | "own-protocol"
  // Sessions.
  | "deviation"
  | "notes"
  | "unsigned"
  | "corrected"
  | "missed"
  | "climbs"
  // The record and what was decided on it.
  | "precautions"
  | "not-screened"
  | "decisions";

type Side = "left" | "right" | "both" | "midline" | "not-applicable";

/** How a course goes: where pain and the primary measure start and end, over how many signed sessions. */
export type Course = {
  title: string;
  side: Side;
  diagnoses: readonly { code: string; title: string; side: Side }[];
  /** A vital sign of one session that holds it, and what it is when it is measured again. */
  heldVital?: { session: number; vital: RequiredVital; first: readonly number[]; again: readonly number[] };
  /** What was told of a medication that changed before a session. */
  medicationChange?: { session: number; words: string };
  medications?: readonly { words: string; kind: MedicationKind }[];
  /** What else the first visit found: surgeries with their day counted back from it, implants, findings. */
  surgeries?: readonly { words: string; daysBefore?: number }[];
  implants?: readonly { words: string; daysBefore?: number }[];
  findings?: readonly FindingEntry[];
  strength?: ConsultationContent["strength"];
  /** By the question's id. A question that the course does not answer stops the seed. */
  answers?: Readonly<Record<string, SeedAnswer>>;
  from:
    | { kind: "evaluate-and-treat" }
    | { kind: "blank" }
    | { kind: "protocol"; protocolId: string; phase: number };
  measureId: string;
  pain: readonly [first: number, last: number];
  score: readonly [first: number, last: number];
  sessions: number;
  weeksAgo: number;
  history: string;
  impression: string;
  isSensitive?: boolean;
  /** Raises the dose inside its bounds from now on, at every third session. */
  progresses?: boolean;
  /** Lines the physiatrist orders beside those of the protocol. */
  ordered?: readonly ({ exerciseId: string } & Partial<
    Pick<Line, "dose" | "bounds" | "consequence" | "owner">
  >)[];
  change?: (content: PrescriptionContent, owner: Owner) => PrescriptionContent;
  special?: Special;
  discipline?: "PT" | "OT";
  /** Family names of who consults and treats, where it is not left to the usual spread. */
  seenBy?: { physiatrist?: string; therapist?: string };
  /** What the front desk wrote down of the patient, beside what is made up. */
  person?: Partial<PatientDetails>;
  /** Days between referral and consultation. */
  waitDays?: number;
  /** Days before the anchor day after which only what the special state needs takes place. */
  quietDays?: number;
  /** Weeks the prescription lasts; else it lasts past the anchor day. */
  orderedWeeks?: number;
  /** When a home program is given, and printed again. */
  home?: readonly HomeGiving[];
  /** One row of each session is not done, for these reasons in turn. */
  notDone?: readonly NotDoneReason[];
};

export const kneeOa = (side: "left" | "right"): Course["diagnoses"] => [
  {
    code: side === "left" ? "M17.12" : "M17.11",
    title: `Unilateral primary osteoarthritis, ${side} knee`,
    side,
  },
];
export const backPain: Course["diagnoses"] = [
  { code: "M54.50", title: "Low back pain, unspecified", side: "midline" },
];
export const evaluate = { kind: "evaluate-and-treat" } as const;
export const protocol = (protocolId: string, phase = 0) => ({ kind: "protocol", protocolId, phase }) as const;

export const knee = (side: "left" | "right", change: Partial<Course> = {}): Course => ({
  title: `${side === "left" ? "Left" : "Right"} knee arthritis`,
  side,
  diagnoses: kneeOa(side),
  from: protocol("knee-osteoarthritis"),
  measureId: "lefs",
  pain: [5, 1],
  score: [31, 47],
  sessions: 11,
  weeksAgo: 6,
  history:
    "Knee pain on stairs and after standing for more than a year. Stiff for ten minutes in the morning.",
  impression: "Knee osteoarthritis with quadriceps weakness. No sign of a hot joint.",
  progresses: true,
  ...change,
});
export const back = (change: Partial<Course> = {}): Course => ({
  title: "Low back pain",
  side: "midline",
  diagnoses: backPain,
  from: protocol("low-back-pain"),
  measureId: "odi",
  pain: [5, 1],
  score: [42, 22],
  sessions: 8,
  weeksAgo: 5,
  history: "Back pain since lifting at work. Worse sitting, better walking. No leg symptoms.",
  impression: "Mechanical low back pain without red flags.",
  progresses: true,
  ...change,
});

/** Leg press at 50 lb; outside 40 to 60 lb the therapist asks first. */
export const asksBeforeLegPress = (content: PrescriptionContent): PrescriptionContent => ({
  ...content,
  lines: content.lines.map((line) =>
    line.exerciseId === "leg-press"
      ? {
          ...line,
          consequence: "ask-first",
          dose: { ...line.dose, load: quantity(50, "lb") },
          bounds: { load: { least: quantity(40, "lb"), most: quantity(60, "lb"), isLocked: false } },
        }
      : line,
  ),
});
