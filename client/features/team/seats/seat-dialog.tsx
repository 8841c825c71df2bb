import { useMutation, useQuery, useQueryClient } from "@tanstack/react-query";
import { type FormEvent, useState } from "react";
import { errorWords, fieldWords, newOperationId, trpc } from "#client/trpc.ts";
import { Button } from "#client/ui/button.tsx";
import { DateField } from "#client/ui/date-field.tsx";
import { Dialog } from "#client/ui/dialog.tsx";
import { RadioSegments } from "#client/ui/radio-segments.tsx";
import { SelectField } from "#client/ui/select-field.tsx";
import { Strip } from "#client/ui/strip.tsx";
import { TextField } from "#client/ui/text-field.tsx";
import { defaultParts, type SeatSight } from "#domain/team/seat.ts";
import styles from "./care-team.module.css";
import { SightFields } from "./sight-fields.tsx";
import { sightProblems } from "./sight-problems.ts";

const fields = ["staffId", "outsideContact", "specialty", "fromOn", "toOn", "sees", "sections"];

/** A colleague, who then reads what the seat opens, or somebody outside, who is only named. */
export function SeatDialog({
  patientId,
  today,
  onClose,
}: {
  patientId: string;
  today: string;
  onClose: () => void;
}) {
  const queryClient = useQueryClient();
  const people = useQuery(trpc.people.list.queryOptions({})).data ?? [];
  const [who, setWho] = useState<"colleague" | "outside">("colleague");
  const [staffId, setStaffId] = useState("");
  const [contact, setContact] = useState("");
  const [specialty, setSpecialty] = useState("");
  const [fromOn, setFromOn] = useState<string | undefined>(today);
  const [toOn, setToOn] = useState<string | undefined>(undefined);
  /** Until it is chosen, what is usual for the specialty. */
  const [chosen, setChosen] = useState<SeatSight | null>(null);
  const [missing, setMissing] = useState<Record<string, string>>({});
  const seat = useMutation(
    trpc.team.seat.mutationOptions({
      onSuccess: async () => {
        onClose();
        await queryClient.invalidateQueries();
      },
    }),
  );
  const isColleague = who === "colleague";
  const role = people.find((person) => person.staffId === staffId)?.role ?? null;
  const usual = defaultParts({ role, specialty });
  const sight = chosen ?? { sees: usual, sections: [] };
  const error = (field: string) => missing[field] ?? fieldWords(seat.error, field);
  const isAtField = fields.some((field) => fieldWords(seat.error, field) !== undefined);
  const answered = (field: string) => {
    setMissing(({ [field]: _said, ...rest }) => rest);
    seat.reset();
  };
  const send = (event: FormEvent) => {
    event.preventDefault();
    const found: Record<string, string> = isColleague ? sightProblems(sight) : {};
    if (isColleague && staffId === "") found["staffId"] = "Choose a colleague.";
    if (!isColleague && contact.trim() === "") found["outsideContact"] = "Name the contact.";
    if (specialty.trim() === "") found["specialty"] = "Name the specialty.";
    if (fromOn === undefined) found["fromOn"] = "Enter the first day.";
    setMissing(found);
    if (fromOn === undefined || Object.keys(found).length > 0) return;
    seat.mutate({
      operationId: newOperationId(),
      patientId,
      staffId: isColleague ? staffId : null,
      outsideContact: isColleague ? "" : contact.trim(),
      specialty: specialty.trim(),
      fromOn,
      toOn: toOn ?? null,
      ...(isColleague ? sight : { sees: [], sections: [] }),
    });
  };
  return (
    <Dialog
      isOpen
      onClose={onClose}
      heading="Add to team"
      footer={
        <>
          <Button onPress={onClose}>Cancel</Button>
          <Button kind="main" type="submit" form="add-to-team" isPending={seat.isPending}>
            Add to team
          </Button>
        </>
      }
    >
      <form id="add-to-team" aria-label="Add to team" className={styles.form} onSubmit={send} noValidate>
        {seat.error && !isAtField ? (
          <Strip tone="worse" role="alert">
            {errorWords(seat.error)}
          </Strip>
        ) : null}
        <RadioSegments
          label="Who"
          value={who}
          options={[
            { value: "colleague", label: "Colleague" },
            { value: "outside", label: "Outside" },
          ]}
          onChange={(next) => {
            setWho(next);
            answered("staffId");
          }}
          hint={isColleague ? undefined : "Only named here, without a sign-in"}
        />
        <div className={styles.row}>
          {isColleague ? (
            <SelectField
              label="Colleague"
              value={staffId}
              placeholder="Choose"
              options={people
                .filter((person) => person.isActive && person.role !== "admin")
                .map((person) => ({ value: person.staffId, label: person.shownName }))}
              onChange={(next) => {
                setStaffId(next);
                const known = people.find((person) => person.staffId === next)?.specialty;
                if (known && specialty === "") setSpecialty(known);
                answered("staffId");
              }}
              error={error("staffId")}
            />
          ) : (
            <TextField
              label="Contact"
              value={contact}
              onChange={(next) => {
                setContact(next);
                answered("outsideContact");
              }}
              maxLength={160}
              error={error("outsideContact")}
            />
          )}
          <TextField
            label="Specialty"
            value={specialty}
            onChange={(next) => {
              setSpecialty(next);
              answered("specialty");
            }}
            maxLength={60}
            error={error("specialty")}
          />
          <DateField
            label="From"
            value={fromOn}
            onChange={(next) => {
              setFromOn(next);
              answered("fromOn");
            }}
            error={error("fromOn")}
          />
          <DateField
            label="Until, if known"
            value={toOn}
            onChange={(next) => {
              setToOn(next);
              answered("toOn");
            }}
            error={error("toOn")}
          />
        </div>
        {isColleague ? (
          <SightFields
            patientId={patientId}
            value={sight}
            usual={usual}
            error={error}
            onChange={(next) => {
              setChosen(next);
              answered("sees");
            }}
          />
        ) : null}
      </form>
    </Dialog>
  );
}
