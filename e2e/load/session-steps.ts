import { linesPerSession } from "./clinic.ts";

/** One write of a session, in order; what an earlier answer must supply stands in `sessionId`. */
export type Step = { procedure: string; input: (sessionId: string) => Record<string, unknown> };

const note = {
  sinceLastTime: { feels: "same", falls: "none", homeProgramDays: 3 },
  painBefore: 3,
  painWorst: 4,
  assessment: "Tolerated well; tactile cueing needed for control on the last set, no increase of symptoms.",
  plan: "Continue as prescribed.",
  adverseEvent: "",
};

/** Everything a therapist's browser writes for a session of ten rows: opened, each row confirmed, noted, signed. */
export function sessionSteps(episodeId: string, run: string): { start: Step; rest: readonly Step[] } {
  const operationId = (what: string) => `${run}-${what}`;
  return {
    start: {
      procedure: "sessions.start",
      input: () => ({
        operationId: operationId("start"),
        episodeId,
        bookingId: null,
        kind: "treatment",
        heldOn: null,
        gateReason: "",
      }),
    },
    rest: [
      ...Array.from({ length: linesPerSession }, (_, index) => ({
        procedure: "sessions.confirmRow",
        input: (sessionId: string) => ({
          operationId: operationId(`row-${index + 1}`),
          sessionId,
          row: index + 1,
          expectedVersion: 1,
        }),
      })),
      // One in some patients is on insulin; whoever is not has it measured too, so that every session is the same work.
      {
        procedure: "sessions.recordVital",
        input: (sessionId) => ({
          operationId: operationId("vital"),
          sessionId,
          vital: "glucose",
          moment: "before",
          value: { kind: "measured", thousandths: 120_000 },
          expectedVersion: 0,
        }),
      },
      {
        procedure: "sessions.setNote",
        input: (sessionId) => ({ operationId: operationId("note"), sessionId, expectedVersion: 1, note }),
      },
      {
        procedure: "sessions.sign",
        input: (sessionId) => ({
          operationId: operationId("sign"),
          sessionId,
          expectedVersion: 2,
          rows: Array.from({ length: linesPerSession }, (_, index) => ({ row: index + 1, version: 2 })),
          services: [],
        }),
      },
    ],
  };
}
