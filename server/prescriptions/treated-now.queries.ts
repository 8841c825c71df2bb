import { and, eq, isNull } from "drizzle-orm";
import type { Reader } from "#db/engine/store.ts";
import type { ExerciseLibrary } from "#domain/exercises/make-library.ts";
import type { PrecautionEffect } from "#domain/precautions/effect.ts";
import type { Precaution } from "#domain/precautions/precaution.ts";
import { isOutside, type TreatedParts, treatedParts } from "#domain/precautions/treated-region.ts";
import { type Joint, joints } from "#domain/prescriptions/limit.ts";
import type { PrescriptionContent } from "#domain/prescriptions/prescription.ts";
import { readExerciseLibrary } from "#server/exercises/own.queries.ts";
import { findDocument } from "#server/signing/verify-documents.queries.ts";

type Prescribed = Pick<PrescriptionContent, "diagnoses" | "lines">;
type InForce = { effect: PrecautionEffect; content: Precaution };

/** What a prescription treats, by its diagnoses and what its lines move. */
export async function readTreatedParts(
  reader: Reader,
  { diagnoses, lines }: Prescribed,
): Promise<TreatedParts | undefined> {
  const library = await readExerciseLibrary(reader, lines);
  return treatedParts(
    diagnoses,
    lines.map(({ exerciseId, side }) => ({ joints: jointsOf(exerciseId, library), side })),
  );
}

function jointsOf(exerciseId: string, library: ExerciseLibrary): Joint[] {
  const exercise = library.find(exerciseId);
  if (!exercise) return [];
  const region = joints.find((joint) => joint === exercise.region);
  return [...exercise.motions.map(({ joint }) => joint), ...(region ? [region] : [])];
}

/** Whether a precaution in force lies outside what is treated. */
export const isPrecautionOutside = (
  { effect, content }: InForce,
  treated: TreatedParts | undefined,
): boolean =>
  isOutside({ effect, regions: content.regions ?? [], side: content.side ?? "not-applicable" }, treated);

/** Whether it may fold away at all, so that nothing is read where nothing may. */
export const mayFold = ({ effect, content }: InForce): boolean =>
  effect !== "contraindication" && (content.regions ?? []).length > 0;

/** What each open episode treats by what is prescribed now; undefined where one has no prescription yet. */
export async function readTreatedNow(
  reader: Reader,
  patientId: string,
): Promise<(TreatedParts | undefined)[] | undefined> {
  const { episodes, prescriptions, prescriptionVersions: versions } = reader.t;
  const open = await reader.db
    .select({ documentId: versions.documentId })
    .from(episodes)
    .leftJoin(prescriptions, eq(prescriptions.episodeId, episodes.id))
    .leftJoin(versions, eq(versions.id, prescriptions.currentVersionId))
    .where(and(eq(episodes.patientId, patientId), isNull(episodes.endedOn)))
    .limit(12);
  const treated: (TreatedParts | undefined)[] = [];
  for (const { documentId } of open) {
    const document = documentId === null ? undefined : await findDocument(reader, documentId);
    if (!document) return undefined;
    treated.push(await readTreatedParts(reader, JSON.parse(document.content) as PrescriptionContent));
  }
  return treated.length > 0 ? treated : undefined;
}
