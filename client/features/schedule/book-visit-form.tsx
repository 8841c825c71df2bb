import { keepPreviousData, useMutation, useQuery, useQueryClient } from "@tanstack/react-query";
import { type FormEvent, useState } from "react";
import { formatDate } from "#client/format/dates.ts";
import { errorWords, newOperationId, trpc } from "#client/trpc.ts";
import { Button } from "#client/ui/button.tsx";
import { ComboBox } from "#client/ui/combo-box.tsx";
import { DateField } from "#client/ui/date-field.tsx";
import { SectionHead } from "#client/ui/section-head.tsx";
import { SelectField } from "#client/ui/select-field.tsx";
import { Strip } from "#client/ui/strip.tsx";
import { TextField } from "#client/ui/text-field.tsx";
import { type BookingKind, bookingKinds } from "#domain/schedule/booking.ts";
import styles from "./schedule-screen.module.css";

type Chosen = { patientId: string; words: string };

/** A visit in the clinic's own time; a place that is taken is refused by the schedule itself, with a sentence. */
export function BookVisitForm({
  clinicId,
  day,
  onClose,
}: {
  clinicId: string;
  day: string;
  onClose: () => void;
}) {
  const queryClient = useQueryClient();
  const [text, setText] = useState("");
  const [patient, setPatient] = useState<Chosen | null>(null);
  const [episodeId, setEpisodeId] = useState("");
  const [staffId, setStaffId] = useState("");
  const [kind, setKind] = useState<BookingKind>("visit");
  const [onDay, setOnDay] = useState<string | undefined>(day);
  const [time, setTime] = useState("09:00");
  const [minutes, setMinutes] = useState("45");
  const [problems, setProblems] = useState<Record<string, string>>({});
  const found = useQuery({
    ...trpc.patients.search.queryOptions({ text: text.slice(0, 80) }),
    enabled: text.trim().length > 1,
    placeholderData: keepPreviousData,
  });
  const people = useQuery(trpc.people.list.queryOptions({ clinicId })).data ?? [];
  const band = useQuery({
    ...trpc.patients.band.queryOptions({ patientId: patient?.patientId ?? "" }),
    enabled: patient !== null,
  }).data;
  const book = useMutation(
    trpc.schedule.book.mutationOptions({
      onSuccess: async () => {
        onClose();
        await queryClient.invalidateQueries();
      },
    }),
  );
  const problem = (field: string) => (problems[field] ? { error: problems[field] } : {});
  const send = (event: FormEvent) => {
    event.preventDefault();
    const missing: Record<string, string> = {};
    if (!patient) missing["patient"] = "Choose the patient from the list.";
    if (staffId === "") missing["staff"] = "Choose with whom.";
    if (!onDay) missing["day"] = "Enter the day.";
    if (!/^([01]\d|2[0-3]):[0-5][05]$/.test(time))
      missing["time"] = "Enter a time on a five-minute step, for example 14:35.";
    setProblems(missing);
    if (!patient || !onDay || Object.keys(missing).length > 0) return;
    book.mutate({
      operationId: newOperationId(),
      patientId: patient.patientId,
      episodeId: episodeId === "" ? null : episodeId,
      referralId: null,
      clinicId,
      staffId,
      kind,
      localStart: `${onDay}T${time}`,
      minutes: Number(minutes),
    });
  };
  return (
    <form className={styles.book} onSubmit={send} noValidate aria-label="Book a visit">
      <SectionHead heading="Book a visit" isRuled />
      {book.error ? (
        <Strip tone="worse" role="alert">
          {errorWords(book.error)}
        </Strip>
      ) : null}
      <div className={styles.fields}>
        {patient ? (
          <div>
            <p>{patient.words}</p>
            <Button size="small" onPress={() => setPatient(null)}>
              Somebody else
            </Button>
          </div>
        ) : (
          <ComboBox
            label="Patient"
            items={(found.data ?? []).map((one) => ({
              id: one.patientId,
              text: `${one.family}, ${one.given}, born ${one.bornOn === null ? "not known" : formatDate(one.bornOn)}`,
            }))}
            inputValue={text}
            onInputChange={setText}
            onChoose={(item) => {
              setPatient({ patientId: item.id, words: item.text });
              setEpisodeId("");
            }}
            isSearching={found.isFetching}
            emptyText="Nobody found"
            {...problem("patient")}
          />
        )}
        {band && band.episodes.length > 0 ? (
          <SelectField
            label="Episode"
            value={episodeId}
            placeholder="None yet"
            options={band.episodes
              .filter((episode) => episode.endedOn === null)
              .map((episode) => ({ value: episode.episodeId, label: episode.title }))}
            onChange={setEpisodeId}
          />
        ) : null}
        <SelectField
          label="Kind"
          value={kind}
          options={bookingKinds.map((value) => ({
            value,
            label: `${value.charAt(0).toUpperCase()}${value.slice(1).replaceAll("-", " ")}`,
          }))}
          onChange={(next) => setKind(bookingKinds.find((one) => one === next) ?? kind)}
        />
        <SelectField
          label="With"
          value={staffId}
          placeholder="Choose"
          options={people
            .filter((person) => person.isActive && person.role !== "admin")
            .map((person) => ({ value: person.staffId, label: person.shownName }))}
          onChange={setStaffId}
          {...problem("staff")}
        />
        <DateField label="Day" value={onDay} onChange={setOnDay} {...problem("day")} />
        <TextField
          label="Starts"
          value={time}
          onChange={setTime}
          maxLength={20}
          hint="24-hour, the clinic's time"
          {...problem("time")}
        />
        <SelectField
          label="Length"
          value={minutes}
          options={["15", "30", "45", "60", "90"].map((value) => ({ value, label: `${value} min` }))}
          onChange={setMinutes}
        />
      </div>
      <div className={styles.row}>
        <Button kind="main" type="submit" isPending={book.isPending}>
          Book visit
        </Button>
        <Button onPress={onClose}>Cancel</Button>
      </div>
    </form>
  );
}
