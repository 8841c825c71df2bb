import { Button } from "#client/ui/button.tsx";
import { NumberField } from "#client/ui/number-field.tsx";
import { RadioSegments } from "#client/ui/radio-segments.tsx";
import { TextField } from "#client/ui/text-field.tsx";
import type { SessionNote } from "#domain/sessions/session.ts";
import { describeUnits } from "#domain/units/describe.ts";
import { isTimedService, serviceLabel } from "#domain/units/service-codes.ts";
import {
  isRunning,
  minutesOf,
  type VisitKind,
  visitKinds,
  wasLeftRunning,
} from "#domain/units/timing/service-time.ts";
import type { Allocation } from "#domain/units/units.ts";
import type { NoteChange } from "../note/use-session-note.ts";
import { ChargeList } from "./charges-section.tsx";
import styles from "./time.module.css";
import { type GivenService, serviceWords, type TimeActs } from "./use-session-time.ts";

const kindWords: Record<VisitKind, string> = {
  individual: "One-on-one",
  group: "Group",
  "co-treatment": "Co-treatment",
  telehealth: "Telehealth",
};

/** Minutes by service, the whole visit, how it was held, and how the units come about. */
export function TimeDetails(props: {
  acts: TimeActs;
  note: SessionNote;
  isDisabled: boolean;
  problemAt: (field: string) => string | undefined;
  onChange: (part: NoteChange) => void;
}) {
  const { acts, note, isDisabled, problemAt, onChange } = props;
  const overlap = problemAt("note.overlapReason");
  return (
    <div className={styles.details}>
      <div className={styles.fields}>
        {acts.own.map((service) => (
          <GivenMinutes key={service.code} service={service} acts={acts} isDisabled={isDisabled} />
        ))}
        {acts.colleagues.map((service) => (
          <GivenMinutes
            key={`${service.code} ${service.staffId}`}
            service={service}
            byName={service.staffName}
            acts={acts}
            isDisabled={isDisabled || !acts.mayCorrect}
          />
        ))}
        <NumberField
          label="Whole visit"
          unit="min"
          min={0}
          max={480}
          fractionDigits={0}
          value={note.totalMinutes}
          isDisabled={isDisabled}
          hint="With what no service counts"
          {...errorOf(problemAt("note.totalMinutes"))}
          onChange={(totalMinutes) => onChange({ totalMinutes })}
        />
      </div>
      <RadioSegments
        label="How the visit was held"
        size="touch"
        value={note.visitKind ?? null}
        isDisabled={isDisabled}
        options={visitKinds.map((kind) => ({ value: kind, label: kindWords[kind] }))}
        onChange={(visitKind) => onChange({ visitKind })}
      />
      {note.visitKind === "co-treatment" ? (
        <TextField
          label="Who treated together with you"
          value={note.coTreatedWith ?? ""}
          maxLength={120}
          isDisabled={isDisabled}
          {...errorOf(problemAt("note.coTreatedWith"))}
          onChange={(coTreatedWith) => onChange({ coTreatedWith })}
        />
      ) : null}
      {overlap !== undefined || note.overlapReason ? (
        <TextField
          label="Why the minutes overlap another patient's"
          value={note.overlapReason ?? ""}
          maxLength={300}
          isDisabled={isDisabled}
          {...errorOf(overlap)}
          onChange={(overlapReason) => onChange({ overlapReason })}
        />
      ) : null}
      <div className={styles.working}>
        {acts.result.allocations.length > 1 ? (
          <RadioSegments
            label="The minutes leave a unit open. It goes to"
            value={acts.allocation ? keyOf(acts.allocation) : null}
            isDisabled={isDisabled}
            options={acts.result.allocations.map((allocation) => ({
              value: keyOf(allocation),
              label: wordsOf(allocation),
            }))}
            error={problemAt("note.unitChoice")}
            onChange={(key) => {
              const chosen = acts.result.allocations.find((allocation) => keyOf(allocation) === key);
              if (chosen) onChange({ unitChoice: { ...chosen } });
            }}
          />
        ) : null}
        {acts.charged ? (
          <div>
            <b>Charged at the signature</b>
            {acts.charged.lines.length === 0 ? <p>Nothing: no service earns a unit.</p> : null}
            <ChargeList lines={acts.charged.lines} heldFor={acts.charged.heldFor} />
          </div>
        ) : null}
        <ol aria-label="How the units come about">
          {describeUnits(acts.result).map((step) => (
            <li key={step}>{step}</li>
          ))}
        </ol>
      </div>
    </div>
  );
}

const errorOf = (error: string | undefined) => (error === undefined ? {} : { error });
const keyOf = (allocation: Allocation): string =>
  Object.entries(allocation)
    .map(([code, units]) => `${code}x${units}`)
    .join("-");
const wordsOf = (allocation: Allocation): string =>
  Object.entries(allocation)
    .filter(([, units]) => units > 0)
    .map(([code, units]) => `${serviceLabel(code)} × ${units}`)
    .join(", ");

/** Minutes of one service, one's own or, by name, a colleague's. */
function GivenMinutes({
  service,
  byName,
  acts,
  isDisabled,
}: {
  service: GivenService;
  byName?: string;
  acts: TimeActs;
  isDisabled: boolean;
}) {
  const wasLeft = wasLeftRunning(service, acts.now);
  const isTimed = isTimedService(service.code);
  const minutes = minutesOf(service, acts.now);
  const origin =
    service.typedMinutes !== null
      ? service.intervals.length > 0
        ? "Entered in place of the timer"
        : "Entered"
      : isTimed
        ? isRunning(service)
          ? "From the timer, which runs"
          : "From the timer"
        : "Once a day, whatever it takes";
  return (
    <div className={styles.own}>
      <NumberField
        label={serviceWords(service.code)}
        unit="min"
        min={0}
        max={480}
        fractionDigits={0}
        value={isTimed || service.typedMinutes !== null ? minutes : undefined}
        isDisabled={isDisabled}
        hint={byName ? `${origin}, by ${byName}` : origin}
        {...errorOf(wasLeft ? "The timer was left running for hours. Enter the minutes." : undefined)}
        onChange={(typed) => {
          if (typed !== undefined && typed !== minutes) void acts.enter(service.code, typed, service.staffId);
        }}
      />
      {isDisabled ? null : (
        <div className={styles.acts}>
          {byName && isRunning(service) ? (
            <Button kind="quiet" size="small" onPress={() => void acts.stop(service.code, service.staffId)}>
              Stop the timer
            </Button>
          ) : null}
          {service.typedMinutes !== null && service.intervals.length > 0 ? (
            <Button
              kind="quiet"
              size="small"
              onPress={() => void acts.enter(service.code, null, service.staffId)}
            >
              Use the timer
            </Button>
          ) : null}
          <Button kind="quiet" size="small" onPress={() => void acts.drop(service.code, service.staffId)}>
            Not given
          </Button>
        </div>
      )}
    </div>
  );
}
