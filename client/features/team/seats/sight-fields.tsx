import { useSuspenseQuery } from "@tanstack/react-query";
import { trpc } from "#client/trpc.ts";
import { Button } from "#client/ui/button.tsx";
import { CheckboxGroup } from "#client/ui/checkbox-group.tsx";
import { TextField } from "#client/ui/text-field.tsx";
import {
  type ChartPart,
  chartPartHints,
  chartParts,
  chartPartWords,
  describeParts,
  withNeeded,
  withoutPart,
} from "#domain/access/chart-parts.ts";
import { sectionWords } from "#domain/people/sensitive.ts";
import { type SensitiveSection, sensitiveSections } from "#domain/people/staff.ts";
import type { SeatSight } from "#domain/team/seat.ts";
import { counted } from "#domain/units/counted.ts";
import styles from "./care-team.module.css";

const capital = (words: string) => words.charAt(0).toUpperCase() + words.slice(1);

/** What a seat sees: parts of the chart, and sensitive sections each with its reason; none is open unless ticked. */
export function SightFields({
  patientId,
  value,
  usual,
  keptSections = 0,
  error,
  onChange,
}: {
  patientId: string;
  value: SeatSight;
  /** What a seat of this specialty begins with. */
  usual: readonly ChartPart[];
  /** Sections that stand open and are not told to this reader. */
  keptSections?: number;
  error: (field: string) => string | undefined;
  onChange: (next: SeatSight) => void;
}) {
  const mayOpen = useMayOpen(patientId);
  const tick = (next: ChartPart[]) => {
    const left = value.sees.find((one) => !next.includes(one));
    onChange({ ...value, sees: left ? withoutPart(value.sees, left) : withNeeded(next) });
  };
  const isUsual = describeParts(usual) === describeParts(value.sees);
  return (
    <>
      <CheckboxGroup
        label="Sees"
        values={value.sees}
        onChange={tick}
        options={chartParts.map((one) => ({
          value: one,
          label: capital(chartPartWords[one]),
          hint: chartPartHints[one],
        }))}
        error={error("sees")}
      />
      <div className={styles.usual}>
        {isUsual ? (
          <span className={styles.sub}>As usual for this specialty</span>
        ) : (
          <Button size="small" onPress={() => onChange({ ...value, sees: [...usual] })}>
            Usual for this specialty
          </Button>
        )}
        {value.sees.length < chartParts.length ? (
          <Button size="small" onPress={() => onChange({ ...value, sees: [...chartParts] })}>
            The whole chart
          </Button>
        ) : null}
      </div>
      <SectionFields value={value} mayOpen={mayOpen} error={error} onChange={onChange} />
      {keptSections > 0 ? (
        <p className={styles.sub}>
          {counted(keptSections, "sensitive section")} you are not named for stays open as it is.
        </p>
      ) : null}
    </>
  );
}

/** The sections this person reads in this chart, and so may open: those they are named for and those their seat opens. */
function useMayOpen(patientId: string): { sections: SensitiveSection[]; words: string | null } {
  const { data: me } = useSuspenseQuery(trpc.account.me.queryOptions());
  const { data: team } = useSuspenseQuery(trpc.team.list.queryOptions({ patientId }));
  if (me.role !== "physiatrist")
    return { sections: [], words: "Sensitive sections are opened by a treating physiatrist named for them." };
  const seated = team
    .filter((seat) => seat.staffId === me.staffId && !seat.hasEnded)
    .flatMap((seat) => seat.sections.map(({ section }) => section));
  const sections = sensitiveSections.filter(
    (section) => me.sensitiveSections.includes(section) || seated.includes(section),
  );
  return {
    sections,
    words:
      sections.length === 0
        ? "No sensitive section is opened: you are named for none. A colleague who is opens one."
        : null,
  };
}

function SectionFields({
  value,
  mayOpen: { sections, words },
  error,
  onChange,
}: {
  value: SeatSight;
  mayOpen: { sections: SensitiveSection[]; words: string | null };
  error: (field: string) => string | undefined;
  onChange: (next: SeatSight) => void;
}) {
  if (words !== null) return <p className={styles.sub}>{words}</p>;
  const reasonOf = (section: SensitiveSection) =>
    value.sections.find((one) => one.section === section)?.reason ?? "";
  const opened = value.sections.map(({ section }) => section);
  return (
    <>
      <CheckboxGroup
        label="Sensitive sections"
        hint="None is open unless you open it, for this patient alone"
        values={opened}
        options={sections.map((section) => ({ value: section, label: sectionWords[section] }))}
        onChange={(next) =>
          onChange({ ...value, sections: next.map((section) => ({ section, reason: reasonOf(section) })) })
        }
        error={error("sections")}
      />
      {value.sections.map(({ section, reason }, index) => (
        <TextField
          key={section}
          label={`Why ${sectionWords[section].toLowerCase()} is opened`}
          value={reason}
          maxLength={300}
          onChange={(typed) =>
            onChange({
              ...value,
              sections: value.sections.map((one) =>
                one.section === section ? { section, reason: typed } : one,
              ),
            })
          }
          error={error(`sections.${index}.reason`)}
        />
      ))}
    </>
  );
}
