import { eq } from "drizzle-orm";
import type { Reader } from "#db/engine/store.ts";
import type { HomeBasis, HomeCandidate } from "#domain/home-programs/compose.ts";
import { stopAtHome } from "#domain/home-programs/stop-rule.ts";
import type { PrescriptionContent } from "#domain/prescriptions/prescription.ts";
import type { PlanInForce } from "#domain/sessions/plan-in-force.ts";
import type { ReachedEpisode } from "#server/access/access.queries.ts";
import { requireStaff, shownStaffName } from "#server/auth/sign-in.queries.ts";
import {
  findPlanOfCare,
  findPrescription,
  listPlanLines,
  listPrescriptionLines,
  readPlanInForce,
  type StandingPrescription,
} from "#server/sessions/plan-in-force.queries.ts";
import { readLibraryOfPlan } from "#server/sessions/plan-library.queries.ts";
import { findDocument } from "#server/signing/verify-documents.queries.ts";

type Episode = Pick<
  ReachedEpisode,
  "episodeId" | "patientId" | "clinicId" | "prescriberId" | "isSensitive" | "policy"
>;

/** What the prescription in force says of stopping, and of what is treated. */
export async function readOrdered(
  reader: Reader,
  prescription: StandingPrescription,
): Promise<PrescriptionContent> {
  const document = await findDocument(reader, prescription.documentId);
  if (!document) throw new Error(`Version ${prescription.versionId} has no signed document`);
  return JSON.parse(document.content) as PrescriptionContent;
}

/**
 * Everything a home program is written from, and the plan its doses are held against; undefined before a prescription
 * is signed.
 */
export async function readHomeBasis(
  reader: Reader,
  episode: Episode,
  today: string,
): Promise<{ basis: HomeBasis; plan: PlanInForce } | undefined> {
  const prescription = await findPrescription(reader, episode.episodeId);
  const plan = await readPlanInForce(reader, episode, today);
  if (!prescription || !plan) return undefined;
  const ordered = await readOrdered(reader, prescription);
  const planOfCare = await findPlanOfCare(reader, episode.episodeId);
  const { clinics } = reader.t;
  const [clinic] = await reader.db
    .select({ name: clinics.name, phone: clinics.phone })
    .from(clinics)
    .where(eq(clinics.id, episode.clinicId));
  return {
    plan,
    basis: {
      prescriptionVersionId: prescription.versionId,
      prescriptionNumber: prescription.number,
      orderedBy:
        prescription.source === "outside-order"
          ? prescription.outsidePrescriber
          : shownStaffName(await requireStaff(reader, prescription.prescriberId)),
      planOfCare: planOfCare ? { planOfCareId: planOfCare.planOfCareId, number: planOfCare.number } : null,
      clinicName: clinic?.name ?? "",
      clinicPhone: clinic?.phone ?? "",
      // A paper that lies about says nothing of what a sensitive episode is for.
      diagnoses: episode.isSensitive ? [] : ordered.diagnoses.map(({ code, side }) => ({ code, side })),
      stop: stopAtHome(episode.policy, plan.limits),
      stopAndCall: ordered.stopAndCall,
      candidates: await listCandidates(reader, plan, [
        ...(await listPrescriptionLines(reader, prescription.versionId)),
        ...(planOfCare ? await listPlanLines(reader, planOfCare.planOfCareId) : []),
      ]),
    },
  };
}

type SignedLine = Pick<
  Awaited<ReturnType<typeof listPlanLines>>[number],
  "lineKey" | "isHomeProgram" | "details"
>;

/** The lines of the plan with what the library tells the patient of each. */
async function listCandidates(
  reader: Reader,
  plan: PlanInForce,
  signed: readonly SignedLine[],
): Promise<HomeCandidate[]> {
  const library = await readLibraryOfPlan(reader, plan);
  return plan.lines.map(({ lineKey, lineId, name, side, owner, current, treatment, exercise: facts }) => {
    const { exerciseId, exerciseVersion } = facts;
    const line = signed.find((candidate) => candidate.lineKey === lineKey);
    const home = line?.details?.home;
    const exercise = library.find(exerciseId, exerciseVersion);
    return {
      lineKey,
      lineId,
      exerciseId,
      exerciseVersion,
      name,
      side,
      owner,
      current,
      ...(treatment ? { treatment } : {}),
      isMarked: line?.isHomeProgram ?? false,
      ...(home ? { home } : {}),
      exercise: exercise
        ? {
            region: exercise.region,
            kind: exercise.kind,
            tags: exercise.tags,
            isSided: exercise.isSided,
            weightBearing: exercise.weightBearing,
            isHomeSuitable: exercise.isHomeSuitable,
            instruction: exercise.instruction,
            doseFields: exercise.doseFields,
            steps: exercise.steps,
            isBuiltIn: library.clinicOf(exerciseId) === undefined,
          }
        : null,
    };
  });
}
