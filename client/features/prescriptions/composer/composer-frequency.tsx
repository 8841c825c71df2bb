import { Button } from "#client/ui/button.tsx";
import { DateField } from "#client/ui/date-field.tsx";
import { FieldMessage } from "#client/ui/field-message.tsx";
import { IconButton } from "#client/ui/icon-button.tsx";
import { NumberField } from "#client/ui/number-field.tsx";
import { addDays } from "#domain/calendar/days.ts";
import { noticesOf } from "#domain/prescriptions/notices.ts";
import type { Frequency, PrescriptionContent } from "#domain/prescriptions/prescription.ts";
import { frequencyOfTaper, type Taper } from "#domain/prescriptions/taper.ts";
import { type Change, dueAt, type Problems, problemAt, problemUnder } from "./composer-problems.ts";
import styles from "./composer-screen.module.css";

type Props = { content: PrescriptionContent; problems: Problems; onChange: Change };

const counts = [
  ["perWeekLeast", "Per week, least"],
  ["perWeekMost", "Per week, most"],
  ["perDay", "Per day"],
  ["weeks", "Weeks"],
] as const satisfies readonly (readonly [keyof Frequency, string])[];

/** A whole number, or nothing where it was cleared: an empty box stays empty and says what it needs. */
const shown = (count: number | undefined) =>
  count !== undefined && Number.isFinite(count) ? count : undefined;

/** The end follows the start and the weeks, wherever both are known; it may be set apart afterwards. */
function withEnd(content: PrescriptionContent): PrescriptionContent {
  const { weeks } = content.frequency;
  return content.startsOn !== "" && Number.isInteger(weeks) && weeks > 0 && weeks <= 52
    ? { ...content, endsOn: addDays(content.startsOn, weeks * 7) }
    : content;
}

const withTaper = (content: PrescriptionContent, taper: Taper): PrescriptionContent =>
  withEnd({ ...content, taper, frequency: frequencyOfTaper(content.frequency, taper) });

/** How often, for how long and how many; from when to when, and when to look again. Where they say different things, each says so at its field. */
export function ComposerFrequency({ content, problems, onChange }: Props) {
  const notices = noticesOf(content);
  const noticeAt = (field: string) => notices.find((notice) => notice.field === field)?.words;
  const setCount = (field: keyof Frequency, count: number | undefined) =>
    onChange((before) => {
      const next = { ...before, frequency: { ...before.frequency, [field]: count ?? Number.NaN } };
      return field === "weeks" ? withEnd(next) : next;
    });
  const setVisits = (visits: number | undefined) =>
    onChange(({ visitsMost: _before, ...rest }) =>
      visits === undefined ? rest : { ...rest, visitsMost: visits },
    );
  return (
    <>
      <div className={styles.fields}>
        {counts.map(([field, label]) => (
          <div key={field} className={styles.small}>
            <NumberField
              label={label}
              value={shown(content.frequency[field])}
              min={1}
              fractionDigits={0}
              isDisabled={content.taper !== undefined && field !== "perDay"}
              onChange={(count) => setCount(field, count)}
              error={problemAt(problems, `frequency.${field}`)}
            />
          </div>
        ))}
        <div className={styles.small}>
          <NumberField
            label="Visits, at most"
            value={shown(content.visitsMost)}
            min={1}
            fractionDigits={0}
            hint={noticeAt("visitsMost")}
            onChange={setVisits}
            error={problemAt(problems, "visitsMost")}
          />
        </div>
        {content.taper ? null : (
          <Button
            size="small"
            kind="quiet"
            icon="plus"
            onPress={() => onChange((before) => withTaper(before, halved(before.frequency)))}
          >
            Add taper
          </Button>
        )}
      </div>
      {content.taper ? (
        <TaperSteps
          taper={content.taper}
          problems={problems}
          onChange={(taper) =>
            onChange((before) => {
              if (taper.length > 0) return withTaper(before, taper);
              const { taper: _gone, ...rest } = before;
              return rest;
            })
          }
        />
      ) : null}
      <div className={styles.fields}>
        <div className={styles.day}>
          <DateField
            label="Starts on"
            value={content.startsOn === "" ? undefined : content.startsOn}
            onChange={(day) => onChange((before) => withEnd({ ...before, startsOn: day ?? "" }))}
            error={problemAt(problems, "startsOn")}
          />
        </div>
        <div className={styles.day}>
          <DateField
            label="Ends on"
            value={content.endsOn === "" ? undefined : content.endsOn}
            hint={dueAt(problems, "endsOn") ?? noticeAt("endsOn")}
            onChange={(day) => onChange((before) => ({ ...before, endsOn: day ?? "" }))}
            error={problemAt(problems, "endsOn")}
          />
        </div>
        <div className={styles.day}>
          <DateField
            label="Review on"
            value={content.reviewOn === "" ? undefined : content.reviewOn}
            hint={dueAt(problems, "reviewOn")}
            onChange={(day) => onChange((before) => ({ ...before, reviewOn: day ?? "" }))}
            error={problemAt(problems, "reviewOn")}
          />
        </div>
      </div>
    </>
  );
}

