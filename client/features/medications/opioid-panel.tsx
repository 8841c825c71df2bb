import { formatDay } from "#client/format/dates.ts";
import type { Opening } from "#client/opening.ts";
import type { Outputs } from "#client/trpc.ts";
import { Button } from "#client/ui/button.tsx";
import { DefinitionRows } from "#client/ui/definition-rows.tsx";
import styles from "#client/ui/form-rows.module.css";
import { StatusChip } from "#client/ui/status-chip.tsx";
import type { OpioidCheckKind } from "#domain/medications/medication.ts";
import {
  cautionMorphineMilligrams,
  morphineEquivalentSource,
} from "#domain/medications/morphine-equivalent.ts";
import { describeMorphine } from "#domain/medications/opioid-overview.ts";
import { OpioidCheckForm } from "./opioid-check-form.tsx";

type Opioids = NonNullable<Outputs["medications"]["list"]["opioids"]>;
const terms: Record<OpioidCheckKind, string> = {
  naloxone: "Naloxone at home",
  agreement: "Agreement",
  screen: "Last screen",
  monitoring: "Monitoring program checked",
};
const kinds = ["naloxone", "agreement", "screen", "monitoring"] as const satisfies readonly OpioidCheckKind[];

/** The overview: how much, what else sedates, and what was asked; what nobody asked says so. */
export function OpioidPanel({
  patientId,
  today,
  opioids,
  canCheck,
  opening: { opened, open, close },
}: {
  patientId: string;
  today: string;
  opioids: Opioids;
  canCheck: boolean;
  opening: Opening;
}) {
  return (
    <section aria-label="Opioids" className={styles.form}>
      <div className={styles.facts}>
        <DefinitionRows
          rows={[
            {
              term: "Morphine equivalent",
              value: (
                <>
                  <b>{describeMorphine(opioids)}</b>{" "}
                  {opioids.atCaution === "yes" ? (
                    <StatusChip tone="watch">{`${cautionMorphineMilligrams} or more`}</StatusChip>
                  ) : opioids.atCaution === "not-known" ? (
                    <StatusChip tone="outlined">{`May be ${cautionMorphineMilligrams} or more`}</StatusChip>
                  ) : null}{" "}
                  <span className={styles.sub}>{morphineEquivalentSource}</span>
                </>
              ),
            },
            {
              term: "Sedatives beside it",
              value:
                opioids.sedatives.length === 0 ? (
                  "None listed"
                ) : (
                  <StatusChip tone="watch">{opioids.sedatives.join(", ")}</StatusChip>
                ),
            },
            ...kinds.map((kind) => ({
              term: terms[kind],
              value: <CheckWords check={opioids.checks[kind]} />,
            })),
          ]}
        />
      </div>
      {canCheck ? (
        <div className={styles.foot}>
          <Button size="small" onPress={() => open("opioid-check")}>
            Record a check
          </Button>
        </div>
      ) : null}
      {opened === "opioid-check" ? (
        <OpioidCheckForm patientId={patientId} today={today} terms={terms} onClose={close} />
      ) : null}
    </section>
  );
}

function CheckWords({ check }: { check: Opioids["checks"][OpioidCheckKind] }) {
  if (check === null) return <StatusChip tone="outlined">Not asked</StatusChip>;
  return (
    <>
      {check.answer === "yes" ? "Yes" : "No"}, {formatDay(check.on)}
      {check.words === "" ? "" : ` · ${check.words}`}
    </>
  );
}
