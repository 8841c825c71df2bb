import { Link } from "@tanstack/react-router";
import { formatDay } from "#client/format/dates.ts";
import { buttonClassName } from "#client/ui/button.tsx";
import { Strip } from "#client/ui/strip.tsx";
import type { Chart } from "./chart-panels.tsx";

/** The phase that follows, once its day has come: both clinicians read it, and who prescribes looks at its criteria. */
export function NextPhaseStrip({
  patientId,
  episodeId,
  chart,
  today,
  canPrescribe,
}: {
  patientId: string;
  episodeId: string;
  chart: Chart;
  today: string;
  canPrescribe: boolean;
}) {
  const next = chart.prescription?.phase?.next;
  const state = chart.prescription?.state;
  // What is held, revoked or completed moves to no phase.
  if (!next?.opensOn || next.opensOn > today || (state !== "active" && state !== "expired")) return null;
  return (
    <Strip
      tone="info"
      icon="clock"
      actions={
        canPrescribe ? (
          <Link
            className={buttonClassName({ size: "small" })}
            to="/patients/$patientId/prescription"
            params={{ patientId }}
            search={{ episodeId }}
          >
            Look at its criteria
          </Link>
        ) : null
      }
    >
      Next phase by its day since {formatDay(next.opensOn)}: {next.name}.
      {canPrescribe ? "" : " It opens when its criteria are answered and a new version is signed."}
    </Strip>
  );
}
