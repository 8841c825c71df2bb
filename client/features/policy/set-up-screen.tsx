import { useMutation } from "@tanstack/react-query";
import { type FormEvent, useState } from "react";
import { errorWords, fieldWords, trpc } from "#client/trpc.ts";
import { BrandMark } from "#client/ui/brand-mark.tsx";
import { Button } from "#client/ui/button.tsx";
import { Icon } from "#client/ui/icon.tsx";
import { SectionHead } from "#client/ui/section-head.tsx";
import { Strip } from "#client/ui/strip.tsx";
import { TextField } from "#client/ui/text-field.tsx";
import type { usStates } from "#domain/people/staff.ts";
import { ClinicFields, type ClinicTyped, emptyClinic } from "./clinic-fields.tsx";
import styles from "./set-up-screen.module.css";

type UsState = (typeof usStates)[number];
const noAdmin = { given: "", family: "", email: "", password: "" };

/** First run on an empty database: the organization, its clinics, its first admin. Nothing exists before. */
export function SetUpScreen({ now, onDone }: { now: number; onDone: () => void }) {
  const [organizationName, setOrganizationName] = useState("");
  const [admin, setAdmin] = useState(noAdmin);
  const [clinics, setClinics] = useState<readonly ClinicTyped[]>([emptyClinic]);
  const create = useMutation(trpc.setup.create.mutationOptions({ onSuccess: onDone }));
  const problem = (field: string): { error?: string } => {
    const error = fieldWords(create.error, field);
    return error ? { error } : {};
  };
  const setOne = (changed: Partial<typeof noAdmin>) => setAdmin((before) => ({ ...before, ...changed }));

  const send = (event: FormEvent) => {
    event.preventDefault();
    create.mutate({
      organizationName,
      admin,
      clinics: clinics.map((clinic) => ({ ...clinic, state: clinic.state as UsState })),
    });
  };

  const isAdminDone = Object.values(admin).every((value) => value.trim() !== "");
  const areClinicsDone = clinics.every((clinic) => clinic.name && clinic.city && clinic.state);
  return (
    <div className={styles.page}>
      <header className={styles.bar}>
        <BrandMark />
        <span>First run</span>
      </header>
      <aside className={styles.steps} aria-label="Steps">
        <h1>Set up Plinth</h1>
        <ol>
          <Step isDone={organizationName.trim() !== ""} title="Your organization" note="Its name" />
          <Step isDone={areClinicsDone} title="Your clinics" note="Name, place, time zone" />
          <Step isDone={isAdminDone} title="You, the first admin" note="Then invite the others" />
        </ol>
      </aside>
      <main id="content" className={styles.form}>
        <form onSubmit={send} noValidate>
          {create.error ? (
            <Strip tone="worse" role="alert">
              {errorWords(create.error)}
            </Strip>
          ) : null}
          <SectionHead isRuled heading="Your organization" />
          <TextField
            label="Organization"
            value={organizationName}
            onChange={setOrganizationName}
            autoFocus
            {...problem("organizationName")}
          />
          <SectionHead isRuled heading="Your clinics" />
          <p className={styles.note}>A patient belongs to one clinic. Times show in the clinic's own zone.</p>
          {clinics.map((clinic, index) => (
            <ClinicFields
              // Clinics have no id before they are saved; the list only grows and shrinks at its end.
              key={`clinic-${String(index)}`}
              number={index + 1}
              clinic={clinic}
              now={now}
              problem={(field) => problem(`clinics.${index}.${field}`)}
              onChange={(next) =>
                setClinics((before) => before.map((one, place) => (place === index ? next : one)))
              }
              {...(index > 0 && index === clinics.length - 1
                ? { onRemove: () => setClinics((before) => before.slice(0, -1)) }
                : {})}
            />
          ))}
          <div>
            <Button
              size="small"
              isDisabled={clinics.length >= 20}
              onPress={() => setClinics((before) => [...before, emptyClinic])}
            >
              Add a clinic
            </Button>
          </div>
          <SectionHead isRuled heading="You, the first admin" />
          <div className={styles.pair}>
            <TextField
              label="Given name"
              autoComplete="given-name"
              value={admin.given}
              onChange={(given) => setOne({ given })}
              {...problem("admin.given")}
            />
            <TextField
              label="Family name"
              autoComplete="family-name"
              value={admin.family}
              onChange={(family) => setOne({ family })}
              {...problem("admin.family")}
            />
          </div>
          <TextField
            label="Email"
            type="email"
            autoComplete="username"
            value={admin.email}
            onChange={(email) => setOne({ email })}
            {...problem("admin.email")}
          />
          <TextField
            label="Password"
            type="password"
            autoComplete="new-password"
            value={admin.password}
            onChange={(password) => setOne({ password })}
            hint="At least 15 characters. A few words together are fine."
            {...(fieldWords(create.error, "password") ? problem("password") : problem("admin.password"))}
          />
          <div className={styles.send}>
            <Button kind="main" type="submit" isPending={create.isPending}>
              Create organization
            </Button>
            <span>Consultation first is on by default; change it per clinic later.</span>
          </div>
        </form>
      </main>
    </div>
  );
}

function Step({ isDone, title, note }: { isDone: boolean; title: string; note: string }) {
  return (
    <li>
      <Icon
        name={isDone ? "check" : "ring"}
        tone={isDone ? "better" : "neutral"}
        label={isDone ? "Done" : "To do"}
      />
      <span>
        <strong>{title}</strong>
        <small>{note}</small>
      </span>
    </li>
  );
}
