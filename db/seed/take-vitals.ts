import type { RequiredVital } from "#domain/precautions/precaution.ts";
import type { NotMeasuredReason, VitalMoment } from "#domain/precautions/vitals/vital.ts";
import type { Course } from "./course.ts";
import { nextOperation, type SeedCaller, type SeedHouse } from "./seed-house.ts";

/** The vital signs a session asks for, as somebody would have taken them; one course meets a value that holds. */
export async function takeVitals(
  house: SeedHouse,
  course: Course,
  therapist: SeedCaller,
  { sessionId, index }: { sessionId: string; index: number },
): Promise<void> {
  const { vitals } = await therapist.sessions.get({ sessionId });
  let taken = vitals.measured.length;
  const isTaken = (vital: RequiredVital, moment: VitalMoment) =>
    vitals.measured.some((one) => one.vital === vital && one.moment === moment);
  const record = async (
    vital: RequiredVital,
    moment: VitalMoment,
    amounts: readonly number[] | NotMeasuredReason,
  ) => {
    await therapist.sessions.recordVital({
      operationId: nextOperation(),
      sessionId,
      vital,
      moment,
      value:
        typeof amounts === "string"
          ? { kind: "not-measured", reason: amounts, words: "" }
          : {
              kind: "measured",
              thousandths: Math.round((amounts[0] ?? 0) * 1000),
              ...(amounts[1] === undefined ? {} : { diastolicThousandths: amounts[1] * 1000 }),
            },
      expectedVersion: taken,
    });
    taken += 1;
  };
  const rest = house.chance.between(118, 138);
  for (const { vital, moment } of vitals.asked) {
    if (isTaken(vital, moment)) continue;
    const { heldVital } = course;
    if (heldVital?.vital === vital && heldVital.session === index && moment === "before") {
      await record(vital, moment, heldVital.first);
      await record(vital, moment, heldVital.again);
    } else await record(vital, moment, usual(house, vital, moment, { rest, index }));
  }
}

function usual(
  { chance }: SeedHouse,
  vital: RequiredVital,
  moment: VitalMoment,
  { rest, index }: { rest: number; index: number },
): readonly number[] | NotMeasuredReason {
  const works = moment === "during";
  switch (vital) {
    case "blood-pressure":
      return [rest + (works ? 12 : 0), chance.between(68, 84)];
    case "heart-rate":
      return [chance.between(62, 78) + (works ? 28 : 0)];
    case "oxygen-saturation":
      return works && index % 2 === 1 ? "not-tolerated" : [chance.between(93, 98)];
    case "glucose":
      return moment === "after" && index % 2 === 0 ? "declined" : [chance.between(105, 190)];
    case "weight":
      return index % 3 === 2 ? "no-device" : [171 + (index % 2)];
    case "temperature":
      return [chance.between(363, 370) / 10];
    default:
      return vital satisfies never;
  }
}
