import type { Reader } from "#db/engine/store.ts";
import { isSame } from "#domain/prescriptions/changes/edits.ts";
import { findPrescriptionAt } from "./plan-at.queries.ts";
import { listPrescriptionLines, type StandingPrescription } from "./plan-in-force.queries.ts";
import type { ReachedSession } from "./session.queries.ts";

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
  };
}

const orderOf = ({ lineId: _id, ...order }: Awaited<ReturnType<typeof listPrescriptionLines>>[number]) =>
  order;
