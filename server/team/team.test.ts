import assert from "node:assert/strict";
import { TRPCError } from "@trpc/server";
import { Refused } from "#server/refusal.ts";
import { callerFor, op, testNow } from "#server/testing.ts";
import { castOnBothEngines } from "#server/testing-cast.ts";

castOnBothEngines(
  "a seat that ended keeps the day it ended on, and ending it again is refused",
  async ({ house, cast }) => {
    const osei = await callerFor(house, cast.osei);
    const { seatId } = await osei.team.seat({
      operationId: op(),
      patientId: cast.hale,
      staffId: null,
      outsideContact: "Dr. I. Reyes, Harbor Surgery",
      specialty: "surgeon",
      fromOn: "2026-11-01",
      toOn: null,
      sees: [],
      sections: [],
    });
    const end = () =>
      osei.team.endSeat({ operationId: op(), patientId: cast.hale, seatId, expectedVersion: 1 });
    await end();
    house.clock.set(testNow + 3 * 86_400_000);
    await assert.rejects(end(), (error: unknown) => {
      assert.ok(error instanceof TRPCError && error.cause instanceof Refused);
      return error.cause.refusal.kind === "not-found";
    });
    const [seat] = await osei.team.list({ patientId: cast.hale });
    assert.equal(seat?.toOn, "2026-11-23");
  },
);
