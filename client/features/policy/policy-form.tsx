import { useMutation, useQueryClient } from "@tanstack/react-query";
import { type FormEvent, useState } from "react";
import { errorWords, fieldWords, newOperationId, type Outputs, trpc } from "#client/trpc.ts";
import { Button } from "#client/ui/button.tsx";
import { Checkbox } from "#client/ui/checkbox.tsx";
import { RadioSegments } from "#client/ui/radio-segments.tsx";
import { SelectField } from "#client/ui/select-field.tsx";
import { Strip } from "#client/ui/strip.tsx";
import { TextField } from "#client/ui/text-field.tsx";
import { unitRules } from "#domain/units/units.ts";
import styles from "./clinics-screen.module.css";
import { unitRulePayers } from "./policy-words.ts";

const shortRule = { "cms-total-time": "Total time", "ama-midpoint": "Midpoint" } as const;

type Clinic = Outputs["policy"]["clinics"][number];
const hours = [1, 2, 4, 8, 12, 24, 48, 72];
const toxinWeeks = [8, 10, 12, 14, 16, 24];
const pain = [0, 1, 2, 3, 4, 5, 6, 7, 8, 9, 10];
const asOptions = (numbers: readonly number[], unit: string) =>
  numbers.map((number) => ({ value: String(number), label: `${number} ${unit}` }));

/** Changes what a clinic decides for itself; the reason is kept with before and after. */
export function PolicyForm({ clinic, onClose }: { clinic: Clinic; onClose: () => void }) {
  const queryClient = useQueryClient();
  const [expectedVersion] = useState(clinic.version);
  const [policy, setPolicy] = useState(clinic.policy);
  const [reason, setReason] = useState("");
  const set = (part: Partial<typeof policy>) => setPolicy((before) => ({ ...before, ...part }));
  const change = useMutation(
    trpc.policy.change.mutationOptions({
      onSuccess: async () => {
        onClose();
        await queryClient.invalidateQueries();
      },
    }),
  );
  const problem = (field: string) => ({ error: fieldWords(change.error, field) });
  const send = (event: FormEvent) => {
    event.preventDefault();
    change.mutate({
      operationId: newOperationId(),
      clinicId: clinic.clinicId,
      expectedVersion,
      policy,
      reason,
    });
  };
  return (
    <form className={styles.form} onSubmit={send} noValidate aria-label={`Policy of ${clinic.name}`}>
      {change.error ? <Strip tone="worse">{errorWords(change.error)}</Strip> : null}
      <Checkbox
        isSelected={policy.needsConsultationFirst}
        onChange={(needsConsultationFirst) => set({ needsConsultationFirst })}
      >
        Therapy starts only after a signed consultation. This is the clinic's rule, not the law.
      </Checkbox>
      <Checkbox
        isSelected={policy.acceptsOutsideOrders}
        onChange={(acceptsOutsideOrders) => set({ acceptsOutsideOrders })}
      >
        An outside prescriber's order, transcribed and verified by a therapist, starts therapy.
      </Checkbox>
      <div className={styles.fields}>
        <SelectField
          label="An unanswered safety question goes to the cover after"
          value={String(policy.safetyHours)}
          options={asOptions(
            [...new Set([...hours, policy.safetyHours])].toSorted((a, b) => a - b),
            "h",
          )}
          onChange={(value) => set({ safetyHours: Number(value) })}
          {...problem("policy.safetyHours")}
        />
        <SelectField
          label="Pain is green up to"
          value={String(policy.painGreenMost)}
          options={asOptions(pain.slice(0, -1), "of 10")}
          onChange={(value) => set({ painGreenMost: Number(value) })}
          {...problem("policy.painGreenMost")}
        />
        <SelectField
          label="Pain is amber up to"
          value={String(policy.painAmberMost)}
          options={asOptions(pain.slice(1), "of 10")}
          onChange={(value) => set({ painAmberMost: Number(value) })}
          hint="Above it, red"
          {...problem("policy.painAmberMost")}
        />
        <SelectField
          label="Steroid injections in 12 months, warn above"
          value={String(policy.steroidInjectionsMost)}
          options={asOptions(pain.slice(1), "injections")}
          onChange={(value) => set({ steroidInjectionsMost: Number(value) })}
          {...problem("policy.steroidInjectionsMost")}
        />
        <SelectField
          label="Botulinum toxin again, warn before"
          value={String(policy.toxinWeeksLeast)}
          options={asOptions(
            [...new Set([...toxinWeeks, policy.toxinWeeksLeast])].toSorted((a, b) => a - b),
            "weeks",
          )}
          onChange={(value) => set({ toxinWeeksLeast: Number(value) })}
          {...problem("policy.toxinWeeksLeast")}
        />
        {unitRulePayers.map(({ payer, label }) => (
          <RadioSegments
            key={payer}
            label={`Timed minutes, ${label}`}
            value={policy.unitRules[payer]}
            options={unitRules.map((rule) => ({ value: rule, label: shortRule[rule] }))}
            onChange={(rule) => set({ unitRules: { ...policy.unitRules, [payer]: rule } })}
          />
        ))}
        <RadioSegments
          label="An assistant's session is co-signed"
          value={policy.coSignature}
          hint="State rules are not verified: one that is not known counts as asking."
          options={[
            { value: "never", label: "Never" },
            { value: "by-state", label: "By state" },
            { value: "always", label: "Always" },
          ]}
          onChange={(coSignature) => set({ coSignature })}
        />
        <RadioSegments
          label="Units shown"
          value={policy.unitSystem}
          options={[
            { value: "us", label: "US" },
            { value: "metric", label: "Metric" },
          ]}
          onChange={(unitSystem) => set({ unitSystem })}
        />
        <RadioSegments
          label="Clock"
          value={policy.clock}
          options={[
            { value: "12-hour", label: "12-hour" },
            { value: "24-hour", label: "24-hour" },
          ]}
          onChange={(clock) => set({ clock })}
        />
      </div>
      <TextField
        label="Why the policy changes"
        value={reason}
        onChange={setReason}
        maxLength={200}
        {...problem("reason")}
      />
      <div className={styles.row}>
        <Button kind="main" type="submit" isPending={change.isPending}>
          Save policy
        </Button>
        <Button onPress={onClose}>Cancel</Button>
      </div>
    </form>
  );
}
