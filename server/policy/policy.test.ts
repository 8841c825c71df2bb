import assert from "node:assert/strict";
import { TRPCError } from "@trpc/server";
import { eq } from "drizzle-orm";
import { type ClinicPolicy, defaultClinicPolicy } from "#domain/policy/policy.ts";
import { type RefusalKind, Refused } from "#server/refusal.ts";
import { callerFor, op } from "#server/testing.ts";
import { type CastStage, castOnBothEngines } from "#server/testing-cast.ts";

const refusedAs = (kind: RefusalKind, field?: string) => (error: unknown) => {
  assert.ok(error instanceof TRPCError && error.cause instanceof Refused, String(error));
  assert.equal(error.cause.refusal.kind, kind, error.cause.refusal.words);
  if (field) assert.equal(error.cause.refusal.field, field);
  return true;
};

async function stage({ house, cast }: CastStage) {
  const manager = await callerFor(house, cast.manager);
  const change = (policy: Partial<ClinicPolicy>, expectedVersion = 1, clinicId = cast.cedar) =>
    manager.policy.change({
      operationId: op(),
      clinicId,
      expectedVersion,
      policy: { ...defaultClinicPolicy, ...policy },
      reason: "agreed on Monday",
    });
  const clinics = async () =>
    new Map((await manager.policy.clinics()).map((clinic) => [clinic.clinicId, clinic]));
  return { house, cast, manager, change, clinics };
}

castOnBothEngines(
  "a policy changes for one clinic, is audited with before, after and reason, and a stale change is refused",
  async (standing) => {
    const { house, cast, change, clinics } = await stage(standing);
    assert.deepEqual(await change({ needsConsultationFirst: false }), { version: 2 });
    assert.equal((await clinics()).get(cast.cedar)?.policy.needsConsultationFirst, false);
    assert.equal((await clinics()).get(cast.mesa)?.policy.needsConsultationFirst, true);
    const { auditRows } = house.store.t;
    const [row] = await house.store.db.select().from(auditRows).where(eq(auditRows.action, "changePolicy"));
    assert.deepEqual(
      [row?.chainId, row?.reason, JSON.parse(row?.before ?? ""), JSON.parse(row?.after ?? "")],
      [
        cast.cedar,
        "agreed on Monday",
        defaultClinicPolicy,
        { ...defaultClinicPolicy, needsConsultationFirst: false },
      ],
    );
    await assert.rejects(change({ safetyHours: 8 }), refusedAs("changed-meanwhile"));
    assert.equal((await clinics()).get(cast.cedar)?.policy.safetyHours, 4);
  },
);

castOnBothEngines("of two changes at once one is written and the other is told", async (standing) => {
  const { cast, change, clinics } = await stage(standing);
  const answers = await Promise.allSettled([change({ safetyHours: 8 }), change({ safetyHours: 12 })]);
  assert.deepEqual(
    answers.map((answer) => answer.status).toSorted((a, b) => a.localeCompare(b)),
    ["fulfilled", "rejected"],
  );
  assert.equal((await clinics()).get(cast.cedar)?.version, 2);
});

castOnBothEngines(
  "pain bands do not cross, hours stay within their bounds, and a reason is asked for",
  async (standing) => {
    const { cast, manager, change } = await stage(standing);
    await assert.rejects(
      change({ painGreenMost: 5, painAmberMost: 5 }),
      refusedAs("invalid", "policy.painAmberMost"),
    );
    await assert.rejects(change({ painGreenMost: 6, painAmberMost: 5 }), refusedAs("invalid"));
    await assert.rejects(change({ safetyHours: 0 }), /At least 1 hour/);
    await assert.rejects(change({ safetyHours: 73 }), /At most 72 hours/);
    await assert.rejects(change({ safetyHours: 1.5 }));
    await assert.rejects(
      manager.policy.change({
        operationId: op(),
        clinicId: cast.cedar,
        expectedVersion: 1,
        policy: defaultClinicPolicy,
        reason: "  ",
      }),
      /Say why the policy changes/,
    );
  },
);

castOnBothEngines(
  "a new clinic has its own name and a zone that exists, and whoever adds it belongs to it at once",
  async (standing) => {
    const { cast, manager, house, clinics } = await stage(standing);
    const add = (name: string, timeZone: string) =>
      manager.policy.addClinic({
        operationId: op(),
        clinic: { name, city: "Kent", state: "WA", timeZone, phone: "" },
      });
    await assert.rejects(
      add("Cedar River Clinic", "America/Los_Angeles"),
      refusedAs("invalid", "clinic.name"),
    );
    for (const zone of ["Mars/Olympus", "America/Rentonn", "PST", "+08:00", "", "America/Los_Angeles; drop"])
      await assert.rejects(add("Harbor", zone), /Choose a time zone/, zone);
    const { clinicId } = await add("Harbor", "America/Los_Angeles");
    assert.deepEqual((await clinics()).get(clinicId)?.policy, defaultClinicPolicy);
    const again = await callerFor(house, cast.manager);
    assert.ok((await again.account.me()).clinics.some((clinic) => clinic.clinicId === clinicId));
  },
);
