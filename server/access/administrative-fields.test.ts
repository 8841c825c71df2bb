import assert from "node:assert/strict";
import { after, before, test } from "node:test";
import { describeOnBothEngines } from "#db/testing.ts";
import { administrativeFields } from "#domain/access/access.ts";
import { callerFor } from "#server/testing.ts";
import { expectations, groups, type Person } from "./expectations.ts";
import { accountProbes } from "./testing-account-probes.ts";
import { homeProbes } from "./testing-home-probes.ts";
import { orderProbes } from "./testing-orders-probes.ts";
import { patientProbes } from "./testing-patient-probes.ts";
import { staffIdOf } from "./testing-people.ts";
import { physiatristProbes } from "./testing-physiatrist-probes.ts";
import type { Probe } from "./testing-probe.ts";
import { protocolProbes } from "./testing-protocol-probes.ts";
import { buildStage } from "./testing-stage.ts";
import type { Stage } from "./testing-target.ts";
import { therapistProbes } from "./testing-therapist-probes.ts";

const probes: Record<string, Probe> = {
  ...accountProbes,
  ...homeProbes,
  ...orderProbes,
  ...patientProbes,
  ...physiatristProbes,
  ...therapistProbes,
  ...protocolProbes,
};
let stage: Stage;

/** What stands beside a patient in an answer, and is not of the patient. Reviewed by hand. */
const beside = {
  shape: ["list", "next", "total", "unassigned", "version", "now", "today", "isClinical"],
  clinic: ["clinicId", "clinicName", "clinicPhone", "timeZone", "unitSystem"],
  episode: ["episodes", "episodeId", "prescriberName"],
  intake: [
    "referralId",
    "source",
    "referrerName",
    "reason",
    "urgency",
    "receivedAt",
    "assignedTo",
    "assignedName",
  ],
  team: [
    "seatId",
    "specialty",
    "outsideContact",
    "fromOn",
    "toOn",
    "hasEnded",
    "staffId",
    "name",
    "role",
    "sees",
    "keptSections",
  ],
  audit: ["chainId", "seq", "at", "action", "entity", "actorId", "actorRole", "actorName", "onBehalfOfName"],
};

/** Every name under which a value carries something, at whatever depth; what is withheld is null or empty. */
function namesIn(value: unknown): string[] {
  if (Array.isArray(value)) return value.flatMap(namesIn);
  if (typeof value !== "object" || value === null) return [];
  return Object.entries(value).flatMap(([name, part]) => {
    const isWithheld = part === null || part === undefined || (Array.isArray(part) && part.length === 0);
    return isWithheld ? [] : [name, ...namesIn(part)];
  });
}

const asksAboutPatients = Object.entries(expectations).filter(([, { about }]) =>
  ["patient", "list"].includes(about),
);

describeOnBothEngines("administrative fields", (engine) => {
  before(async () => {
    stage = await buildStage(engine);
  });
  after(() => stage.house.store.close());

  void test("what an admin reads of patients without break-glass is made of the stated administrative fields alone", async () => {
    const stated = new Set<string>([...Object.values(administrativeFields), ...Object.values(beside)].flat());
    const found = new Map<string, string>();
    const answered = new Set<string>();
    for (const person of groups.admins satisfies readonly Person[]) {
      const staffId = staffIdOf(person, "own");
      const caller = await callerFor(stage.house, staffId);
      const target = { ...stage.target, ...stage.own.get(staffId) };
      for (const [procedure] of asksAboutPatients) {
        const answer = await probes[procedure]?.ask(caller, { stage, target, staffId }).catch(() => null);
        if (answer !== null) answered.add(procedure);
        for (const name of namesIn(answer)) if (!stated.has(name)) found.set(name, procedure);
      }
    }
    assert.deepEqual([...found], []);
    assert.ok(answered.size > 5, `answered: ${[...answered].join(", ")}`);
  });
});
