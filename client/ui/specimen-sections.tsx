import { useState } from "react";
import { BrandMark } from "./brand-mark.tsx";
import { RadioSegments } from "./radio-segments.tsx";
import styles from "./specimen/specimen.module.css";
import { SpecimenButtons } from "./specimen/specimen-buttons.tsx";
import { SpecimenChart } from "./specimen/specimen-chart.tsx";
import { SpecimenEnvelopes } from "./specimen/specimen-envelopes.tsx";
import { SpecimenFields } from "./specimen/specimen-fields.tsx";
import { SpecimenIcons, SpecimenSurfaces, SpecimenType } from "./specimen/specimen-foundations.tsx";
import { SpecimenPatient } from "./specimen/specimen-patient.tsx";
import { SpecimenStates } from "./specimen/specimen-states.tsx";
import { SpecimenStatus } from "./specimen/specimen-status.tsx";
import { SpecimenTables } from "./specimen/specimen-tables.tsx";
import { chooseTheme, readTheme, type Theme } from "./theme.ts";
import { Toasts } from "./toasts.tsx";

const themeWords: readonly { value: Theme; label: string }[] = [
  { value: "system", label: "System" },
  { value: "light", label: "Light" },
  { value: "dark", label: "Dark" },
  { value: "hc", label: "High contrast" },
];

/** Every part in every state, to be laid beside its picture. */
export function SpecimenSections() {
  const [theme, setTheme] = useState(readTheme);
  return (
    <main className={styles.page} id="content">
      <header className={styles.title}>
        <BrandMark size="page" />
        <p>Specimen: every piece in every state</p>
        <RadioSegments
          label="Theme"
          isLabelHidden
          value={theme}
          options={themeWords}
          onChange={(next) => {
            chooseTheme(next);
            setTheme(next);
          }}
        />
      </header>
      <SpecimenType />
      <SpecimenSurfaces />
      <SpecimenStatus />
      <SpecimenEnvelopes />
      <SpecimenButtons />
      <SpecimenFields />
      <SpecimenTables />
      <SpecimenPatient />
      <SpecimenChart />
      <SpecimenStates />
      <SpecimenIcons />
      <Toasts />
    </main>
  );
}
