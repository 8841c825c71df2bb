import { useSuspenseQuery } from "@tanstack/react-query";
import { Suspense } from "react";
import { formatDay } from "#client/format/dates.ts";
import { AddendumForm } from "#client/signed-addenda.tsx";
import { client, trpc } from "#client/trpc.ts";
import { Button } from "#client/ui/button.tsx";
import { Entry, EntryList, EntrySub } from "#client/ui/entry-list.tsx";
import styles from "#client/ui/form-rows.module.css";
import { LoadingBars } from "#client/ui/loading-bars.tsx";
import { part, useAhead } from "#client/ui/part.tsx";
import { SectionHead } from "#client/ui/section-head.tsx";
import { StatusChip } from "#client/ui/status-chip.tsx";
import type { DoneProps } from "./done-props.ts";
import { ReadActs } from "./read-acts.tsx";

const StudyForm = part(() => import("./study-form.tsx").then(({ StudyForm }) => StudyForm));
const StudyPanel = part(() => import("./study-panel.tsx").then(({ StudyPanel }) => StudyPanel));

/** Electrodiagnostic studies performed here, newest first. */
export function StudiesSection({
  patientId,
  episodeId,
  today,
  zone,
  staffId,
  isPhysiatrist,
  opening,
}: DoneProps) {
  const { data: studies } = useSuspenseQuery(trpc.procedures.studies.queryOptions({ patientId }));
  useAhead(StudyForm);
  if (studies.length === 0 && !isPhysiatrist) return null;
  return (
    <section aria-label="Electrodiagnostic studies">
      <SectionHead
        heading="Electrodiagnostic studies"
        note={String(studies.length)}
        actions={
          isPhysiatrist && episodeId ? (
            <Button size="small" icon="plus" onPress={() => opening.open("study")}>
              Add study
            </Button>
          ) : undefined
        }
        isRuled
      />
      {opening.opened === "study" && episodeId ? (
        <Suspense fallback={<LoadingBars label="Study" />}>
          <StudyForm patientId={patientId} episodeId={episodeId} today={today} onClose={opening.close} />
        </Suspense>
      ) : null}
      {studies.length === 0 ? <p className={styles.none}>No study performed here</p> : null}
      <EntryList label="Electrodiagnostic studies">
        {studies.map((study) => (
          <Entry
            key={study.studyId}
            title={`EMG and nerve conduction, ${formatDay(study.performedOn)}`}
            sub={`${study.nerves} nerve responses, ${study.muscles} muscles · ${study.byName}`}
            state={
              <>
                {study.isInError ? <StatusChip tone="worse">Entered in error</StatusChip> : null}
                <EntrySub>{study.impression}</EntrySub>
              </>
            }
            acts={
              <ReadActs
                id={study.studyId}
                what="study"
                name={`study of ${formatDay(study.performedOn)}`}
                canAddend={isPhysiatrist && !study.isKept}
                opening={opening}
              />
            }
          >
            {opening.opened === `study:${study.studyId}` ? (
              <Suspense fallback={<LoadingBars label="Study" />}>
                <StudyPanel studyId={study.studyId} zone={zone} />
              </Suspense>
            ) : opening.opened === `addend-study:${study.studyId}` ? (
              <Suspense fallback={<LoadingBars label="Addendum" />}>
                <AddendumForm
                  subjectId={study.studyId}
                  canMarkInError={study.physiatristId === staffId && !study.isInError}
                  send={(addendum, operationId) =>
                    client.procedures.addendStudy.mutate({ operationId, studyId: study.studyId, ...addendum })
                  }
                  onClose={opening.close}
                />
              </Suspense>
            ) : null}
          </Entry>
        ))}
      </EntryList>
    </section>
  );
}
