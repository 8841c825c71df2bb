import { formatColumnDay } from "#client/format/dates.ts";
import { Button } from "#client/ui/button.tsx";
import { NumberField } from "#client/ui/number-field.tsx";
import { RadioSegments } from "#client/ui/radio-segments.tsx";
import {
  describeDays,
  describeReport,
  type HomeReport,
  homeAnswers,
  homeAnswerWords,
  homeReasons,
  homeReasonWords,
  isAskedWhy,
} from "#domain/home-programs/answers.ts";
import { daysToAsk } from "#domain/home-programs/days-to-ask.ts";
import type { SinceLastTime } from "#domain/sessions/session.ts";
import { counted } from "#domain/units/counted.ts";
import type { Sheet } from "../flowsheet/use-row-acts.ts";
import styles from "./session-screen.module.css";

type Home = NonNullable<Sheet["home"]>;
type Exercise = HomeReport["exercises"][number];

/** More days than these are typed: a row of taps would be longer than the screen. */
const mostTapped = 7;
/** Asked where no program was given: the patient may have one from elsewhere. */
const withoutProgram = 3;

const windowOf = (home: Home | null, heldOn: string) => (home ? daysToAsk({ ...home, heldOn }) : null);

/**
 * "HEP 3 of 5 days", with what was said of each exercise; empty while it was not asked. Out of how many is what stood
 * there when it was asked: a session written down later does not change what was signed.
 */
export function wordsOfHome(value: SinceLastTime): string[] {
  const days = value.homeProgramDays;
  if (days === undefined) return [];
  const said = days === "not-asked" ? "HEP not asked" : `HEP ${describeDays(days, value.homeProgram?.asked)}`;
  return [[said, ...(value.homeProgram ? describeReport(value.homeProgram) : [])].join(" · ")];
}

/**
 * On how many days the program was done, out of those since the last session, and what of it: by exercise, one tap each,
 * where somebody asks. Nothing is chosen by default.
 */
export function HomeAnswers({
  value,
  home,
  heldOn,
  onChange,
  isDisabled,
}: {
  value: SinceLastTime;
  /** Null where nothing was given here. */
  home: Home | null;
  heldOn: string;
  onChange: (value: SinceLastTime) => void;
  isDisabled: boolean;
}) {
  const days = value.homeProgramDays;
  const report = value.homeProgram?.programId === home?.programId ? value.homeProgram : undefined;
  // What can no longer be answered is read as it was asked.
  const asked = (isDisabled ? report?.asked : undefined) ?? windowOf(home, heldOn);
  const most = asked ? asked.days : withoutProgram;
  const reportWith = (exercises: Exercise[]): Pick<SinceLastTime, "homeProgram"> =>
    home && asked
      ? { homeProgram: { programId: home.programId, asked: report?.asked ?? asked, exercises } }
      : {};
  const answerDays = (next: SinceLastTime["homeProgramDays"]) => {
    const { homeProgramDays: _days, ...rest } = value;
    onChange({
      ...rest,
      ...(next === undefined ? {} : { homeProgramDays: next }),
      ...(home && asked
        ? { homeProgram: { programId: home.programId, asked, exercises: report?.exercises ?? [] } }
        : {}),
    });
  };
  const answer = (given: Exercise) => {
    if (!home) return;
    const others = (report?.exercises ?? []).filter(({ lineKey }) => lineKey !== given.lineKey);
    const exercises = home.exercises.flatMap(({ lineKey }) =>
      [...others, given].filter((one) => one.lineKey === lineKey),
    );
    onChange({ ...value, ...reportWith(exercises) });
  };
  return (
    <>
      {most > mostTapped ? (
        <div className={styles.days}>
          <NumberField
            label="Home program days"
            value={typeof days === "number" ? days : undefined}
            min={0}
            max={most}
            fractionDigits={0}
            isDisabled={isDisabled}
            onChange={(count) => answerDays(count)}
          />
          <Button
            size="small"
            isDisabled={isDisabled}
            aria-pressed={days === "not-asked"}
            onPress={() => answerDays("not-asked")}
          >
            Not asked
          </Button>
        </div>
      ) : (
        <RadioSegments
          label="Home program days"
          isLabelBeside
          size="touch"
          isDisabled={isDisabled}
          value={days === undefined ? null : String(days)}
          onChange={(chosen) => answerDays(chosen === "not-asked" ? chosen : Number(chosen))}
          options={[
            ...Array.from({ length: most > 0 ? most + 1 : 0 }, (_, count) => ({
              value: String(count),
              label: String(count),
            })),
            { value: "not-asked", label: "Not asked" },
          ]}
        />
      )}
      {home && asked ? (
        <p className={styles.of}>
          {asked.days === 0
            ? "no day since, so nothing to ask yet"
            : `of ${counted(asked.days, "day")} since ${formatColumnDay(asked.since)}`}
          ; the program from {formatColumnDay(home.startsOn)} has {counted(home.exercises.length, "exercise")}
          {home.before
            ? `. Last time: ${[
                ...(typeof home.before.days === "number"
                  ? [describeDays(home.before.days, home.before.asked ?? undefined)]
                  : []),
                ...home.before.exercises,
              ].join(" · ")}`
            : ""}
        </p>
      ) : null}
      {home && typeof days === "number" ? (
        <div className={styles.exercises} role="group" aria-label="Home program by exercise">
          {home.exercises.map(({ lineKey, name }) => {
            const given = report?.exercises.find((one) => one.lineKey === lineKey);
            return (
              <div key={lineKey} className={styles.exercise}>
                <RadioSegments
                  label={name}
                  isLabelBeside
                  size="touch"
                  isDisabled={isDisabled}
                  value={given?.answer ?? null}
                  onChange={(chosen) =>
                    answer({
                      lineKey,
                      name,
                      answer: chosen,
                      ...(given?.reason && isAskedWhy(chosen) ? { reason: given.reason } : {}),
                    })
                  }
                  options={homeAnswers.map((one) => ({ value: one, label: homeAnswerWords[one] }))}
                />
                {given && isAskedWhy(given.answer) ? (
                  <RadioSegments
                    label={`Why ${name}`}
                    isLabelHidden
                    size="touch"
                    isDisabled={isDisabled}
                    value={given.reason ?? null}
                    onChange={(reason) => answer({ lineKey, name, answer: given.answer, reason })}
                    options={homeReasons.map((one) => ({ value: one, label: homeReasonWords[one] }))}
                  />
                ) : null}
              </div>
            );
          })}
        </div>
      ) : null}
    </>
  );
}
