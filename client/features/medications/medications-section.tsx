import { useMutation, useQueryClient, useSuspenseQuery } from "@tanstack/react-query";
import { formatDay } from "#client/format/dates.ts";
import type { Opening } from "#client/opening.ts";
import { errorWords, newOperationId, trpc } from "#client/trpc.ts";
import { Button } from "#client/ui/button.tsx";
import { Entry, EntryList, EntrySub } from "#client/ui/entry-list.tsx";
import styles from "#client/ui/form-rows.module.css";
import { MenuButton } from "#client/ui/menu-button.tsx";
import { part, useAhead } from "#client/ui/part.tsx";
import { SectionHead } from "#client/ui/section-head.tsx";
import { StatusChip } from "#client/ui/status-chip.tsx";
import { Strip } from "#client/ui/strip.tsx";
import { formatAmount } from "#domain/doses/describe.ts";
import { findOpioid } from "#domain/medications/morphine-equivalent.ts";
import type { Medication } from "./medication-form.tsx";
import { OpioidPanel } from "./opioid-panel.tsx";

const MedicationForm = part(() =>
  import("./medication-form.tsx").then(({ MedicationForm }) => MedicationForm),
);

/** What the patient takes that bears on therapy, and what of opioids stands on the record. Listed, never prescribed. */
export function MedicationsSection({
  patientId,
  today,
  canList,
  isPhysiatrist,
  opening,
}: {
  patientId: string;
  today: string;
  canList: boolean;
  isPhysiatrist: boolean;
  opening: Opening;
}) {
  const { data } = useSuspenseQuery(trpc.medications.list.queryOptions({ patientId }));
  useAhead(MedicationForm);
  const { opened, open, close } = opening;
  return (
    <section aria-label="Medications that matter">
      <SectionHead
        heading="Medications that matter"
        note={`${data.list.length}, listed here, not prescribed here`}
        actions={
          canList ? (
            <Button size="small" icon="plus" onPress={() => open("medication")}>
              List medication
            </Button>
          ) : undefined
        }
        isRuled
      />
      {opened === "medication" ? (
        <MedicationForm patientId={patientId} today={today} onClose={close} />
      ) : null}
      {data.opioids ? (
        <OpioidPanel
          patientId={patientId}
          today={today}
          opioids={data.opioids}
          canCheck={isPhysiatrist}
          opening={opening}
        />
      ) : null}
      {data.list.length === 0 ? <p className={styles.none}>No medication listed</p> : null}
      <EntryList label="Medications">
        {data.list.map((medication) => (
          <MedicationEntry
            key={medication.medicationId}
            patientId={patientId}
            medication={medication}
            today={today}
            canList={canList}
            opening={opening}
          />
        ))}
      </EntryList>
    </section>
  );
}

function MedicationEntry({
  patientId,
  medication,
  today,
  canList,
  opening: { opened, open, close },
}: {
  patientId: string;
  medication: Medication;
  today: string;
  canList: boolean;
  opening: Opening;
}) {
  const queryClient = useQueryClient();
  const { medicationId, version } = medication;
  const stop = useMutation(
    trpc.medications.stop.mutationOptions({ onSuccess: () => queryClient.invalidateQueries() }),
  );
  const isOpen = opened === `medication:${medicationId}`;
  return (
    <Entry
      title={medication.words}
      sub={[
        medication.doseText,
        medication.startedOn ? `since ${formatDay(medication.startedOn)}` : "start not known",
        medication.source === "imported" ? "imported" : "",
      ]
        .filter((words) => words !== "")
        .join(" · ")}
      state={
        <>
          {medication.kind === "not-screened" ? (
            <StatusChip tone="outlined">Not screened</StatusChip>
          ) : (
            <EntrySub>{medication.kind.replaceAll("-", " ")}</EntrySub>
          )}
          {medication.kind === "opioid" ? <EntrySub>{opioidWords(medication)}</EntrySub> : null}
        </>
      }
      acts={
        canList ? (
          <MenuButton
            label={`More for ${medication.words}`}
            size="small"
            commands={[
              { id: "change", label: "Change", onChoose: () => open(`medication:${medicationId}`) },
              {
                id: "stop",
                label: "Not taken any more",
                onChoose: () =>
                  stop.mutate({
                    operationId: newOperationId(),
                    patientId,
                    medicationId,
                    expectedVersion: version,
                  }),
              },
            ]}
          />
        ) : null
      }
    >
      {stop.error ? (
        <Strip tone="worse" role="alert">
          {errorWords(stop.error)}
        </Strip>
      ) : isOpen ? (
        <MedicationForm patientId={patientId} standing={medication} today={today} onClose={close} />
      ) : null}
    </Entry>
  );
}

function opioidWords({ opioid }: Medication): string {
  if (opioid === null) return "which opioid: not known";
  const { name, unit } = findOpioid(opioid.opioidId) ?? { name: opioid.opioidId, unit: "" };
  return opioid.dailyThousandths === null
    ? `${name}, dose of a day not known`
    : `${name}, at most ${formatAmount(opioid.dailyThousandths)} ${unit}`;
}
