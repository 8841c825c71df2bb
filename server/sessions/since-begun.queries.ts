import type { Reader } from "#db/engine/store.ts";
import { editsBetween, isSame } from "#domain/prescriptions/changes/edits.ts";
import { describeEdits } from "#domain/prescriptions/diff.ts";
import { draftOf } from "#domain/prescriptions/record/record-answer.ts";
import { keepPrescription } from "#server/access/sensitive-documents.ts";
import { getVersion } from "#server/prescriptions/prescriptions.queries.ts";
import { findPrescriptionAt } from "./plan-at.queries.ts";
import { listPrescriptionLines, type StandingPrescription } from "./plan-in-force.queries.ts";
import type { ReachedSession } from "./session.queries.ts";

const mostBeside = 20;

type Began = Pick<ReachedSession, "episodeId" | "startedAt" | "isLateEntry">;
type ChangedLine = { lineKey: string; name: string };

/**
 * What a version that was signed while a session stands open changed of its lines, against the version the session began
 * under; null while none was. A late entry keeps the plan of its own day.
 */
export async function readSinceBegun(
  reader: Reader,
  session: Began,
  standing: Pick<StandingPrescription, "versionId" | "number" | "signedAt"> | undefined,
  /** What is written in the episode is kept from whoever reads. */
  isKept: boolean,
) {
  if (!standing || session.isLateEntry || standing.signedAt <= session.startedAt) return null;
  const began = await findPrescriptionAt(reader, session.episodeId, session.startedAt);
  if (!began || began.versionId === standing.versionId) return null;
  const before = await listPrescriptionLines(reader, began.versionId);
  const after = await listPrescriptionLines(reader, standing.versionId);
  const beforeOf = (lineKey: string) => before.find((line) => line.lineKey === lineKey);
  const named = ({ lineKey, name }: ChangedLine): ChangedLine => ({ lineKey, name });
  return {
    versionId: standing.versionId,
    number: standing.number,
    added: after.filter(({ lineKey }) => !beforeOf(lineKey)).map(named),
    dropped: before.filter(({ lineKey }) => !after.some((line) => line.lineKey === lineKey)).map(named),
    /** Ordered otherwise: another exercise, side, dose, bound, or what follows outside. */
    changed: after
      .filter((line) => {
        const was = beforeOf(line.lineKey);
        return was !== undefined && !isSame(orderOf(was), orderOf(line));
      })
      .map(named),
    /** What changed beside the lines, riskiest first: limits, equipment, frequency, dates. */
    beside: await readBeside(reader, began.versionId, standing.versionId, isKept),
  };
}

async function readBeside(
  reader: Reader,
  beganId: string,
  standingId: string,
  isKept: boolean,
): Promise<string[]> {
  const contentOf = async (versionId: string) => {
    const { content } = await getVersion(reader, versionId);
    return draftOf(isKept ? keepPrescription(content) : content);
  };
  const [was, is] = [await contentOf(beganId), await contentOf(standingId)];
  return describeEdits(editsBetween(was, is), was, is)
    .filter(({ lineKey, isMove }) => lineKey === undefined && !isMove)
    .map(({ subject, field, before, after }) =>
      [
        `${subject}${field === "" ? "" : ` ${field}`}:`,
        before === undefined ? "new" : after === undefined ? "no more" : `${before} to`,
        after ?? before ?? "",
      ]
        .filter((words) => words !== "")
        .join(" "),
    )
    .slice(0, mostBeside);
}

const orderOf = ({ lineId: _id, ...order }: Awaited<ReturnType<typeof listPrescriptionLines>>[number]) =>
  order;
