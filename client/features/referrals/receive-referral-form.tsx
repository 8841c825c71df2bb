import { keepPreviousData, useMutation, useQuery, useQueryClient } from "@tanstack/react-query";
import { type FormEvent, useDeferredValue, useState } from "react";
import { formatDate } from "#client/format/dates.ts";
import { languageOptions } from "#client/format/languages.ts";
import { formatMrn } from "#client/format/names.ts";
import { dayIn } from "#client/format/times.ts";
import { errorWords, fieldWords, newOperationId, trpc } from "#client/trpc.ts";
import { Button } from "#client/ui/button.tsx";
import { DateField } from "#client/ui/date-field.tsx";
import { RadioSegments } from "#client/ui/radio-segments.tsx";
import { SectionHead } from "#client/ui/section-head.tsx";
import { SelectField } from "#client/ui/select-field.tsx";
import { Strip } from "#client/ui/strip.tsx";
import { TextArea } from "#client/ui/text-area.tsx";
import { TextField } from "#client/ui/text-field.tsx";
import { draftNote, useDraft } from "#client/use-draft.ts";
import { genders, type PatientDetails, payerKinds, unknownPatient } from "#domain/patients/patient.schema.ts";
import {
  intakeSubject,
  type ReferralUrgency,
  referralSources,
  referralUrgencies,
} from "#domain/referrals/referral.ts";
import styles from "./referrals-screen.module.css";
import type { Me } from "./referrals-screen.tsx";

const capital = (word: string) => word.charAt(0).toUpperCase() + word.slice(1).replaceAll("-", " ");
const asOptions = <Value extends string>(values: readonly Value[]) =>
  values.map((value) => ({ value, label: capital(value) }));

type Intake = {
  clinicId: string;
  patient: PatientDetails;
  known: { patientId: string; words: string } | null;
  source: (typeof referralSources)[number];
  urgency: ReferralUrgency;
  referrerName: string;
  reason: string;
};
const emptyIntake: Omit<Intake, "clinicId"> = {
  patient: unknownPatient,
  known: null,
  source: "primary-care",
  urgency: "routine",
  referrerName: "",
  reason: "",
};

