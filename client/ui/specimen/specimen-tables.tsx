import { useState } from "react";
import { Button } from "#client/ui/button.tsx";
import { Checkbox } from "#client/ui/checkbox.tsx";
import { DefinitionRows } from "#client/ui/definition-rows.tsx";
import { LedgerRow, LedgerTable, NumberCell } from "#client/ui/ledger-table.tsx";
import { SectionHead } from "#client/ui/section-head.tsx";
import { Sparkline } from "#client/ui/sparkline.tsx";
import { StatusChip } from "#client/ui/status-chip.tsx";
import { Tabs } from "#client/ui/tabs.tsx";
import { densities } from "#client/ui/theme.ts";
import styles from "./specimen.module.css";
import { SpecimenSection } from "./specimen-section.tsx";

const rows = [
  {
    family: "ABEYTA",
    given: "Tomás",
    item: "Recertification",
    age: "87",
    due: "in 3\u00a0d",
    load: "7.5",
    values: [3, 3, 8, 8],
  },
  {
    family: "BEGAY",
    given: "Leonard",
    item: "Precaution not read",
    age: "2",
    due: "",
    load: "27.5",
    values: [3, 4, 4, 8],
  },
  {
    family: "LINDGREN-OYELARAN",
    given: "Annika",
    item: "Initial certification",
    age: "33",
    due: "overdue",
    load: "220",
    values: [3, 5, 7, 8],
  },
] as const;

export function SpecimenTables() {
  const [view, setView] = useState<"review" | "waiting" | "done">("review");
  const [chosen, setChosen] = useState<string>("LINDGREN-OYELARAN");
  return (
    <SpecimenSection
      heading="Tabs and table"
      note="Two-pixel rule opens, hairlines separate, no vertical lines, no cards."
    >
      <div className={styles.wide}>
        <Tabs
          label="Queue"
          selected={view}
          onSelect={setView}
          tabs={[
            { id: "review", label: "To review", count: 14 },
            { id: "waiting", label: "Waiting on others", count: 7 },
            { id: "done", label: "Done today", count: 5 },
          ]}
        >
          <LedgerTable
            caption="Items to review"
            isSelectable
            columns={[
              { key: "chosen", label: "Chosen", isLabelHidden: true, width: "44px" },
              { key: "patient", label: "Patient" },
              { key: "item", label: "Item" },
              { key: "age", label: "Age", isNumeric: true, sorted: "descending", onSort: () => undefined },
              { key: "due", label: "Due" },
              { key: "load", label: "Load", isNumeric: true },
              { key: "trend", label: "Trend" },
            ]}
          >
            {rows.map((row) => (
              <LedgerRow key={row.family} isSelected={chosen === row.family}>
                <td>
                  <Checkbox
                    aria-label={`Choose ${row.family}`}
                    isSelected={chosen === row.family}
                    onChange={(isChosen) => setChosen(isChosen ? row.family : "")}
                  />
                </td>
                <td>
                  <b>{row.family}</b>, {row.given}
                </td>
                <td>{row.item}</td>
                <NumberCell amount={row.age} unit="d" />
                <td>
                  {row.due ? (
                    <StatusChip tone={row.due === "overdue" ? "worse" : "watch"}>{row.due}</StatusChip>
                  ) : (
                    "next session"
                  )}
                </td>
                <NumberCell amount={row.load} unit="lb" />
                <td>
                  <Sparkline values={row.values} least={0} most={10} label={row.values.join(", ")} />
                </td>
              </LedgerRow>
            ))}
          </LedgerTable>
        </Tabs>
      </div>
      <div className={styles.column}>
        <SectionHead
          heading="Medications that matter"
          note="2"
          isRuled
          actions={<Button kind="quiet">Add</Button>}
        />
        <DefinitionRows
          isRuled
          rows={[
            { term: "Apixaban 5\u00a0mg", value: "anticoagulant" },
            { term: "Metoprolol 50\u00a0mg", value: "beta-blocker" },
          ]}
        />
      </div>
      {densities.map((density) => (
        <div key={density} className={styles.dense} data-density={density}>
          <LedgerTable
            caption={density}
            isCaptionShown
            columns={[
              { key: "name", label: "Exercise" },
              { key: "dose", label: "Dose", isNumeric: true },
              { key: "state", label: "State", isNumeric: true },
            ]}
          >
            <LedgerRow>
              <td>Leg press</td>
              <NumberCell amount="55" unit="lb" />
              <td style={{ textAlign: "right" }}>
                <Button size="small">Change</Button>
              </td>
            </LedgerRow>
            <LedgerRow>
              <td>Step-up</td>
              <NumberCell amount="6" unit="in" />
              <td style={{ textAlign: "right" }}>
                <StatusChip tone="neutral" icon="lock">
                  At the limit
                </StatusChip>
              </td>
            </LedgerRow>
          </LedgerTable>
        </div>
      ))}
    </SpecimenSection>
  );
}
