import { useState } from "react";
import { Checkbox } from "#client/ui/checkbox.tsx";
import { RadioSegments } from "#client/ui/radio-segments.tsx";
import { SectionHead } from "#client/ui/section-head.tsx";
import { SelectField } from "#client/ui/select-field.tsx";
import { TextField } from "#client/ui/text-field.tsx";
import { regionWords } from "#domain/protocols/fit.ts";
import { countingStarts, countingWords } from "#domain/protocols/phases/protocol-origin.ts";
import type { ChangeContent, Content } from "./protocol-content.ts";
import styles from "./protocols-screen.module.css";

const regions = Object.entries(regionWords) as [Content["region"], string][];

const codesIn = (text: string): string[] =>
  text
    .toUpperCase()
    .replaceAll(".", "")
    .split(/[\s,]+/)
    .filter((code) => code !== "");

/** What it is called, whose it is, for which problems, and from which day its days run. */
export function ProtocolHeadFields({
  content,
  clinics,
  clinicId,
  isClinicFixed,
  problem,
  onClinic,
  onChange,
}: {
  content: Content;
  clinics: readonly { clinicId: string; name: string }[];
  clinicId: string;
  isClinicFixed: boolean;
  problem: (field: string) => string | undefined;
  onClinic: (clinicId: string) => void;
  onChange: ChangeContent;
}) {
  // As typed: the space before the next code is no code yet.
  const [codes, setCodes] = useState(content.codePrefixes.join(" "));
  const set = (part: Partial<Content>) => onChange((before) => ({ ...before, ...part }));
  return (
    <section aria-label="Protocol" className={styles.part}>
      <SectionHead heading="Protocol" isRuled />
      <div className={styles.fields}>
        <div className={styles.wide}>
          <TextField
            label="Name"
            value={content.name}
            maxLength={120}
            error={problem("name")}
            onChange={(name) => set({ name })}
          />
        </div>
        {clinics.length > 1 ? (
          <SelectField
            label="Clinic"
            value={clinicId}
            isDisabled={isClinicFixed}
            onChange={onClinic}
            options={clinics.map((clinic) => ({ value: clinic.clinicId, label: clinic.name }))}
          />
        ) : null}
        <RadioSegments
          label="Owner"
          value={content.owner}
          onChange={(owner) => set(owner === "clinic" ? { owner, ownerName: "" } : { owner })}
          options={[
            { value: "clinic", label: "Clinic" },
            { value: "surgeon", label: "Surgeon" },
          ]}
        />
        {content.owner === "surgeon" ? (
          <TextField
            label="Surgeon"
            value={content.ownerName}
            maxLength={120}
            error={problem("ownerName")}
            onChange={(ownerName) => set({ ownerName })}
          />
        ) : null}
        <SelectField
          label="Region"
          value={content.region}
          onChange={(region) => {
            const chosen = regions.find(([value]) => value === region);
            if (chosen) set({ region: chosen[0] });
          }}
          options={regions.map(([value, label]) => ({ value, label }))}
        />
        <TextField
          label="For codes that begin with"
          hint="For example M17 M23"
          value={codes}
          maxLength={80}
          error={problem("codePrefixes") ?? problem("codePrefixes.0")}
          onChange={(text) => {
            setCodes(text);
            set({ codePrefixes: codesIn(text) });
          }}
        />
        <SelectField
          label="Days count from"
          value={content.countsFrom}
          onChange={(value) => {
            const countsFrom = countingStarts.find((one) => one === value);
            if (countsFrom) set({ countsFrom });
          }}
          options={countingStarts.map((value) => ({ value, label: countingWords[value] }))}
        />
        <Checkbox isSelected={content.isSided} onChange={(isSided) => set({ isSided })}>
          Treats one side
        </Checkbox>
      </div>
    </section>
  );
}
