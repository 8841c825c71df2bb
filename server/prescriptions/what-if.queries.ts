import { and, desc, eq, inArray } from "drizzle-orm";
import type { Reader } from "#db/engine/store.ts";
import type { Dose } from "#domain/doses/dose.ts";
import { exerciseFactsOf } from "#domain/exercises/library.ts";
import type { PrescriptionContent } from "#domain/prescriptions/prescription.ts";
import { check } from "#domain/sessions/check.ts";
import type { CheckConsequence, CheckPlace } from "#domain/sessions/check-result.ts";
import type { PlanInForce } from "#domain/sessions/plan-in-force.ts";
import { isNotInError } from "#server/sessions/addenda.queries.ts";

export type WhatIfCell = { heldOn: string; dose: Dose; place: CheckPlace; consequence: CheckConsequence };
export type WhatIfRow = { lineKey: string; name: string; cells: WhatIfCell[]; wouldAsk: number };

/** The patient's own last six signed sessions, replayed against a draft: what would have asked. */
export async function replayAgainstDraft(
  reader: Reader,
  episodeId: string,
  content: PrescriptionContent,
): Promise<WhatIfRow[]> {
  const { sessions, performedDoses } = reader.t;
  const last = await reader.db
    .select({ id: sessions.id, heldOn: sessions.heldOn })
    .from(sessions)
    .where(
      and(
        eq(sessions.episodeId, episodeId),
        eq(sessions.state, "signed"),
        eq(sessions.kind, "treatment"),
        isNotInError(reader, "session", sessions.id),
      ),
    )
    .orderBy(desc(sessions.heldOn), desc(sessions.id))
    .limit(6);
  if (last.length === 0) return [];
  const rows = await reader.db
    .select({
      sessionId: performedDoses.sessionId,
      lineKey: performedDoses.lineKey,
      dose: performedDoses.dose,
      state: performedDoses.state,
    })
    .from(performedDoses)
    .where(
      inArray(
        performedDoses.sessionId,
        last.map((session) => session.id),
      ),
    )
    .limit(480);
  const plan = planOfDraft(content);
  return content.lines.flatMap((line) => {
    const cells = last.toReversed().flatMap((session): WhatIfCell[] => {
      const row = rows.find(
        (candidate) =>
          candidate.sessionId === session.id &&
          candidate.lineKey === line.lineKey &&
          candidate.state !== "not-done",
      );
      if (!row) return [];
      const { place, consequence } = check(plan, {
        purpose: "perform",
        lineKey: line.lineKey,
        dose: row.dose,
      });
      return [{ heldOn: session.heldOn, dose: row.dose, place, consequence }];
    });
    return cells.length === 0
      ? []
      : [
          {
            lineKey: line.lineKey,
            name: line.name,
            cells,
            wouldAsk: cells.filter((cell) => cell.consequence === "ask-first").length,
          },
        ];
  });
}

/** A draft as the check sees it. Nothing is current yet, so no dose counts as easing. */
function planOfDraft(content: PrescriptionContent): PlanInForce {
  return {
    schema: 1,
    prescriptionVersionId: "draft",
    state: "active",
    leftOpen: content.leftOpen,
    limits: content.limits,
    contraindications: [],
    permissions: [],
    lines: content.lines.map((line) => ({
      lineKey: line.lineKey,
      lineId: line.lineId,
      name: line.name,
      owner: line.owner,
      consequence: line.consequence,
      side: line.side,
      exercise: exerciseFactsOf(line.exerciseId, line.exerciseVersion),
      prescribed: line.dose,
      bounds: line.bounds,
      weeklySteps: {},
      current: {},
      currentWeekAgo: {},
    })),
  };
}
