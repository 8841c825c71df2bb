import { isAskedWhy } from "#domain/home-programs/answers.ts";
import { assessHomeDose } from "#domain/home-programs/assess-home.ts";
import { composeHomeProgram } from "#domain/home-programs/compose.ts";
import { daysToAsk } from "#domain/home-programs/days-to-ask.ts";
import { type HomeLanguage, languageFor } from "#domain/home-programs/words/language.ts";
import { beginHowOften } from "#domain/home-programs/words/plain-days.ts";
import type { SinceLastTime } from "#domain/sessions/session.ts";
import type { OpenSheet } from "./hold-session.ts";
import type { Assignment, Carried } from "./run-course.ts";
import { actAs, nextOperation, type SeedHouse } from "./seed-house.ts";

/** After which of its sessions a course gives a home program, or prints the one that stands again. */
export type HomeGiving = { after: number; act: "give" | "print-again"; language?: HomeLanguage };

/** By the patient's number. One is in Spanish, one superseded and printed again, and where doses rise the paper is behind. */
export const homeGivings: ReadonlyMap<number, readonly HomeGiving[]> = new Map([
  [2, [{ after: 2, act: "give" }]],
  [8, [{ after: 3, act: "give" }]],
  [
    12,
    [
      { after: 1, act: "give" },
      { after: 4, act: "give" },
      { after: 6, act: "print-again" },
    ],
  ],
]);

/** A program holds few enough for one page. */
const mostGiven = 4;

export async function giveHome(
  house: SeedHouse,
  who: Assignment,
  { patientId, episodeId }: Carried,
  giving: HomeGiving,
): Promise<void> {
  house.setNow(house.clock.now() + 1_200_000);
  const therapist = await actAs(house, who.therapistId);
  await therapist.patients.openChart({ operationId: nextOperation(), patientId });
  const { program } = await therapist.homePrograms.get({ episodeId });
  if (giving.act === "print-again") {
    if (!program) throw new Error("Nothing was given that could be printed again");
    await therapist.homePrograms.printAgain({
      operationId: nextOperation(),
      episodeId,
      programId: program.programId,
    });
    return;
  }
  const { basis, plan, today } = await therapist.homePrograms.prepare({ episodeId });
  const { language } = languageFor((await therapist.patients.band({ patientId })).language);
  const suitable = basis.candidates
    .filter(
      ({ exercise, lineKey, current }) =>
        exercise?.isHomeSuitable &&
        assessHomeDose(plan, { lineKey, dose: current }, basis).refusal === undefined,
    )
    .slice(0, mostGiven);
  const content = composeHomeProgram(basis, {
    language: giving.language ?? language,
    isLargePrint: false,
    startsOn: today,
    exercises: suitable.map(({ lineKey, current, home }, place) => {
      const { timesPerDay, days } = beginHowOften(
        home ?? { timesPerDay: 1, daysPerWeek: place === suitable.length - 1 ? 3 : 7 },
      );
      return { lineKey, dose: current, timesPerDay, days: [...days] };
    }),
  });
  await therapist.homePrograms.give({
    operationId: nextOperation(),
    episodeId,
    baseProgramId: program?.programId ?? null,
    content,
  });
}

const said = ["did", "did", "some", "did", "not", "not-asked"] as const;
const because = ["no-time", "pain", "forgot", "too-hard"] as const;

/** What the patient says of the program they have, never on more days than there were. */
export function sayHome(
  home: OpenSheet["home"],
  heldOn: string,
  wanted: { days: number; index: number },
): Pick<SinceLastTime, "homeProgramDays" | "homeProgram"> {
  if (!home) return { homeProgramDays: wanted.days };
  const asked = daysToAsk({ ...home, heldOn });
  return {
    homeProgramDays: asked.days === 0 ? "not-asked" : Math.min(wanted.days, asked.days),
    homeProgram: {
      programId: home.programId,
      asked,
      exercises: home.exercises.map(({ lineKey, name }, place) => {
        const answer = said[(wanted.index + place) % said.length] ?? "not-asked";
        const reason = because[(wanted.index + place) % because.length];
        return { lineKey, name, answer, ...(isAskedWhy(answer) && reason ? { reason } : {}) };
      }),
    },
  };
}
