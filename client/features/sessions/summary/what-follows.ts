import { describeDose } from "#domain/doses/describe.ts";
import { describeSignal } from "#domain/reviews/signals.ts";
import { signalsOfSession } from "#domain/reviews/signals-of-session.ts";
import type { SessionNote } from "#domain/sessions/session.ts";
import type { Sheet } from "../flowsheet/use-row-acts.ts";

export type SummarySheet = Pick<
  Sheet,
  "rows" | "session" | "sessionRequests" | "prescriberName" | "stopRule"
>;

/** What the physiatrist hears of a session without being asked: by the same rule that raises it. */
export function listTold(sheet: SummarySheet, note: SessionNote): string[] {
  const signals = signalsOfSession({
    note,
    rows: sheet.rows.map((row) => ({
      ...row,
      current: row.startedFrom ?? row.dose,
      bounds: {},
      consequence: row.check.consequence,
      earlier: [],
    })),
    therapistName: "",
    policy: { painAmberMost: sheet.stopRule },
  });
  return [
    ...signals.map(({ kind, facts }) =>
      kind === "told"
        ? `${String(facts["line"])} ${String(facts["change"])}`
        : describeSignal(kind, facts).headline,
    ),
    ...sheet.rows
      .filter(({ deviationReason }) => deviationReason !== "")
      .map(({ name, dose }) => `${name} ${describeDose(dose)}, outside a limit`),
    ...sheet.rows.flatMap(({ name, underDosed }) => (underDosed ? [`${name} under-dosed`] : [])),
  ];
}

/** What was asked in this session, and what it came to. */
export const listAsked = ({ rows, session, sessionRequests }: SummarySheet): string[] =>
  [
    ...sessionRequests.map((request) => ({ request, name: "The session" })),
    ...rows.flatMap(({ name, requests }) => requests.map((request) => ({ request, name }))),
  ]
    .filter(({ request }) => request.sessionId === session.sessionId)
    .map(({ request, name }) => `${name} ${describeDose(request.wanted)}: ${request.state}`);
