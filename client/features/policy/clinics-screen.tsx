import { useSuspenseQuery } from "@tanstack/react-query";
import { useState } from "react";
import { type Outputs, trpc } from "#client/trpc.ts";
import { Button } from "#client/ui/button.tsx";
import { DefinitionRows } from "#client/ui/definition-rows.tsx";
import { SectionHead } from "#client/ui/section-head.tsx";
import { zoneNameOf } from "#domain/calendar/zones.ts";
import { AddClinicForm } from "./add-clinic-form.tsx";
import styles from "./clinics-screen.module.css";
import { CodeRelease } from "./code-release.tsx";
import { PolicyForm } from "./policy-form.tsx";
import { policyRows } from "./policy-words.ts";

type Clinic = Outputs["policy"]["clinics"][number];

/** The organization's clinics, and what each decides for itself. */
export function ClinicsScreen() {
  const { data: clinics } = useSuspenseQuery(trpc.policy.clinics.queryOptions());
  const { data: me } = useSuspenseQuery(trpc.account.me.queryOptions());
  const [isAdding, setAdding] = useState(false);
  const [changing, setChanging] = useState<string | null>(null);
  const canChange = me.rights.includes("manager");
  return (
    <main id="content" className={styles.page}>
      <SectionHead
        level={1}
        heading="Clinics"
        note={`${clinics.length} in this organization`}
        actions={
          canChange && !isAdding ? (
            <Button kind="main" icon="plus" onPress={() => setAdding(true)}>
              Add a clinic
            </Button>
          ) : null
        }
      />
      {isAdding ? <AddClinicForm onClose={() => setAdding(false)} /> : null}
      <div className={styles.list}>
        {clinics.map((clinic) => (
          <ClinicSection
            key={clinic.clinicId}
            clinic={clinic}
            canChange={canChange && me.clinics.some((mine) => mine.clinicId === clinic.clinicId)}
            isChanging={changing === clinic.clinicId}
            onChanging={(is) => setChanging(is ? clinic.clinicId : null)}
          />
        ))}
      </div>
      <CodeRelease />
    </main>
  );
}

function ClinicSection(props: {
  clinic: Clinic;
  canChange: boolean;
  isChanging: boolean;
  onChanging: (is: boolean) => void;
}) {
  const { clinic, canChange, isChanging, onChanging } = props;
  return (
    <section className={styles.clinic} aria-label={clinic.name}>
      <SectionHead
        heading={clinic.name}
        note={`${clinic.city}, ${clinic.state} · ${zoneNameOf(clinic.timeZone)} · ${clinic.phone || "no phone yet"}`}
        isRuled
        actions={
          canChange && !isChanging ? (
            <Button
              size="small"
              aria-label={`Change policy of ${clinic.name}`}
              onPress={() => onChanging(true)}
            >
              Change policy
            </Button>
          ) : null
        }
      />
      {isChanging ? (
        <PolicyForm clinic={clinic} onClose={() => onChanging(false)} />
      ) : (
        <DefinitionRows rows={policyRows(clinic.policy)} />
      )}
    </section>
  );
}
