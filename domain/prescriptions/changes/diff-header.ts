import { describeDay } from "#domain/calendar/describe.ts";
import { findMeasure } from "#domain/measures/catalog.ts";
import { describeFrequency } from "#domain/prescriptions/describe-frequency.ts";
import { namePrescriber } from "#domain/prescriptions/outside-order.ts";
import type { PrescriptionContent } from "#domain/prescriptions/prescription.ts";
import type { Change } from "./change.ts";
import type { Edit, KeyedList } from "./edits.ts";

type HeaderField = Exclude<keyof PrescriptionContent, "schema" | KeyedList>;
type Described = Exclude<HeaderField, "stopAndCall">;

const describers: Record<Described, { label: string; of: (content: PrescriptionContent) => string }> = {
  kind: { label: "kind", of: ({ kind }) => kind.replaceAll("-", " ") },
  leftOpen: {
    label: "what is left open",
    of: ({ leftOpen }) => (leftOpen === "therapist" ? "the therapist decides" : "ask first"),
  },
  discipline: { label: "discipline", of: ({ discipline }) => discipline },
  outsideOrder: {
    label: "ordered by",
    of: ({ outsideOrder }) =>
      outsideOrder
        ? `${namePrescriber(outsideOrder)}, on ${describeDay(outsideOrder.orderedOn)}`
        : "a physiatrist here",
  },
  protocol: {
    label: "protocol",
    of: ({ protocol }) =>
      protocol ? `${protocol.name}, ${protocol.phase}, version ${protocol.version}` : "",
  },
  diagnoses: {
    label: "diagnosis",
    of: ({ diagnoses }) =>
      diagnoses
        .map(({ code, title, side }) =>
          `${code} ${title}${side === "not-applicable" ? "" : `, ${side}`}`.trim(),
        )
        .join("; "),
  },
  frequency: { label: "frequency", of: ({ frequency, taper }) => describeFrequency(frequency, taper) },
  taper: { label: "frequency", of: ({ frequency, taper }) => describeFrequency(frequency, taper) },
  visitsMost: {
    label: "visits, at most",
    of: ({ visitsMost }) => (visitsMost === undefined ? "" : String(visitsMost)),
  },
  primaryMeasureId: {
    label: "primary measure",
    of: ({ primaryMeasureId: id }) => (id === undefined ? "" : (findMeasure(id)?.shortName ?? id)),
  },
  startsOn: { label: "starts", of: ({ startsOn }) => describeDay(startsOn) },
  endsOn: { label: "ends", of: ({ endsOn }) => describeDay(endsOn) },
  reviewOn: { label: "review date", of: ({ reviewOn }) => describeDay(reviewOn) },
  note: { label: "note", of: ({ note }) => note },
};

const isHeaderField = (field: string): field is Described => Object.hasOwn(describers, field);

/** One criterion beside the other; one that is gone lets more through. */
const diffStopAndCall = (was: readonly string[], is: readonly string[]): Change[] => {
  const at = { subject: "Stop and call", field: "" };
  return [
    ...was
      .filter((one) => !is.includes(one))
      .map((before): Change => ({ ...at, risk: "consequence-loosened", before })),
    ...is.filter((one) => !was.includes(one)).map((after): Change => ({ ...at, risk: "other", after })),
  ];
};

/** What changed of the order as a whole, in words. */
export function describeHeaderEdit(
  edit: Extract<Edit, { kind: "set" }>,
  before: PrescriptionContent,
  after: PrescriptionContent,
): Change[] {
  const [field = ""] = edit.path;
  if (field === "stopAndCall") return diffStopAndCall(before.stopAndCall, after.stopAndCall);
  if (!isHeaderField(field)) return [];
  const { label, of } = describers[field];
  const [was, is] = [of(before), of(after)];
  if (was === is) return [];
  const isLooser = field === "leftOpen" && after.leftOpen === "therapist";
  return [
    {
      risk: isLooser ? "consequence-loosened" : "other",
      subject: "Prescription",
      field: label,
      ...(was === "" ? {} : { before: was }),
      ...(is === "" ? {} : { after: is }),
    },
  ];
}
