import { type ReactNode, useState } from "react";
import { formatStopwatch } from "#client/format/durations.ts";
import { Button } from "#client/ui/button.tsx";
import { MenuButton } from "#client/ui/menu-button.tsx";
import { part } from "#client/ui/part.tsx";
import { TimerButton } from "#client/ui/timer-button.tsx";
import { ToolLine } from "#client/ui/tool-line.tsx";
import type { SessionNote } from "#domain/sessions/session.ts";
import { counted } from "#domain/units/counted.ts";
import { chosenServices, isTimedService, serviceLabel } from "#domain/units/service-codes.ts";
import { isRunning, minutesOf, timedMilliseconds } from "#domain/units/timing/service-time.ts";
import { unitRuleWords } from "#domain/units/unit-rule.ts";
import type { NoteChange } from "../note/use-session-note.ts";
import styles from "./time.module.css";
import type { GivenService, TimeActs } from "./use-session-time.ts";

const TimeDetails = part(() => import("./time-details.tsx").then((module) => module.TimeDetails));

/** A timer a service, one press each, and what the minutes come to. */
export function TimeStrip(props: {
  acts: TimeActs;
  note: SessionNote;
  isDisabled: boolean;
  /** What stands in the same line before the timers: one stop of the keyboard for both. */
  leading?: ReactNode;
  /** What the signature said of a field of it. */
  problemAt: (field: string) => string | undefined;
  onChange: (part: NoteChange) => void;
}) {
  const { acts, note, isDisabled, problemAt, onChange } = props;
  const refusedField = [
    "note.unitChoice",
    "note.totalMinutes",
    "note.overlapReason",
    "note.coTreatedWith",
  ].find((field) => problemAt(field) !== undefined);
  const [isUnfolded, setUnfolded] = useState(false);
  const isOpen = isUnfolded || refusedField !== undefined;
  const { own, result, time, allocation } = acts;
  const codes = [...new Set([...time.suggested, ...own.map((service) => service.code)])];
  const further = chosenServices.filter((service) => !codes.includes(service.code));
  const sum = `${result.totalMinutes}\u00a0min timed, ${
    allocation ? counted(result.units, "unit") : "choose who takes the last unit"
  }`;
  if (isDisabled && time.services.length === 0) return null;
  return (
    <section className={styles.time} aria-label="Time" data-part="time">
      <ToolLine label="Red flags and timers" className={styles.line}>
        {props.leading}
        <b>Time</b>
        {isDisabled
          ? null
          : codes.map((code) => (
              <ServiceTimer
                key={code}
                code={code}
                service={own.find((service) => service.code === code)}
                acts={acts}
              />
            ))}
        {isDisabled ? null : (
          <MenuButton
            label="Other service"
            kind="quiet"
            commands={further.map((service) => ({
              id: service.code,
              section: service.isTimed ? "Timed, by 15 minutes" : "Once a day",
              label: `${service.label}, ${service.code}`,
              onChoose: () =>
                void (service.isTimed ? acts.start(service.code) : acts.enter(service.code, null)),
            }))}
          >
            Other service
          </MenuButton>
        )}
        <Button
          kind="quiet"
          size="small"
          aria-expanded={isOpen}
          icon={isOpen ? "chev" : "chevr"}
          onPress={() => setUnfolded(!isOpen)}
        >
          {sum}, {unitRuleWords[result.rule]}
        </Button>
      </ToolLine>
      {acts.problem ? (
        <p role="alert" className={styles.problem}>
          {acts.problem}
        </p>
      ) : null}
      {time.elsewhere && acts.elsewhereName && !isDisabled ? (
        <p className={styles.elsewhere}>
          Your timer of {serviceLabel(time.elsewhere.code)} runs with {acts.elsewhereName}. Starting one here
          stops it.
        </p>
      ) : null}
      {isOpen ? (
        <TimeDetails
          acts={acts}
          note={note}
          isDisabled={isDisabled}
          problemAt={problemAt}
          onChange={onChange}
        />
      ) : null}
    </section>
  );
}

function ServiceTimer({
  code,
  service,
  acts,
}: {
  code: string;
  service: GivenService | undefined;
  acts: TimeActs;
}) {
  const label = serviceLabel(code);
  if (!isTimedService(code))
    return (
      <TimerButton
        label={label}
        shown={null}
        isUntimed
        isRunning={service !== undefined}
        onChange={(isGiven) => void (isGiven ? acts.enter(code, null) : acts.drop(code))}
      />
    );
  const runs = service !== undefined && isRunning(service);
  const shown = !service
    ? null
    : service.typedMinutes !== null
      ? `${service.typedMinutes}\u00a0min entered`
      : runs
        ? formatStopwatch(timedMilliseconds(service.intervals, acts.now))
        : `${minutesOf(service, acts.now)}\u00a0min`;
  return (
    <TimerButton
      label={label}
      shown={shown}
      isRunning={runs}
      onChange={(starts) => void (starts ? acts.start(code) : acts.stop(code))}
    />
  );
}
