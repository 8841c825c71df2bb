import { eq } from "drizzle-orm";
import type { AccessAction } from "#domain/access/access.ts";
import type { PrescriptionEventKind, PrescriptionState } from "#domain/prescriptions/prescription.ts";
import { mayFollow } from "#domain/prescriptions/state.ts";
import { requireEpisode } from "#server/access/access.queries.ts";
import type { Run } from "#server/command.ts";
import { refuse, refuseNotFound, requireVersion } from "#server/refusal.ts";
import { endSignals, raiseSignal } from "#server/reviews/signals.commands.ts";
import { findPrescription } from "#server/sessions/plan-in-force.queries.ts";
import { insertEvent } from "./sign-prescription.commands.ts";

type Act = { episodeId: string; expectedVersion: number; reason: string };
type ActKind = Extract<PrescriptionEventKind, "held" | "resumed" | "revoked" | "accepted" | "sent-back">;

const nextState: Partial<Record<ActKind, PrescriptionState>> = {
  held: "held",
  resumed: "active",
  revoked: "revoked",
};
const verbs: Record<ActKind, string> = {
  held: "holdPrescription",
  resumed: "resumePrescription",
  revoked: "revokePrescription",
  accepted: "acceptPrescription",
  "sent-back": "sendBackPrescription",
};
const notNow: Record<ActKind, string> = {
  held: "Only a prescription in force can be held.",
  resumed: "Only a held prescription can be resumed.",
  revoked: "This prescription has ended already.",
  accepted: "Only a prescription in force can be accepted.",
  "sent-back": "Only a prescription in force can be sent back.",
};

async function act(run: Run, action: AccessAction, kind: ActKind, input: Act) {
  const episode = await requireEpisode(run.tx, { actor: run.actor, action, now: run.now }, input.episodeId);
  const standing = await findPrescription(run.tx, input.episodeId);
  if (!standing) return refuseNotFound();
  requireVersion(input.expectedVersion, standing.version, "The prescription", {
    state: standing.state,
    number: standing.number,
  });
  if (!mayFollow(standing.state, kind)) refuse("not-now", notNow[kind]);
  const seq = await run.audit({
    chainId: episode.clinicId,
    action: verbs[kind],
    entity: "prescription",
    entityId: input.episodeId,
    patientId: episode.patientId,
    before: { state: standing.state },
    after: { state: nextState[kind] ?? standing.state },
    reason: input.reason,
  });
  await insertEvent(run, standing.prescriptionId, standing.versionId, kind, input.reason, seq);
  const { prescriptions } = run.tx.t;
  await run.tx.db
    .update(prescriptions)
    .set({
      state: nextState[kind] ?? standing.state,
      version: standing.version + 1,
      ...(kind === "accepted" ? { acceptedVersionId: standing.versionId } : {}),
    })
    .where(eq(prescriptions.id, standing.prescriptionId));
  return { episode, standing, version: standing.version + 1, seq };
}

/** Acts at once: from this commit on nothing is treated under the prescription. */
export async function holdPrescription(run: Run, input: Act): Promise<{ version: number }> {
  return { version: (await act(run, "prescriptions.hold", "held", input)).version };
}
export async function resumePrescription(run: Run, input: Act): Promise<{ version: number }> {
  return { version: (await act(run, "prescriptions.hold", "resumed", input)).version };
}
export async function revokePrescription(run: Run, input: Act): Promise<{ version: number }> {
  return { version: (await act(run, "prescriptions.hold", "revoked", input)).version };
}

/** The therapist takes it on: from here it is theirs to carry out. */
export async function acceptPrescription(run: Run, input: Act): Promise<{ version: number }> {
  const { episode, version } = await act(run, "prescriptions.accept", "accepted", input);
  const { episodes } = run.tx.t;
  await run.tx.db
    .update(episodes)
    .set({ therapistId: run.actor.staffId })
    .where(eq(episodes.id, episode.episodeId));
  await endSignals(run, { episodeId: episode.episodeId, kinds: ["sent-back"] });
  return { version };
}

export async function sendBackPrescription(run: Run, input: Act): Promise<{ version: number }> {
  const { episode, standing, version } = await act(run, "prescriptions.accept", "sent-back", input);
  if (standing.source === "outside-order")
    refuse(
      "not-now",
      `Nobody here ordered this: it is an outside order by ${standing.outsidePrescriber}. Call them, and transcribe what they order instead.`,
    );
  await raiseSignal(run, {
    patientId: episode.patientId,
    episodeId: episode.episodeId,
    prescriberId: standing.prescriberId,
    kind: "sent-back",
    facts: { reason: input.reason },
    sourceId: standing.versionId,
    dueOn: run.todayIn(episode.timeZone),
  });
  return { version };
}
