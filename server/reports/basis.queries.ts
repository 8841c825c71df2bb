import type { Reader } from "#db/engine/store.ts";
import type { Day } from "#domain/calendar/days.ts";
import type { PrescriptionContent } from "#domain/prescriptions/prescription.ts";
import type { ReportBasis } from "#domain/reports/compose.ts";
import type { ReachedEpisode } from "#server/access/access.queries.ts";
import { findProgram } from "#server/home-programs/home-programs.queries.ts";
import { listLatestScores } from "#server/measures/measures.queries.ts";
import { readSignedPlan } from "#server/plans-of-care/plans-of-care.queries.ts";
import { refuse } from "#server/refusal.ts";
import { findPlanOfCare, findPrescription } from "#server/sessions/plan-in-force.queries.ts";
import { findDocument } from "#server/signing/verify-documents.queries.ts";
import { readReportRecord } from "./record.queries.ts";
import { readPeriodStart } from "./reports.queries.ts";

/** Everything a report of the period up to `toOn` is drafted from. Goals are the plan's, else the prescription's. */
export async function readReportBasis(
  reader: Reader,
  episode: ReachedEpisode,
  toOn: Day,
): Promise<ReportBasis> {
  const { episodeId } = episode;
  const prescription = await findPrescription(reader, episodeId);
  const standing = await findPlanOfCare(reader, episodeId);
  const plan = standing && (await readSignedPlan(reader, standing)).content;
  const document = prescription && (await findDocument(reader, prescription.documentId));
  const ordered = document && (JSON.parse(document.content) as PrescriptionContent);
  const of = plan ?? ordered;
  if (!of)
    return refuse(
      "not-now",
      "Nothing was prescribed or planned in this episode: there is nothing to report.",
    );
  const fromOn = await readPeriodStart(reader, episode, toOn);
  return {
    discipline: of.discipline,
    fromOn,
    toOn,
    prescriptionVersionId: prescription?.versionId,
    planOfCareId: standing?.planOfCareId,
    diagnoses: of.diagnoses,
    goals: of.goals,
    latest: (await listLatestScores(reader, episodeId)).filter(({ takenOn }) => takenOn <= toOn),
    record: await readReportRecord(reader, episode, { fromOn, toOn }),
    homeProgramNumber: (await findProgram(reader, episodeId))?.number ?? null,
  };
}
