import { keepPreviousData, useInfiniteQuery, useQuery } from "@tanstack/react-query";
import { Link } from "@tanstack/react-router";
import { Suspense, useDeferredValue, useState } from "react";
import { formatDate } from "#client/format/dates.ts";
import { formatMrn, nameParts } from "#client/format/names.ts";
import { errorWords, type Outputs, trpc } from "#client/trpc.ts";
import { Button } from "#client/ui/button.tsx";
import { EmptyState } from "#client/ui/empty-state.tsx";
import { LedgerRow, LedgerTable } from "#client/ui/ledger-table.tsx";
import { SectionHead } from "#client/ui/section-head.tsx";
import { StatusChip } from "#client/ui/status-chip.tsx";
import { Strip } from "#client/ui/strip.tsx";
import { TextField } from "#client/ui/text-field.tsx";
import { BreakGlassForm } from "./break-glass-form.tsx";
import styles from "./patients-screen.module.css";
import { RegisterPatientForm } from "./register-patient-form.tsx";

type Shown = {
  patientId: string;
  family: string;
  given: string;
  title?: string;
  bornOn: string | null;
  mrn: string;
  clinicName: string;
  hasSimilarName?: boolean;
};

const columns = [
  { key: "name", label: "Patient" },
  { key: "born", label: "Born" },
  { key: "mrn", label: "MRN" },
  { key: "clinic", label: "Clinic" },
] as const;

type Me = Outputs["account"]["me"];

/** Find the right patient by name, MRN or birth date; without a word, everyone within reach by name. */
export function PatientsScreen({ me, onOpen }: { me: Me; onOpen: (patientId: string) => void }) {
  const [text, setText] = useState("");
  const [form, setForm] = useState<"register" | "break-glass" | null>(null);
  const typed = useDeferredValue(text.trim());
  const found = useQuery({
    ...trpc.patients.search.queryOptions({ text: typed }),
    enabled: typed !== "",
    placeholderData: keepPreviousData,
  });
  const all = useInfiniteQuery({
    ...trpc.patients.list.infiniteQueryOptions(
      {},
      { getNextPageParam: (window) => window.next, initialCursor: null },
    ),
    enabled: typed === "",
  });
  const current = typed === "" ? all : found;
  const rows: readonly Shown[] | undefined =
    typed === "" ? all.data?.pages.flatMap((window) => window.list) : found.data;
  const canRegister = me.rights.includes("front-desk") || me.rights.includes("manager");
  const close = () => setForm(null);
  return (
    <main id="content" className={styles.page}>
      <SectionHead
        level={1}
        heading="Patients"
        note={typed === "" ? "by name" : `${rows?.length ?? 0} found`}
        actions={
          form ? null : (
            <>
              <Button onPress={() => setForm("break-glass")}>Break glass</Button>
              {canRegister ? (
                <Button kind="main" icon="plus" onPress={() => setForm("register")}>
                  Register patient
                </Button>
              ) : null}
            </>
          )
        }
      />
      {form === "register" ? (
        <Suspense>
          <RegisterPatientForm me={me} onRegistered={onOpen} onClose={close} />
        </Suspense>
      ) : null}
      {form === "break-glass" ? (
        <Suspense>
          <BreakGlassForm onOpened={onOpen} onClose={close} />
        </Suspense>
      ) : null}
      <search className={styles.search}>
        <TextField
          label="Find patient"
          type="search"
          value={text}
          onChange={setText}
          hint="Name, MRN or birth date"
          autoFocus
          autoComplete="off"
        />
      </search>
      {current.error ? <Strip tone="worse">{errorWords(current.error)}</Strip> : null}
      {rows && rows.length === 0 ? (
        <EmptyState heading="Nobody found">
          {typed === "" ? "No patient is within your reach yet." : "Check the spelling, or search by MRN."}
        </EmptyState>
      ) : (
        <LedgerTable caption="Patients" columns={columns}>
          {(rows ?? []).map((row) => (
            <PatientRow key={row.patientId} row={row} />
          ))}
        </LedgerTable>
      )}
      {typed === "" && all.hasNextPage ? (
        <div>
          <Button isPending={all.isFetchingNextPage} onPress={() => void all.fetchNextPage()}>
            More patients
          </Button>
        </div>
      ) : null}
    </main>
  );
}

function PatientRow({ row }: { row: Shown }) {
  const { family, rest } = nameParts(row);
  return (
    <LedgerRow>
      <td>
        <Link to="/patients/$patientId" params={{ patientId: row.patientId }} className={styles.name}>
          <b>{family},</b> {rest}
        </Link>
        {row.hasSimilarName ? <StatusChip tone="watch">Similar name</StatusChip> : null}
      </td>
      <td>{row.bornOn === null ? "Not known" : formatDate(row.bornOn)}</td>
      <td>{formatMrn(row.mrn)}</td>
      <td>{row.clinicName}</td>
    </LedgerRow>
  );
}
