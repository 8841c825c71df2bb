import type { Outputs } from "#client/trpc.ts";
import {
  type ConsultationContent,
  type ConsultationDraft,
  consultationContentSchema,
  type VisitDecision,
  type VisitKind,
} from "#domain/consultations/consultation.ts";
import { validateConsultation, validateDecision } from "#domain/consultations/validate-consultation.ts";
import { findMeasure } from "#domain/measures/catalog.ts";
import type { SensitiveSection } from "#domain/people/staff.ts";
import type { Diagnosis } from "#domain/prescriptions/prescription.ts";

export type Prepared = Outputs["consultations"]["prepare"];
export type CarriedPart = "medications" | "allergies" | "diagnoses";
export type Side = Diagnosis["side"];

/** Everything on the screen, half-typed entries too, so that nothing of it is lost. */
export type VisitDraft = ConsultationDraft & {
  seenOn?: string | undefined;
  episodeTitle: string;
  side: Side;
  onsetOn?: string | undefined;
  functionMeasureId: string;
  /** Typed into a code search and neither chosen nor added yet. */
  searched: { diagnosis: string; condition: string };
  /** Copied from the record and not confirmed at this visit. */
  carried: CarriedPart[];
  decision: { kind: VisitDecision["kind"] | null; reason: string; nextReviewOn?: string | undefined };
};

export type Visit = {
  kind: VisitKind;
  episodeId: string | null;
  today: string;
  sensitiveSections: readonly SensitiveSection[];
};
export type VisitSubject = Omit<Visit, "sensitiveSections"> & {
  patientId: string;
  referralId: string | null;
  onSigned: (signed: { episodeId: string; decision: VisitDecision["kind"] | null }) => void;
  /** Something came in while the visit was written: what stands now is read again, what was typed stays. */
  onStale: () => void;
};
export type Problems = Readonly<Record<string, string>>;
export type SetVisit = (part: Partial<VisitDraft>) => void;
export type PartProps = { value: VisitDraft; set: SetVisit; problems: Problems };

export const painMeasureId = "pain-worst";

export function initialDraft({ draft }: Prepared, today: string): VisitDraft {
  return {
    ...draft,
    seenOn: today,
    episodeTitle: "",
    side: "not-applicable",
    functionMeasureId: "lefs",
    searched: { diagnosis: "", condition: "" },
    carried: [
      ...(draft.medications.length > 0 ? (["medications"] as const) : []),
      ...(draft.allergyState === "not-asked" ? [] : (["allergies"] as const)),
      ...(draft.diagnoses.length > 0 ? (["diagnoses"] as const) : []),
    ],
    decision: { kind: null, reason: "" },
  };
}

export const decisionOf = ({ decision }: VisitDraft): VisitDecision | undefined =>
  decision.kind === null
    ? undefined
    : {
        kind: decision.kind,
        reason: decision.reason.trim(),
        nextReviewOn: decision.nextReviewOn ?? null,
      };

function contentOf(value: VisitDraft, { kind }: Visit): ConsultationContent {
  const {
    seenOn = "",
    side: _side,
    onsetOn: _onsetOn,
    functionMeasureId: _functionMeasureId,
    searched: _searched,
    carried: _carried,
    decision: _decision,
    ...content
  } = value;
  return { ...content, schema: 1, kind, seenOn };
}

/** What stands against signing, by field; and what would be signed when nothing does. */
export function readVisit(
  value: VisitDraft,
  visit: Visit,
): { problems: Problems; content: ConsultationContent | null } {
  const found: Record<string, string> = {};
  const add = (field: string, words: string) => {
    found[field] ??= words;
  };
  if (!visit.episodeId && value.episodeTitle.trim() === "")
    add("episodeTitle", "Name the problem that is treated.");
  if (value.onsetOn !== undefined && value.onsetOn > visit.today)
    add("episode.onsetOn", "This date lies ahead. Enter the day it began.");
  const parsed = consultationContentSchema.safeParse(contentOf(value, visit));
  const issues = parsed.success ? [] : parsed.error.issues;
  for (const issue of issues) add(issue.path.join("."), issue.message);
  const content = parsed.success ? parsed.data : contentOf(value, visit);
  for (const { field, words } of validateConsultation(content, visit)) add(field, words);
  for (const [field, words] of unfinished(value)) add(field, words);
  if (visit.kind === "follow-up") {
    const decision = decisionOf(value);
    if (!decision) add("decision.kind", "Say what this visit decides.");
    else for (const { field, words } of validateDecision(decision, visit.today)) add(field, words);
  }
  return { problems: found, content: parsed.success ? parsed.data : null };
}

/** What was begun and neither finished nor taken back: a copied value is not an observation, half a word not an entry. */
function unfinished(value: VisitDraft): [string, string][] {
  const { carried, searched } = value;
  const score = value.scores.find((entry) => entry.measureId === value.functionMeasureId);
  return [
    ...carried.map((part): [string, string] => [
      `carried.${part}`,
      `Go through the ${part} carried from the record.`,
    ]),
    ...(["diagnosis", "condition"] as const).flatMap((search): [string, string][] =>
      searched[search].trim() === ""
        ? []
        : [
            [
              `searched.${search}`,
              `“${searched[search].trim()}” is not added yet. Choose its code, add it in words, or clear it.`,
            ],
          ],
    ),
    ...(score && findMeasure(score.measureId)?.hasSide && score.side === undefined
      ? [["scores.side", "Say which side was measured."] satisfies [string, string]]
      : []),
  ];
}

/** A server's refusal names the field by its place in what was sent; the screen by its place in the draft. */
export const fieldOnScreen = (field: string): string => field.replace(/^content\./, "");

/** The scores of a draft stand by measure on the screen and by place in what is signed. */
export const scoreProblem = (value: VisitDraft, problems: Problems, measureId: string) => {
  const index = value.scores.findIndex((entry) => entry.measureId === measureId);
  if (index < 0) return undefined;
  const field = Object.keys(problems).find((name) => name.startsWith(`scores.${index}.`));
  return field && problems[field];
};
