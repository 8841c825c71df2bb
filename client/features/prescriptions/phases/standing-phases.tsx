import { formatDay } from "#client/format/dates.ts";
import type { Outputs } from "#client/trpc.ts";
import { Button } from "#client/ui/button.tsx";
import { PhaseList } from "#client/ui/phase-list.tsx";
import { SectionHead } from "#client/ui/section-head.tsx";
import { StatusChip } from "#client/ui/status-chip.tsx";
import { CriterionChip } from "./criterion-chip.tsx";

type Beginning = Outputs["prescriptions"]["begin"];
type Standing = NonNullable<Beginning["standing"]>;
type Phase = Standing["phases"][number];

/** The phases of the protocol that stands: where the patient is, and what is known of what opens next. */
export function StandingPhases({
  standing,
  today,
  isMain,
  onOpen,
}: {
  standing: Standing;
  today: string;
  /** Whether the next phase may be the one strong button of the screen. */
  isMain: boolean;
  onOpen: (phaseId: string) => void;
}) {
  const { name, prescribedVersion, version } = standing;
  const newer = prescribedVersion < version ? `, version ${prescribedVersion}; version ${version} now` : "";
  return (
    <section aria-label="Phases of the protocol">
      <SectionHead heading={name} note={`stands in this episode${newer}`} isRuled />
      <PhaseList
        label={`Phases of ${name}`}
        phases={standing.phases.map((phase) => ({
          key: phase.phaseId,
          name:
            phase.place !== "later" ? (
              <b>{phase.name}</b>
            ) : (
              <Button
                size={phase.isNext ? "standard" : "small"}
                kind={isMain && isDue(phase, today) ? "main" : "plain"}
                aria-label={`Open ${phase.name}`}
                onPress={() => onOpen(phase.phaseId)}
              >
                {phase.isNext ? `Open: ${phase.name}` : phase.name}
              </Button>
            ),
          when: <PhaseState phase={phase} today={today} />,
          criteria: phase.isNext
            ? phase.criteria.map((criterion) => (
                <CriterionChip key={criterion.criterionId} criterion={criterion} />
              ))
            : [],
        }))}
      />
    </section>
  );
}

/** The next phase, once its day has come; its criteria are looked at when it is opened. */
export const isDue = (phase: Pick<Phase, "isNext" | "opensOn">, today: string): boolean =>
  phase.isNext && phase.opensOn !== null && phase.opensOn <= today;

function PhaseState({ phase, today }: { phase: Phase; today: string }) {
  if (phase.place === "standing") return <StatusChip tone="info">Now</StatusChip>;
  if (phase.place === "earlier") return <>Earlier</>;
  if (phase.opensOn === null) return <StatusChip tone="outlined">Its day is not known</StatusChip>;
  if (isDue(phase, today))
    return <StatusChip tone="watch">May open since {formatDay(phase.opensOn)}</StatusChip>;
  return <>by its day on {formatDay(phase.opensOn)}</>;
}
