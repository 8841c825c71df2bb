import { useState } from "react";
import { Checkbox } from "#client/ui/checkbox.tsx";
import { CodeOption } from "#client/ui/code-option.tsx";
import { ComboBox } from "#client/ui/combo-box.tsx";
import { DateField } from "#client/ui/date-field.tsx";
import { DatePicker } from "#client/ui/date-picker.tsx";
import { ErrorSummary } from "#client/ui/error-summary.tsx";
import { NumberField } from "#client/ui/number-field.tsx";
import { PainScale } from "#client/ui/pain-scale.tsx";
import { RadioSegments } from "#client/ui/radio-segments.tsx";
import { SelectField } from "#client/ui/select-field.tsx";
import { TextArea } from "#client/ui/text-area.tsx";
import { TextField } from "#client/ui/text-field.tsx";
import { ToggleSegments } from "#client/ui/toggle-segments.tsx";
import type { Day } from "#domain/calendar/days.ts";
import type { PainAnswer } from "#domain/sessions/session.ts";
import styles from "./specimen.module.css";
import { SpecimenSection } from "./specimen-section.tsx";

const codes = [
  { id: "M75.121", text: "Complete rotator cuff tear, right shoulder" },
  { id: "M75.111", text: "Incomplete rotator cuff tear, right shoulder, not specified as traumatic" },
  { id: "S46.011A", text: "Strain of rotator cuff, right shoulder, first encounter" },
  { id: "M75.1", text: "Rotator cuff tear: a header, pick a code below it", isDisabled: true },
];

export function SpecimenFields() {
  const [load, setLoad] = useState<number | undefined>(12.5);
  const [review, setReview] = useState<Day | undefined>("2026-11-30");
  const [born, setBorn] = useState<Day | undefined>("1951-03-14");
  const [text, setText] = useState("");
  const [pain, setPain] = useState<PainAnswer | null>(3);
  const [zone, setZone] = useState("America/Denver");
  const [left, setLeft] = useState<"act" | "tell" | "ask" | null>("ask");
  const [days, setDays] = useState<ReadonlySet<"mon" | "tue" | "sat">>(new Set(["mon", "tue"]));
  const [isHome, setHome] = useState(true);
  const found = codes.filter((code) =>
    text
      .toLowerCase()
      .split(" ")
      .every((word) => code.text.toLowerCase().includes(word)),
  );
  return (
    <SpecimenSection
      heading="Fields"
      note="Label above, unit inside, error in words below. Off is dashed, read-only has no box."
    >
      <div className={styles.fields}>
        <TextField label="Reason" defaultValue="Pain-free for 3 sessions" />
        <TextField label="Reason" hint="Shown to the therapist." placeholder="Pain-free" />
        <TextField label="Email" defaultValue="amara.osei" error="Enter the whole address, with @." />
        <TextField label="Surgeon" defaultValue="Set by the referral" isDisabled />
        <NumberField label="Load" value={load} onChange={setLoad} unit="lb" step={2.5} />
        <NumberField
          label="Load, in steps of 2.5 lb"
          value={load}
          onChange={setLoad}
          unit="lb"
          step={2.5}
          min={0}
          hasSteppers
          hint={"Therapist may set 10 to 20\u00a0lb"}
        />
        <NumberField
          label="Load, above the span"
          value={22.5}
          onChange={setLoad}
          unit="lb"
          ask={"Above 20\u00a0lb: ask, or use 20\u00a0lb"}
        />
        <TextField label="Clinic" defaultValue="Cedar River Clinic" isReadOnly />
        <ComboBox
          label="Diagnosis"
          items={found}
          inputValue={text}
          onInputChange={setText}
          onChoose={(item) => setText(`${item.id} ${item.text}`)}
          renderItem={(item) => <CodeOption code={item.id} words={item.text} matches={text} />}
          footer={`${found.length} shown. Keep typing, or use the arrow keys and Enter.`}
        />
        <DatePicker label="Review on" value={review} onChange={setReview} />
        <DateField label="Born" value={born} onChange={setBorn} />
        <SelectField
          label="Time zone"
          value={zone}
          onChange={setZone}
          options={[
            { value: "America/Los_Angeles", label: "Pacific (Los Angeles)" },
            { value: "America/Denver", label: "Mountain (Denver)" },
          ]}
        />
        <RadioSegments
          label="Consequence"
          value={left}
          onChange={setLeft}
          options={[
            { value: "act", label: "Act", icon: "minus" },
            { value: "tell", label: "Act and tell", icon: "told" },
            { value: "ask", label: "Ask first", icon: "ask" },
          ]}
        />
        <ToggleSegments
          label="Days"
          values={days}
          onChange={setDays}
          options={[
            { value: "mon", label: "Mon" },
            { value: "tue", label: "Tue" },
            { value: "sat", label: "Sat" },
          ]}
        />
        <div>
          <Checkbox isSelected={isHome} onChange={setHome}>
            Home program (HEP)
          </Checkbox>
          <br />
          <Checkbox>Supervised only</Checkbox>
        </div>
        <TextArea
          label="Assessment"
          defaultValue="Skill was needed to grade load against calf pain."
          rows={2}
        />
      </div>
      <div className={styles.wide}>
        <PainScale label="Pain during, worst" value={pain} onChange={setPain} stopsAbove={5} />
      </div>
      <div className={styles.wide}>
        <ErrorSummary
          takesFocus={false}
          heading="2 answers are missing before you can sign."
          errors={[
            { fieldId: "pain-after", text: "Pain after" },
            { fieldId: "plan", text: "Plan" },
          ]}
        />
      </div>
    </SpecimenSection>
  );
}