/** Two steps to begin with: the most for the first half of the weeks, the least for the rest. */
function halved({ perWeekLeast, perWeekMost, weeks }: Frequency): Taper {
  const first = Number.isInteger(weeks) ? Math.max(1, Math.ceil(weeks / 2)) : 2;
  return [
    { perWeek: Number.isInteger(perWeekMost) ? perWeekMost : 2, weeks: first },
    {
      perWeek: Number.isInteger(perWeekLeast) ? perWeekLeast : 1,
      weeks: Number.isInteger(weeks) ? Math.max(1, weeks - first) : 2,
    },
  ];
}

function TaperSteps({
  taper,
  problems,
  onChange,
}: {
  taper: Taper;
  problems: Problems;
  /** None left is no taper. */
  onChange: (taper: Taper) => void;
}) {
  const own = problemAt(problems, "taper");
  const set = (place: number, part: Partial<Taper[number]>) =>
    onChange(taper.map((step, index) => (index === place ? { ...step, ...part } : step)));
  return (
    <fieldset className={styles.taper}>
      <legend>Taper</legend>
      {taper.map((step, place) => {
        const name = place === 0 ? "First" : "Then";
        return (
          // Steps have no names: their place is what they are.
          // oxlint-disable-next-line react/no-array-index-key
          <div key={place} className={styles.fields} role="group" aria-label={`Step ${place + 1}`}>
            <div className={styles.small}>
              <NumberField
                label={`${name}, per week`}
                value={shown(step.perWeek)}
                min={1}
                fractionDigits={0}
                onChange={(count) => set(place, { perWeek: count ?? Number.NaN })}
                error={problemUnder(problems, `taper.${place}.perWeek`)}
              />
            </div>
            <div className={styles.small}>
              <NumberField
                label="Weeks"
                value={shown(step.weeks)}
                min={1}
                fractionDigits={0}
                onChange={(count) => set(place, { weeks: count ?? Number.NaN })}
                error={problemUnder(problems, `taper.${place}.weeks`)}
              />
            </div>
            <IconButton
              icon="x"
              size="small"
              kind="quiet"
              label={`Remove step ${place + 1}`}
              onPress={() => onChange(taper.filter((_, index) => index !== place))}
            />
          </div>
        );
      })}
      <FieldMessage>{own}</FieldMessage>
      <div className={styles.fields}>
        <Button
          size="small"
          kind="quiet"
          icon="plus"
          isDisabled={taper.length >= 6}
          onPress={() => onChange([...taper, { perWeek: 1, weeks: 2 }])}
        >
          Add step
        </Button>
        <Button size="small" kind="quiet" onPress={() => onChange([])}>
          Remove taper
        </Button>
      </div>
    </fieldset>
  );
}
