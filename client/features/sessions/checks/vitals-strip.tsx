import { SourceText } from "#client/source-text.tsx";
import { MenuButton } from "#client/ui/menu-button.tsx";
import { Strip } from "#client/ui/strip.tsx";
import { type VitalMoment, vitalFacts, vitalMoments } from "#domain/precautions/vitals/vital.ts";
import { describeVitalValue } from "#domain/precautions/vitals/vital-units.ts";
import { isWaiting } from "#domain/requests/state.ts";
import type { OpenSheet } from "../flowsheet/use-row-acts.ts";
import type { QuestionActs } from "../questions/use-question-acts.ts";
import styles from "./checks.module.css";
import { momentWords } from "./measured-words.tsx";
import { isAt, type VitalActs, type VitalPlace } from "./use-vitals.ts";
import { VitalEntry } from "./vital-entry.tsx";

/** The vital signs this session asks for, in one line a moment; nothing where nothing is asked. */
export function VitalsStrip({
  sheet,
  acts,
  questions,
}: {
  sheet: OpenSheet;
  acts: VitalActs;
  questions: QuestionActs;
}) {
  const { asked, measured } = acts.vitals;
  const places: VitalPlace[] = [
    ...asked,
    ...measured.filter((one, index) => !asked.some(isAt(one)) && measured.findIndex(isAt(one)) === index),
  ];
  if (places.length === 0) return null;
  const isOpen = sheet.session.state === "open";
  const reasonsOf = (moment: VitalMoment) =>
    asked.filter((one) => one.moment === moment).flatMap((one) => one.because.map(({ words }) => words));
  return (
    <section aria-label="Vital signs" className={styles.vitals}>
      {vitalMoments.map((moment) => {
        const own = places.filter((place) => place.moment === moment);
        if (own.length === 0) return null;
        // Said once: what asks before exercise often asks in it too.
        const said = moment === "before" ? [] : reasonsOf("before");
        const because = [...new Set(reasonsOf(moment))].filter((words) => !said.includes(words));
        return (
          <div key={moment} role="group" aria-label={momentWords[moment]} className={styles.moment}>
            <b>{momentWords[moment]}</b>
            {own.map((place) => (
              <VitalEntry
                key={`${place.moment}-${place.vital}`}
                place={place}
                acts={acts}
                timeZone={sheet.timeZone}
                isDisabled={!isOpen}
              />
            ))}
            {because.length > 0 ? <p className={styles.because}>{because.join(" · ")}</p> : null}
          </div>
        );
      })}
      {isOpen
        ? places.map((place) => (
            <BeyondStrip
              key={`${place.moment}-${place.vital}`}
              place={place}
              sheet={sheet}
              acts={acts}
              questions={questions}
            />
          ))
        : null}
    </section>
  );
}

/** A value beyond what is allowed: what follows of it, where it comes from, and the question to the physiatrist. */
function BeyondStrip({
  place,
  sheet,
  acts,
  questions,
}: {
  place: VitalPlace;
  sheet: OpenSheet;
  acts: VitalActs;
  questions: QuestionActs;
}) {
  const standing = acts.latest(place);
  const [met] = standing ? acts.met(place, standing.value) : [];
  if (!standing || !met) return null;
  const value = describeVitalValue(place.vital, standing.value, acts.vitals.unitSystem);
  const isHolding = (sheet.plan?.contraindications ?? []).some(({ words }) => words === met.words);
  const isAsked = sheet.sessionRequests.some(
    (request) => isWaiting(request.state) && request.kind === "safety-session",
  );
  const reason = `${vitalFacts[place.vital].label} ${value}: ${met.words}`.slice(0, 300);
  const lead = met.effect === "hold" ? "Do not start." : met.effect === "stop" ? "Stop now." : "With care.";
  return (
    <Strip
      tone={met.effect === "care" || (met.effect === "hold" && !isHolding) ? "watch" : "worse"}
      icon={met.effect === "care" ? "tri" : "octagon"}
      role="alert"
      actions={
        met.effect === "care" || isAsked || !sheet.prescription ? null : (
          <MenuButton
            label={`Stop and ask: ${vitalFacts[place.vital].label}`}
            kind="hold"
            commands={[
              {
                id: "value",
                section: `Stop the session and ask ${sheet.prescriberName}`,
                label: `${vitalFacts[place.vital].label} ${value}`,
                onChoose: () => void questions.stop(null, reason),
              },
            ]}
          >
            Stop and ask
          </MenuButton>
        )
      }
    >
      <b>
        {vitalFacts[place.vital].short} {value}. {lead}
      </b>{" "}
      {met.words} ({met.population}; <SourceText source={met.source} />
      ).{" "}
      {isHolding ? (
        <>
          {sheet.prescriberName} is told. No row is confirmed until it is measured again or{" "}
          {sheet.prescriberName} answers; stopping is always possible.
        </>
      ) : met.effect === "hold" ? (
        "It was answered, and the session goes on."
      ) : null}
    </Strip>
  );
}
