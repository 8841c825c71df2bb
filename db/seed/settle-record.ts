import { addDays } from "#domain/calendar/days.ts";
import type { ConsultationContent, VisitDecision } from "#domain/consultations/consultation.ts";
import type { Standing } from "./run-course.ts";
import { actAs, at, decide, nextOperation, type SeedHouse, workdayBefore } from "./seed-house.ts";

/** A later visit of the physiatrist in the same episode, with what it found. */
async function followUp(
  house: SeedHouse,
  { carried, course, who }: Standing,
  day: string,
  found: Partial<ConsultationContent>,
  decision: VisitDecision,
): Promise<string> {
  const { patientId, episodeId } = carried;
  at(house, day, "10:30", who.timeZone);
  const physiatrist = await actAs(house, who.physiatristId);
  await physiatrist.patients.openChart({ operationId: nextOperation(), patientId });
  const { draft, seen } = await physiatrist.consultations.prepare({
    patientId,
    kind: "follow-up",
    episodeId,
  });
  const { consultationId } = await physiatrist.consultations.sign({
    operationId: nextOperation(),
    patientId,
    referralId: null,
    episode: { kind: "existing", episodeId, seen },
    content: {
      ...draft,
      schema: 1,
      kind: "follow-up",
      seenOn: day,
      episodeTitle: course.title,
      history: "Better on stairs, still stiff after sitting.",
      impression: course.impression,
      diagnoses: [...course.diagnoses],
      plan: "Therapy goes on.",
      scores: [],
      ...found,
    },
    decision,
  });
  return consultationId;
}

/** Precautions in every state: raised and open, set aside, lifted, and due for lifting since last week. */
export async function raisePrecautions(
  house: SeedHouse,
  standing: Standing,
  anchorDay: string,
): Promise<void> {
  const { carried, who } = standing;
  const { patientId } = carried;
  at(house, workdayBefore(anchorDay, 3), "08:50", who.timeZone);
  const therapist = await actAs(house, who.therapistId);
  await therapist.patients.openChart({ operationId: nextOperation(), patientId });
  const raised = await therapist.precautions.raise({
    operationId: nextOperation(),
    patientId,
    effect: "monitor",
    words: "Blister on the right heel: look before every session",
    excludedTags: [],
  });
  const due = await therapist.precautions.raise({
    operationId: nextOperation(),
    patientId,
    effect: "precaution",
    words: "No impact until the bone bruise has settled",
    excludedTags: ["high-impact"],
    dueForLiftingOn: addDays(anchorDay, -1),
  });
  await therapist.conditions.recordFinding({
    operationId: nextOperation(),
    patientId,
    entry: { kind: "flag", flag: "fever", isPresent: true, words: "101.2 °F, sent home" },
    foundOn: workdayBefore(anchorDay, 3),
  });
  await followUp(
    house,
    standing,
    workdayBefore(anchorDay, 2),
    {
      medications: [
        { words: "Prednisone 10 mg", kind: "steroid" },
        { words: "Zolpidem 5 mg", kind: "sedative" },
      ],
      allergyState: "listed",
      allergies: ["Adhesive tape"],
    },
    { kind: "maintain", reason: "", nextReviewOn: addDays(anchorDay, 14) },
  );
  house.setNow(house.clock.now() + 300_000);
  const physiatrist = await actAs(house, who.physiatristId);
  const steroid = (await physiatrist.precautions.list({ patientId })).find(({ words }) =>
    words.startsWith("Steroid"),
  );
  if (!steroid) throw new Error("The steroid raised no precaution");
  await physiatrist.precautions.setAside({
    operationId: nextOperation(),
    patientId,
    precautionIds: [steroid.precautionId],
    reason: "Five days only, ends on Friday.",
  });
  const fever = (await physiatrist.precautions.list({ patientId })).find(
    ({ effect, state }) => effect === "contraindication" && state === "raised",
  );
  if (!fever) throw new Error("The fever raised nothing");
  for (const precautionId of [due.precautionId, fever.precautionId])
    await physiatrist.precautions.confirm({
      operationId: nextOperation(),
      patientId,
      precautionIds: [precautionId],
    });
  at(house, workdayBefore(anchorDay, 1), "08:45", who.timeZone);
  const lifting = await actAs(house, who.therapistId);
  await lifting.precautions.lift({
    operationId: nextOperation(),
    patientId,
    precautionIds: [raised.precautionId],
    reason: "Healed.",
  });
  await lifting.precautions.lift({
    operationId: nextOperation(),
    patientId,
    precautionIds: [fever.precautionId],
    reason: "No fever since the day after.",
  });
}

/** Conditions and a medication no rule knows: one is answered in words, the others wait. */
export async function leaveNotScreened(
  house: SeedHouse,
  standing: Standing,
  anchorDay: string,
): Promise<void> {
  const { patientId } = standing.carried;
  const day = workdayBefore(anchorDay, 2);
  const consultationId = await followUp(
    house,
    standing,
    day,
    {
      conditions: [
        { code: "", title: "Sarcoidosis, told by the patient", side: "not-applicable" },
        { code: "", title: "Lipedema of both legs", side: "both" },
      ],
      medications: [{ words: "Colchicine 0.6 mg", kind: "not-screened" }],
      implants: [{ words: "Growing rods, magnetic" }],
    },
    { kind: "continue", reason: "", nextReviewOn: addDays(anchorDay, 21) },
  );
  house.setNow(house.clock.now() + 600_000);
  const physiatrist = await actAs(house, standing.who.physiatristId);
  const { conditions } = await physiatrist.patients.record({ patientId });
  const lipedema = conditions.find(({ words }) => words.startsWith("Lipedema"));
  if (!lipedema) throw new Error("The condition is not on the record");
  await physiatrist.conditions.answerScreening({
    operationId: nextOperation(),
    patientId,
    conditionId: lipedema.conditionId,
    expectedVersion: lipedema.version,
    icd10: "",
    answer: "Nothing for therapy; compression is welcome.",
  });
  await physiatrist.consultations.addend({
    operationId: nextOperation(),
    consultationId,
    words: "Her rheumatologist is Dr. S. Iyer, records asked for.",
    kind: "addendum",
  });
}

/** What else a look can end in; one that was taken back stays readable. */
export async function decideMore(house: SeedHouse, standing: Standing, anchorDay: string): Promise<void> {
  const { carried, who } = standing;
  const { episodeId } = carried;
  const nextReviewOn = addDays(anchorDay, 10);
  at(house, workdayBefore(anchorDay, 3), "17:10", who.timeZone);
  const { decisionId } = await decide(house, who, {
    episodeId,
    kind: "continue",
    context: "queue",
    reason: "",
    nextReviewOn,
  });
  house.setNow(house.clock.now() + 4_000);
  await (await actAs(house, who.physiatristId)).reviews.undo({ operationId: nextOperation(), decisionId });
  for (const [index, kind, reason] of [
    [3, "test", "Radiograph of the lumbar spine before loading further."],
    [2, "change-protocol", "Extension makes it worse: flexion first."],
    [1, "procedure", "Facet injection on the right, therapy goes on."],
  ] as const) {
    at(house, workdayBefore(anchorDay, index), "17:30", who.timeZone);
    await decide(house, who, { episodeId, kind, context: "queue", reason, nextReviewOn });
  }
}
