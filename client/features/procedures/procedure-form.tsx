import { useSuspenseQuery } from "@tanstack/react-query";
import { useOwnClock } from "#client/clinic-zone.ts";
import { formatDay } from "#client/format/dates.ts";
import { SignedForm } from "#client/signed-form.tsx";
import { client, trpc } from "#client/trpc.ts";
import { DateField } from "#client/ui/date-field.tsx";
import { FieldMessage } from "#client/ui/field-message.tsx";
import styles from "#client/ui/form-rows.module.css";
import { PainScale } from "#client/ui/pain-scale.tsx";
import { RadioSegments } from "#client/ui/radio-segments.tsx";
import { SelectField } from "#client/ui/select-field.tsx";
import { TextArea } from "#client/ui/text-area.tsx";
import { TextField } from "#client/ui/text-field.tsx";
import { TimeField } from "#client/ui/time-field.tsx";
import { useDraft } from "#client/use-draft.ts";
import { type SignedForm as Form, useSignedForm } from "#client/use-signed-form.ts";
import { type OrderSide, orderSites, pairedSites } from "#domain/orders/order.ts";
import {
  describeProcedureKind,
  guidances,
  procedureKinds,
  spinalKinds,
} from "#domain/orders/procedures/procedure.ts";
import { warnOfProcedure } from "#domain/orders/procedures/validate-procedure.ts";
import { emptyProcedure, type ProcedureDraft, procedureOf, procedureProblems } from "./procedure-draft.ts";
import { ProcedureDrugs } from "./procedure-drugs.tsx";
import { ProcedureEffects } from "./procedure-effects.tsx";

const spoken = (word: string) => word.replaceAll("-", " ");
const kinds = procedureKinds.map((kind) => ({ value: kind, label: describeProcedureKind(kind) }));
const sites = orderSites
  .filter((site) => site !== "not-applicable" && site !== "whole-body")
  .map((site) => ({ value: site, label: spoken(site) }));
const sidesOf = (isPaired: boolean): { value: OrderSide; label: string }[] => [
  { value: "left", label: "Left" },
  { value: "right", label: "Right" },
  { value: "both", label: "Both" },
  ...(isPaired ? [] : [{ value: "midline" as const, label: "Midline" }]),
];

type PartProps = { value: ProcedureDraft; set: (part: Partial<ProcedureDraft>) => void; said: Form["said"] };

/** What was done, with what, and what it starts; consent and time-out stand before the signature. */
export function ProcedureForm({ episodeId, onClose }: { episodeId: string; onClose: () => void }) {
  const { data: facts } = useSuspenseQuery(trpc.procedures.facts.queryOptions({ episodeId }));
  const draft = useDraft<ProcedureDraft>({
    kind: "procedure",
    subjectId: episodeId,
    initial: emptyProcedure(facts.today),
  });
  const { value } = draft;
  const set = (part: Partial<ProcedureDraft>) => draft.setValue((before) => ({ ...before, ...part }));
  const form = useSignedForm({
    draft,
    part: "content",
    check: (typed) => procedureProblems(typed, facts.today),
    send: (typed, operationId) =>
      client.procedures.sign.mutate({ operationId, episodeId, content: procedureOf(typed) }),
    onDone: onClose,
  });
  const content = procedureOf(value);
  const parts: PartProps = { value, set, said: form.said };
  const drugsSaid = form.said("drugs");
  return (
    <SignedForm
      label="Record procedure"
      form={form}
      draft={draft}
      submit="Sign procedure"
      warnings={warnOfProcedure(content, facts).map(({ words }) => words)}
      onClose={onClose}
    >
      <WhatAndWhere {...parts} />
      <ProcedureDrugs drugs={value.drugs} set={(drugs) => set({ drugs })} said={form.said} />
      <FieldMessage>{drugsSaid}</FieldMessage>
      <Safety {...parts} />
      <PainAndOutcome {...parts} />
      <ProcedureEffects content={content} value={value} set={set} said={form.said} />
      {value.performedOn === undefined ? null : (
        <p className={styles.sub}>
          Scores of this episode are confounded until {formatDay(content.confoundedUntilOn)}.
        </p>
      )}
    </SignedForm>
  );
}