/** A request that a patient be seen: for somebody known, or with a new entry beside whoever looks alike. */
export function ReceiveReferralForm({ me, now, onClose }: { me: Me; now: number; onClose: () => void }) {
  const queryClient = useQueryClient();
  const draft = useDraft<Intake>({
    kind: "referral",
    subjectId: intakeSubject,
    initial: { ...emptyIntake, clinicId: me.clinics[0]?.clinicId ?? "" },
  });
  const { clinicId, patient, known, source, urgency, referrerName, reason } = draft.value;
  const change = (part: Partial<Intake>) => draft.setValue((before) => ({ ...before, ...part }));
  const [ahead, setAhead] = useState<string | undefined>(undefined);
  const set = (part: Partial<PatientDetails>) =>
    draft.setValue((before) => ({ ...before, patient: { ...before.patient, ...part } }));
  const receive = useMutation(
    trpc.referrals.receive.mutationOptions({
      onSuccess: async () => {
        draft.finish();
        onClose();
        await queryClient.invalidateQueries();
      },
    }),
  );
  const typed = useDeferredValue(`${patient.family} ${patient.given}`.trim());
  const alike = useQuery({
    ...trpc.patients.search.queryOptions({ text: typed.slice(0, 80) }),
    enabled: known === null && typed.length >= 3,
    placeholderData: keepPreviousData,
  });
  const problem = (field: string): { error?: string } => {
    const error = fieldWords(receive.error, field) ?? fieldWords(receive.error, `who.${field}`);
    return error ? { error } : {};
  };
  const zone = me.clinics.find((clinic) => clinic.clinicId === clinicId)?.timeZone ?? "UTC";

  const send = async (event: FormEvent) => {
    event.preventDefault();
    const isAhead = patient.bornOn !== null && patient.bornOn > dayIn(now, zone);
    setAhead(isAhead ? "Enter a birth date in the past, for example Mar 14, 1951." : undefined);
    if (isAhead) return;
    // What cannot be kept can still be received.
    await draft.flush().catch(() => undefined);
    receive.mutate({
      operationId: newOperationId(),
      clinicId,
      source,
      urgency,
      referrerName,
      reason,
      who: known ? { kind: "known", patientId: known.patientId } : { kind: "new", patient },
    });
  };

  return (
    <form
      className={styles.receive}
      onSubmit={(event) => void send(event)}
      noValidate
      aria-label="Receive referral"
    >
      <SectionHead heading="Receive referral" note={draftNote(draft)} isRuled />
      {receive.error ? (
        <Strip tone="worse" role="alert">
          {errorWords(receive.error)}
        </Strip>
      ) : null}
      {known ? (
        <Strip tone="info" actions={<Button onPress={() => change({ known: null })}>Somebody else</Button>}>
          For {known.words}, who is known here.
        </Strip>
      ) : (
        <>
          <div className={styles.row}>
            <TextField
              label="Family name"
              value={patient.family}
              onChange={(family) => set({ family })}
              autoFocus
              {...problem("patient.family")}
            />
            <TextField
              label="Given name"
              value={patient.given}
              onChange={(given) => set({ given })}
              {...problem("patient.given")}
            />
            <DateField
              label="Born"
              value={patient.bornOn ?? undefined}
              onChange={(bornOn) => set({ bornOn: bornOn ?? null })}
              {...(ahead ? { error: ahead } : problem("patient.bornOn"))}
            />
            <TextField
              label="Phone"
              type="tel"
              value={patient.phone}
              onChange={(phone) => set({ phone })}
              {...problem("patient.phone")}
            />
          </div>
          {(alike.data ?? []).length > 0 && typed.length >= 3 ? (
            <Strip tone="watch" icon="diamond">
              <span className={styles.alike}>
                Known here, perhaps the same person:
                {(alike.data ?? []).slice(0, 4).map((one) => {
                  const words = `${one.family}, ${one.given}, born ${one.bornOn === null ? "not known" : formatDate(one.bornOn)}, MRN ${formatMrn(one.mrn)}`;
                  return (
                    <Button
                      key={one.patientId}
                      size="small"
                      onPress={() => change({ known: { patientId: one.patientId, words } })}
                    >
                      {words}
                    </Button>
                  );
                })}
              </span>
            </Strip>
          ) : null}
          <div className={styles.row}>
            <SelectField
              label="Gender"
              value={patient.gender}
              options={asOptions(genders)}
              onChange={(next) => set({ gender: genders.find((one) => one === next) ?? "not-known" })}
            />
            <SelectField
              label="Payer kind"
              value={patient.payerKind}
              options={asOptions(payerKinds)}
              onChange={(next) => set({ payerKind: payerKinds.find((one) => one === next) ?? "not-known" })}
            />
            <TextField
              label="Payer"
              value={patient.payer}
              onChange={(payer) => set({ payer })}
              {...problem("patient.payer")}
            />
            {patient.payerKind === "workers-compensation" ? (
              <TextField
                label="Claim number"
                value={patient.claimNumber}
                onChange={(claimNumber) => set({ claimNumber })}
                {...problem("patient.claimNumber")}
              />
            ) : null}
            <RadioSegments
              label="Interpreter"
              value={patient.needsInterpreter === "not-asked" ? null : patient.needsInterpreter}
              options={[
                { value: "no", label: "Not needed" },
                { value: "yes", label: "Needed" },
              ]}
              onChange={(needsInterpreter) => set({ needsInterpreter })}
            />
            {patient.needsInterpreter === "yes" ? (
              <SelectField
                label="Language"
                value={patient.language}
                options={languageOptions}
                onChange={(language) => set({ language })}
                {...problem("patient.language")}
              />
            ) : null}
          </div>
        </>
      )}
      <div className={styles.row}>
        <SelectField
          label="Clinic"
          value={clinicId}
          options={me.clinics.map((clinic) => ({ value: clinic.clinicId, label: clinic.name }))}
          onChange={(next) => change({ clinicId: next })}
        />
        <SelectField
          label="Source"
          value={source}
          options={asOptions(referralSources)}
          onChange={(next) => change({ source: referralSources.find((one) => one === next) ?? source })}
        />
        <TextField
          label="Referred by"
          value={referrerName}
          onChange={(next) => change({ referrerName: next })}
          {...problem("referrerName")}
        />
        <RadioSegments
          label="Urgency"
          value={urgency}
          options={asOptions(referralUrgencies)}
          onChange={(next) => change({ urgency: next })}
        />
      </div>
      <TextArea
        label="Reason"
        rows={2}
        value={reason}
        onChange={(next) => change({ reason: next })}
        {...problem("reason")}
      />
      <div className={styles.row}>
        <Button kind="main" type="submit" isPending={receive.isPending}>
          Receive
        </Button>
        <Button
          onPress={() => {
            void draft.discard();
            onClose();
          }}
        >
          Cancel
        </Button>
      </div>
    </form>
  );
}
