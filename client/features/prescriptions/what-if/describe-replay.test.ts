import assert from "node:assert/strict";
import { test } from "node:test";
import type { WhatIfRow } from "#domain/sessions/what-if.ts";
import { countSessions, describeReplay } from "./describe-replay.ts";

const row = (lineKey: string, cells: Record<string, "act" | "ask-first" | "refused">): WhatIfRow => ({
  lineKey,
  name: lineKey,
  cells: Object.entries(cells).map(([heldOn, consequence]) => ({
    heldOn,
    done: { dose: {}, place: "within", consequence },
  })),
  wouldAsk: 0,
  wouldRefuse: 0,
});

test("rows and sessions are counted apart: two rows of one session are one session", () => {
  const rows = [
    row("press", { "2026-11-02": "ask-first", "2026-11-04": "ask-first", "2026-11-09": "act" }),
    row("bridge", { "2026-11-02": "ask-first", "2026-11-09": "refused" }),
  ];
  assert.equal(countSessions(rows), 3);
  assert.equal(
    describeReplay(rows, 3),
    "asked for 3 rows in 2 of the last 3 sessions, and refused 1 row in 1 session",
  );
  assert.equal(
    describeReplay([row("press", { "2026-11-02": "act" })], 1),
    "asked for no row of the last session",
  );
});
