import { describeDay } from "#domain/calendar/describe.ts";
import type { ConsultationContent } from "#domain/consultations/consultation.ts";
import { formatAmount } from "#domain/doses/describe.ts";
import { findMeasure } from "#domain/measures/catalog.ts";
import { counted } from "#domain/units/counted.ts";
import type { CarriedHistory, CarriedPart, HistoryPart } from "./carried-history.ts";

type Sided = { side: string };
/** What the record holds now: a visit repeats only what it added to it. */
export type RecordOfHistory = {
  conditions: readonly (Sided & { words: string; icd10: string; onsetOn: string | null })[];
  /** Entries kept with a sensitive section: counted, so that hidden never reads as none. */
  keptConditions: number;
  surgeries: readonly { words: string; doneOn: string | null }[];
  implants: readonly { words: string; placedOn: string | null }[];
  medications: readonly { words: string; kind: string }[];
  allergyState: ConsultationContent["allergyState"] | null;
  allergies: readonly string[];
};

const mostSaid = 60;
const spaced = (word: string) => (word === "beta-blocker" ? word : word.replaceAll("-", " "));
const sideOf = ({ side }: Sided) => (side === "not-applicable" ? "" : `, ${side}`);
const courses = {
  better: ", getting better",
  same: ", the same",
  worse: ", getting worse",
  "not-asked": "",
} as const;
const redFlags = { none: ["Asked, none"], present: ["Present"], "not-asked": [] } as const;

/** What the last signed visit and the record say, part by part, for the therapist to go through with the patient. */
export function carryHistory(
  visit:
    | (NonNullable<CarriedHistory["from"]> & {
        content: ConsultationContent;
        /** History of the consultation, where the visit is a later one. */
        atFirst: string;
      })
    | null,
  record: RecordOfHistory,
  goneThroughBy: CarriedHistory["goneThroughBy"],
): CarriedHistory {
  const content = visit?.content;
  const part = (name: HistoryPart, said: readonly string[], none: string): CarriedPart => ({
    part: name,
    said: [...new Set(said.map((words) => words.trim()).filter((words) => words !== ""))].slice(0, mostSaid),
    none,
    differs: "",
  });
  const notWritten = visit ? "Not written at the visit" : "No visit is signed";
  return {
    from: visit ? { consultationId: visit.consultationId, seenOn: visit.seenOn, byName: visit.byName } : null,
    parts: [
      part("history", [content?.history ?? "", visit?.atFirst ?? ""], notWritten),
      part("impression", [content?.impression ?? ""], notWritten),
      part(
        "symptoms",
        (content?.symptoms ?? []).map(
          (one) =>
            `${one.words}: ${spaced(one.region)}, ${one.side}, ${one.onsetOn ? `since ${describeDay(one.onsetOn)}` : "onset not given"}${courses[one.course]}`,
        ),
        notWritten,
      ),
      part(
        "conditions",
        [
          ...(content?.diagnoses ?? []).map(
            (one) => `${one.title}${sideOf(one)}${one.code ? `, ${one.code}` : ", no code yet"}`,
          ),
          ...record.conditions
            .filter((one) => !content?.diagnoses.some((other) => isSameCondition(one, other)))
            .map(
              (one) =>
                `${one.words}${sideOf(one)}${one.icd10 ? `, ${one.icd10}` : ", no code yet"}${one.onsetOn ? `, since ${describeDay(one.onsetOn)}` : ""}`,
            ),
          ...(record.keptConditions > 0
            ? [`${counted(record.keptConditions, "sensitive entry", "sensitive entries")} not carried`]
            : []),
        ],
        "None on the record",
      ),
      part(
        "surgeries",
        record.surgeries.map((one) => dated(one.words, one.doneOn)),
        "None on the record",
      ),
      part(
        "implants",
        record.implants.map((one) => dated(one.words, one.placedOn)),
        "None on the record",
      ),
      part(
        "medications",
        record.medications.map(({ words, kind }) =>
          kind === "other" || kind === "not-screened" ? words : `${words}, ${spaced(kind)}`,
        ),
        "None on the record",
      ),
      part(
        "allergies",
        record.allergyState === "none-known" ? ["Asked, none known"] : record.allergies,
        "Not asked",
      ),
      part(
        "red-flags",
        [...redFlags[content?.redFlags ?? "not-asked"], ...(content ? [content.redFlagNote] : [])],
        "Not asked",
      ),
      part(
        "scores",
        (content?.scores ?? []).map(({ measureId, scoreThousandths, side }) => {
          const measure = findMeasure(measureId);
          return `${measure?.name ?? measureId}${side ? `, ${side}` : ""}: ${formatAmount(scoreThousandths)}\u00a0${measure?.unit ?? ""}`;
        }),
        "No score at the visit",
      ),
    ],
    goneThroughBy,
  };
}

const isSameCondition = (
  held: RecordOfHistory["conditions"][number],
  named: ConsultationContent["diagnoses"][number],
): boolean =>
  held.side === named.side && (named.code === "" ? held.words === named.title : held.icd10 === named.code);

const dated = (words: string, on: string | null): string =>
  on === null ? `${words}, date not given` : `${words}, ${describeDay(on)}`;
