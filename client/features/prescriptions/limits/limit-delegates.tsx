import { useQuery } from "@tanstack/react-query";
import { useParams } from "@tanstack/react-router";
import { trpc } from "#client/trpc.ts";
import { SelectField } from "#client/ui/select-field.tsx";
import type { Limit } from "#domain/prescriptions/limit.ts";
import styles from "../composer/composer-screen.module.css";

/** Whoever may own a limit of the patient or lift it in the owner's place: physiatrists and therapists of their clinic. */
export function useClinicians() {
  const { patientId = "" } = useParams({ strict: false });
  const clinicId = useQuery({
    ...trpc.patients.band.queryOptions({ patientId }),
    enabled: patientId !== "",
  }).data?.clinicId;
  const people =
    useQuery({
      ...trpc.people.list.queryOptions(clinicId === undefined ? {} : { clinicId }),
      enabled: clinicId !== undefined,
    }).data ?? [];
  return people.filter(
    (person) =>
      person.isActive &&
      (person.role === "physiatrist" || person.role === "therapist") &&
      person.level !== "assistant",
  );
}

/** Who may lift a limit in its owner's place: chosen while the limit is new and its owner outside, read afterwards. */
export function LimitDelegates({
  limit: { delegateStaffIds },
  isOpen,
  onChange,
  error,
}: {
  limit: Limit;
  isOpen: boolean;
  onChange: (delegateStaffIds: string[]) => void;
  error: string | undefined;
}) {
  const clinicians = useClinicians();
  const [first = ""] = delegateStaffIds;
  if (isOpen && delegateStaffIds.length < 2)
    return (
      <SelectField
        label="May lift it in their place"
        value={first}
        placeholder="Choose"
        options={clinicians.map((person) => ({ value: person.staffId, label: person.shownName }))}
        onChange={(staffId) => onChange(staffId === "" ? [] : [staffId])}
        error={error}
      />
    );
  if (delegateStaffIds.length === 0) return null;
  const names = delegateStaffIds.map(
    (staffId) => clinicians.find((person) => person.staffId === staffId)?.shownName ?? "one more",
  );
  return (
    <span className={styles.sub}>
      {" "}
      or {names.join(", ")}
      {error ? ` · ${error}` : ""}
    </span>
  );
}
