import { addDays } from "#domain/calendar/days.ts";
import { instantOf } from "#server/schedule/zoned-time.ts";
import type { Special } from "./course.ts";
import type { Standing } from "./run-course.ts";
import { actAs, decide, nextOperation, type SeedHouse } from "./seed-house.ts";
import { keepOwnExercises } from "./settle-exercises.ts";
import {
  amend,
  liftLimitByWord,
  orderDoseByWord,
  reEvaluate,
  resume,
  returnPlan,
  revisePlan,
  revoke,
  treatAfterEnd,
  treatUncertified,
} from "./settle-orders.ts";
import { openNextPhase, saveOwnProtocol } from "./settle-protocols.ts";
import {
  approveAndAmend,
  approveOnce,
  counter,
  decline,
  holdLine,
  leaveWithSupervisor,
  passOn,
  withdraw,
} from "./settle-questions.ts";
import { decideMore, leaveNotScreened, raisePrecautions } from "./settle-record.ts";
import { climb, correct, deviate, leaveUnsigned, missVisits, writeNotes } from "./settle-sessions.ts";

type Settle = (house: SeedHouse, standing: Standing, anchorDay: string) => Promise<void>;

const settling: Partial<Record<Special, Settle>> = {
  held: hold,
  "verbal-order": orderByWord,
  "second-episode": openSecondEpisode,
  "approved-once": approveOnce,
  "approved-and-amended": approveAndAmend,
  countered: counter,
  declined: decline,
  withdrawn: withdraw,
  "with-supervisor": leaveWithSupervisor,
  "passed-on": passOn,
  "line-held": holdLine,
  amended: amend,
  revoked: revoke,
  resumed: resume,
  expired: treatAfterEnd,
  "verbal-dose-signed": orderDoseByWord,
  "verbal-limit-lifted": liftLimitByWord,
  "plan-returned": returnPlan,
  "plan-revised": revisePlan,
  "re-evaluated": reEvaluate,
  "certification-late": treatUncertified,
  "phase-opened": openNextPhase,
  "own-protocol": keepOwn,
  deviation: deviate,
  notes: writeNotes,
  unsigned: leaveUnsigned,
  corrected: correct,
  missed: missVisits,
  climbs: climb,
  precautions: raisePrecautions,
  "not-screened": leaveNotScreened,
  decisions: decideMore,
};

/** What some courses leave behind on the days before the anchor day. */
export async function settle(house: SeedHouse, standing: Standing, anchorDay: string): Promise<void> {
  const { special } = standing.course;
  if (special) await settling[special]?.(house, standing, anchorDay);
}

/** What a clinic keeps of its own: exercises, one of them prescribed, then the prescription as a protocol. */
async function keepOwn(house: SeedHouse, standing: Standing, anchorDay: string): Promise<void> {
  await keepOwnExercises(house, standing, anchorDay);
  await saveOwnProtocol(house, standing, anchorDay);
}

async function hold(house: SeedHouse, { carried, who }: Standing, anchorDay: string): Promise<void> {
  house.setNow(instantOf(`${addDays(anchorDay, -1)}T15:05`, who.timeZone));
  await decide(house, who, {
    episodeId: carried.episodeId,
    kind: "hold",
    context: "queue",
    reason: "Fever since Sunday, wait for the laboratory.",
    nextReviewOn: null,
  });
}

async function orderByWord(house: SeedHouse, { carried, who }: Standing, anchorDay: string): Promise<void> {
  house.setNow(instantOf(`${addDays(anchorDay, -2)}T11:40`, who.timeZone));
  const therapist = await actAs(house, who.therapistId);
  await therapist.prescriptions.recordVerbalOrder({
    operationId: nextOperation(),
    episodeId: carried.episodeId,
    givenBy: who.physiatristId,
    givenAt: house.clock.now() - 300_000,
    words: "No deadlift this week, walk instead.",
    wasReadBack: true,
    effect: { kind: "words-only" },
  });
}

async function openSecondEpisode(
  house: SeedHouse,
  { carried, who }: Standing,
  anchorDay: string,
): Promise<void> {
  const { patientId } = carried;
  house.setNow(instantOf(`${addDays(anchorDay, -9)}T09:20`, who.timeZone));
  const physiatrist = await actAs(house, who.physiatristId);
  await physiatrist.patients.openChart({ operationId: nextOperation(), patientId });
  const { draft } = await physiatrist.consultations.prepare({ patientId, kind: "consultation" });
  await physiatrist.consultations.sign({
    operationId: nextOperation(),
    patientId,
    referralId: null,
    episode: {
      kind: "new",
      title: "Right shoulder pain",
      side: "right",
      onsetOn: addDays(anchorDay, -60),
      isSensitive: false,
    },
    content: {
      ...draft,
      schema: 1,
      kind: "consultation",
      seenOn: addDays(anchorDay, -9),
      episodeTitle: "Right shoulder pain",
      impression: "Rotator cuff related shoulder pain.",
      diagnoses: [{ code: "M25.511", title: "Pain in right shoulder", side: "right" }],
      scores: [{ measureId: "spadi", scoreThousandths: 52_000 }],
    },
  });
}
