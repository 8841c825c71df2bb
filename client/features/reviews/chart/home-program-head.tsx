import { Link } from "@tanstack/react-router";
import { formatDay } from "#client/format/dates.ts";
import { dayIn } from "#client/format/times.ts";
import { SectionHead } from "#client/ui/section-head.tsx";
import { StatusChip } from "#client/ui/status-chip.tsx";
import { describeDays } from "#domain/home-programs/answers.ts";
import { counted } from "#domain/units/counted.ts";
import type { Chart } from "./chart-panels.tsx";

const languageWords = { en: "English", es: "Spanish" } as const;

/** What the patient has to do at home, what is otherwise since it was printed, and what they last said they did. */
export function HomeProgramHead({
  patientId,
  episodeId,
  chart,
}: {
  patientId: string;
  episodeId: string;
  chart: Chart;
}) {
  const { home } = chart;
  const program = home?.program;
  const [last] = home?.reports ?? [];
  const isExcluded = home?.changes.some(({ kind }) => kind === "excluded") ?? false;
  return (
    <>
      <SectionHead
        heading="Home program"
        note={
          program
            ? `given ${formatDay(dayIn(program.givenAt, chart.episode.timeZone))} by ${program.byName} · ${counted(program.exerciseCount, "exercise")}, ${languageWords[program.language]}`
            : "none given"
        }
        actions={
          <>
            {home && home.changes.length > 0 ? (
              <StatusChip tone={isExcluded ? "worse" : "watch"}>
                {isExcluded ? "Excludes an exercise now" : "Changed since printed"}
              </StatusChip>
            ) : null}
            <Link to="/patients/$patientId/home-program" params={{ patientId }} search={{ episodeId }}>
              {program ? "Open home program" : "Home program"}
            </Link>
          </>
        }
        isRuled
      />
      {last ? (
        <p>
          {formatDay(last.heldOn)}:{" "}
          {[
            last.days === null || last.days === "not-asked"
              ? "days not asked"
              : `done on ${describeDays(last.days, last.asked ?? undefined)}`,
            ...last.exercises,
          ].join(" · ")}
        </p>
      ) : null}
    </>
  );
}