function WhatAndWhere({ value, set, said }: PartProps) {
  const isPaired = pairedSites.includes(value.site);
  return (
    <div className={styles.row}>
      <SelectField
        label="Procedure"
        value={value.kind}
        options={kinds}
        onChange={(kind) => set({ kind: kind as ProcedureDraft["kind"] })}
        error={said("kind")}
      />
      <DateField
        label="Done on"
        value={value.performedOn}
        onChange={(performedOn) => set({ performedOn })}
        error={said("performedOn")}
      />
      <SelectField
        label="Where"
        value={value.site === "not-applicable" ? "" : value.site}
        placeholder="Choose"
        options={sites}
        onChange={(site) => set({ site: site as ProcedureDraft["site"] })}
        error={said("site")}
      />
      <RadioSegments
        label="Side"
        value={value.side === "not-applicable" || (isPaired && value.side === "midline") ? null : value.side}
        options={sidesOf(isPaired)}
        onChange={(side) => set({ side })}
        error={said("side")}
      />
      <div className={styles.narrow}>
        <TextField
          label={spinalKinds.includes(value.kind) ? "Level" : "Level or approach"}
          value={value.level}
          onChange={(level) => set({ level })}
          error={said("level")}
          maxLength={40}
        />
      </div>
      <SelectField
        label="Guidance"
        value={value.guidance ?? ""}
        placeholder="Choose"
        options={guidances.map((guidance) => ({ value: guidance, label: spoken(guidance) }))}
        onChange={(guidance) => set({ guidance: guidance as ProcedureDraft["guidance"] })}
        error={said("guidance")}
      />
    </div>
  );
}

function Safety({ value, set, said }: PartProps) {
  const { consent, timeOut } = value;
  const clock = useOwnClock();
  return (
    <div className={styles.row}>
      <TextField
        label="Consent taken by"
        value={consent.takenBy}
        onChange={(takenBy) => set({ consent: { ...consent, takenBy } })}
        error={said("consent.takenBy")}
        maxLength={120}
      />
      <DateField
        label="Consent on"
        value={consent.on}
        onChange={(on) => set({ consent: { ...consent, on } })}
        error={said("consent.on")}
      />
      <div className={styles.narrow}>
        <TimeField
          label="Consent at"
          clock={clock}
          value={consent.at}
          onChange={(at) => set({ consent: { ...consent, at } })}
          error={said("consent.at")}
        />
      </div>
      <TextField
        label="Time-out led by"
        value={timeOut.ledBy}
        onChange={(ledBy) => set({ timeOut: { ...timeOut, ledBy } })}
        error={said("timeOut.ledBy")}
        maxLength={120}
      />
      <div className={styles.narrow}>
        <TimeField
          label="Time-out at"
          clock={clock}
          value={timeOut.at}
          onChange={(at) => set({ timeOut: { ...timeOut, at } })}
          error={said("timeOut.at")}
        />
      </div>
    </div>
  );
}

const pains = [
  { key: "painBefore", label: "Pain before" },
  { key: "painAfter", label: "Pain after" },
] as const;

function PainAndOutcome({ value, set, said }: PartProps) {
  const { complications } = value;
  return (
    <>
      {pains.map(({ key, label }) => {
        const words = said(key);
        return (
          <div key={key}>
            <PainScale label={label} value={value[key]} onChange={(pain) => set({ [key]: pain })} />
            <FieldMessage>{words}</FieldMessage>
          </div>
        );
      })}
      <div className={styles.row}>
        <RadioSegments
          label="Complications"
          value={complications.state === "not-said" ? null : complications.state}
          options={[
            { value: "none", label: "None" },
            { value: "present", label: "Present" },
          ]}
          onChange={(state) => set({ complications: { ...complications, state } })}
          error={said("complications.state")}
        />
        {complications.state === "present" ? (
          <div className={styles.wide}>
            <TextField
              label="What happened, what was done"
              value={complications.words}
              onChange={(words) => set({ complications: { ...complications, words } })}
              error={said("complications.words")}
              maxLength={300}
            />
          </div>
        ) : null}
      </div>
      <TextArea
        label="Note"
        rows={2}
        value={value.note}
        onChange={(note) => set({ note })}
        error={said("note")}
        maxLength={2000}
      />
    </>
  );
}
