import { holdSession } from "./hold-session.ts";
import { signVersion } from "./order-therapy.ts";
import type { Standing } from "./run-course.ts";
import { actAs, at, nextOperation, type SeedHouse, workdayBefore } from "./seed-house.ts";
import { someDocument } from "./some-document.ts";

const surgeonsWords = [
  "ACL reconstruction, patellar tendon graft",
  "Puget Orthopedics, Dr. V. Montano",
  "Weeks 0 to 2: full extension, quadriceps, weight as tolerated in the brace",
  "Weeks 2 to 6: flexion to 90 degrees loaded, bicycle, balance",
  "Weeks 6 to 12: step-downs, hamstrings from week 8",
  "Running no sooner than week 12 and 80 % of the other side",
  "Sport no sooner than 9 months and 90 % of the other side",
];

/** The next phase of the surgeon's protocol is opened, with the surgeon's document attached to it; treatment follows it. */
export async function openNextPhase(house: SeedHouse, standing: Standing, anchorDay: string): Promise<void> {
  const { carried, course, who } = standing;
  const { patientId, episodeId } = carried;
  at(house, workdayBefore(anchorDay, 4), "11:20", who.timeZone);
  const physiatrist = await actAs(house, who.physiatristId);
  await physiatrist.files.add({
    operationId: nextOperation(),
    ownerKind: "protocol",
    ownerId: "acl-reconstruction",
    clinicId: who.clinicId,
    name: "ACL protocol, Dr. Montano.pdf",
    content: someDocument(surgeonsWords).toString("base64"),
  });
  await physiatrist.patients.openChart({ operationId: nextOperation(), patientId });
  await physiatrist.measures.record({
    operationId: nextOperation(),
    episodeId,
    measureId: "knee-flexion",
    scoreThousandths: 124_000,
    side: course.side === "left" ? "left" : "right",
    takenOn: workdayBefore(anchorDay, 4),
  });
  const { standing: phases } = await physiatrist.prescriptions.begin({ episodeId });
  const next = phases?.phases.find((phase) => phase.isNext);
  if (!next) throw new Error("No phase follows");
  const composed = await physiatrist.prescriptions.compose({
    episodeId,
    discipline: "PT",
    from: { kind: "phase", phaseId: next.phaseId },
  });
  const { protocol } = composed.content;
  if (!protocol) throw new Error("The next phase names no protocol");
  const content = {
    ...composed.content,
    protocol: {
      ...protocol,
      // The angle was measured just now; the rest was seen.
      criteria: (protocol.criteria ?? []).map((one) => ({ ...one, answer: "met" as const })),
    },
  };
  await signVersion(house, who, { episodeId, content, composed });
  at(house, workdayBefore(anchorDay, 2), "09:15", who.timeZone);
  const therapist = await actAs(house, who.therapistId);
  await therapist.patients.openChart({ operationId: nextOperation(), patientId });
  const prescription = await therapist.prescriptions.get({ episodeId });
  await therapist.prescriptions.accept({
    operationId: nextOperation(),
    episodeId,
    expectedVersion: prescription?.version ?? 0,
    reason: "",
  });
  await holdSession(house, course, who, carried, course.sessions);
}

/** A prescription that worked well becomes the clinic's own protocol, and a second version of it follows. */
export async function saveOwnProtocol(
  house: SeedHouse,
  { carried, who }: Standing,
  anchorDay: string,
): Promise<void> {
  const { patientId, episodeId } = carried;
  at(house, workdayBefore(anchorDay, 3), "17:10", who.timeZone);
  const physiatrist = await actAs(house, who.physiatristId);
  await physiatrist.patients.openChart({ operationId: nextOperation(), patientId });
  const { content } = await physiatrist.protocols.prepare({
    episodeId,
    from: "signed",
    onto: "knee-osteoarthritis",
  });
  const common = { episodeId, clinicId: who.clinicId, of: "knee-osteoarthritis" };
  const named = { ...content, name: "Knee arthritis, hill walkers" };
  const { protocolId } = await physiatrist.protocols.save({
    operationId: nextOperation(),
    ...common,
    content: named,
    as: { kind: "new" },
  });
  at(house, workdayBefore(anchorDay, 2), "17:25", who.timeZone);
  await physiatrist.protocols.save({
    operationId: nextOperation(),
    ...common,
    content: { ...named, precautions: [...named.precautions, "Poles on the way down"] },
    as: { kind: "version", protocolId, expectedVersion: 1 },
  });
}
