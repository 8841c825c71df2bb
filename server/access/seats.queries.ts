import { and, eq, gte, inArray, isNull, lte, or, type SQL } from "drizzle-orm";
import type { Reader } from "#db/engine/store.ts";
import { type ChartPart, chartParts, describeKeptParts, keptParts } from "#domain/access/chart-parts.ts";
import type { SensitiveSection } from "#domain/people/staff.ts";
import type { Actor } from "#server/context.ts";

/** Where a seat keeps whether it opens a part. */
export const partColumns = {
  diagnoses: "canReadDiagnoses",
  prescription: "canReadPrescription",
  sessions: "canReadSessions",
  results: "canReadResults",
  medications: "canReadMedications",
  notes: "canReadNotes",
} as const satisfies Record<ChartPart, keyof Reader["t"]["careTeamSeats"]>;
type PartColumn = (typeof partColumns)[ChartPart];

export const openedParts = (seat: Record<PartColumn, boolean>): ChartPart[] =>
  chartParts.filter((part) => seat[partColumns[part]]);

export const partValues = (parts: readonly ChartPart[]): Record<PartColumn, boolean> => ({
  canReadDiagnoses: parts.includes("diagnoses"),
  canReadPrescription: parts.includes("prescription"),
  canReadSessions: parts.includes("sessions"),
  canReadResults: parts.includes("results"),
  canReadMedications: parts.includes("medications"),
  canReadNotes: parts.includes("notes"),
});

export const seatPartColumns = ({ careTeamSeats: seats }: Reader["t"]) => ({
  canReadDiagnoses: seats.canReadDiagnoses,
  canReadPrescription: seats.canReadPrescription,
  canReadSessions: seats.canReadSessions,
  canReadResults: seats.canReadResults,
  canReadMedications: seats.canReadMedications,
  canReadNotes: seats.canReadNotes,
});

/** From its first day to its last, both inclusive, and at no moment after it was ended. */
export const inForceOn = (seats: Reader["t"]["careTeamSeats"], today: string): SQL | undefined =>
  and(isNull(seats.endedAt), onItsDays(seats, today));

/** From its first day to its last, whether it was ended on it or not. */
export const onItsDays = (seats: Reader["t"]["careTeamSeats"], today: string): SQL | undefined =>
  and(lte(seats.fromOn, today), or(isNull(seats.toOn), gte(seats.toOn, today)));

/** Sensitive sections a person's seats open today, each for its one patient. */
export async function listSeatSections(
  { t, db }: Reader,
  staffId: string,
  today: string,
): Promise<{ patientId: string; section: SensitiveSection }[]> {
  return db
    .select({ patientId: t.careTeamSeats.patientId, section: t.seatSections.section })
    .from(t.careTeamSeats)
    .innerJoin(t.seatSections, eq(t.seatSections.seatId, t.careTeamSeats.id))
    .where(
      and(
        eq(t.careTeamSeats.staffId, staffId),
        inForceOn(t.careTeamSeats, today),
        isNull(t.seatSections.closedAt),
      ),
    )
    .limit(2000);
}

/** The sections open to somebody in one patient's chart: those they are named for, and those a seat opens there. */
export function namedFor(
  actor: Pick<Actor, "sensitiveSections" | "seatSections">,
  patientId: string | null,
): readonly SensitiveSection[] {
  const seated = actor.seatSections.filter((one) => one.patientId === patientId);
  return seated.length === 0
    ? actor.sensitiveSections
    : [...new Set([...actor.sensitiveSections, ...seated.map(({ section }) => section)])];
}

/** A condition on rows that name a patient: whether somebody is named for their section there, by seat or at all. */
export function seatedWith(
  actor: Pick<Actor, "seatSections">,
): { patientIds: string[]; section: SensitiveSection }[] {
  const bySection = Map.groupBy(actor.seatSections, ({ section }) => section);
  return [...bySection].map(([section, rows]) => ({
    section,
    patientIds: rows.map(({ patientId }) => patientId),
  }));
}

/** As an answer tells it. */
export type ToldSight = { parts: readonly ChartPart[]; keptWords: string | null; askName: string | null };

export type Sight = {
  /** What is open to the reader; everything where they come to the patient by more than a seat. */
  parts: readonly ChartPart[];
  isOpen: (part: ChartPart) => boolean;
  /** What the seat does not open, in a sentence; null where all is open. */
  keptWords: string | null;
  /** Whom to ask for more. */
  askName: string | null;
};

export const wholeSight: Sight = { parts: chartParts, isOpen: () => true, keptWords: null, askName: null };

export const toldSight = ({ parts, keptWords, askName }: Sight): ToldSight => ({ parts, keptWords, askName });

export function sightOf(parts: readonly ChartPart[], askName: string | null): Sight {
  const kept = keptParts(parts);
  return {
    parts: chartParts.filter((part) => parts.includes(part)),
    isOpen: (part) => parts.includes(part),
    keptWords: describeKeptParts(kept, askName),
    askName,
  };
}

/** The parts that a person's seats with one patient open today, together. */
export async function listSeatParts(
  { t, db }: Reader,
  { staffId, patientId, today }: { staffId: string; patientId: string; today: string },
): Promise<ChartPart[]> {
  const seats = await db
    .select(seatPartColumns(t))
    .from(t.careTeamSeats)
    .where(
      and(
        eq(t.careTeamSeats.staffId, staffId),
        inArray(t.careTeamSeats.patientId, [patientId]),
        inForceOn(t.careTeamSeats, today),
      ),
    )
    .limit(20);
  const opened = new Set(seats.flatMap(openedParts));
  return chartParts.filter((part) => opened.has(part));
}
