import { keepPreviousData, useMutation, useQuery, useQueryClient } from "@tanstack/react-query";
import { useNavigate } from "@tanstack/react-router";
import { useState } from "react";
import { NotConfirmedError, useConfirmation } from "#client/confirm.tsx";
import { formatBorn } from "#client/format/dates.ts";
import { formatMrn, formatName } from "#client/format/names.ts";
import { dayIn } from "#client/format/times.ts";
import { openChart } from "#client/open-chart.ts";
import { client, errorWords, fieldWords, newOperationId, type Outputs, trpc } from "#client/trpc.ts";
import { Button } from "#client/ui/button.tsx";
import { ComboBox } from "#client/ui/combo-box.tsx";
import { RadioSegments } from "#client/ui/radio-segments.tsx";
import { Strip } from "#client/ui/strip.tsx";
import { TextField } from "#client/ui/text-field.tsx";
import type { OpenSheet } from "../flowsheet/use-row-acts.ts";
import styles from "./session-screen.module.css";

type Found = Outputs["patients"]["search"][number];
type Episode = Outputs["patients"]["band"]["episodes"][number];

/** A note in the wrong chart goes to the right one in one act: in error there, drafted here, both physiatrists told. */
export function MoveNote({ sheet, flush }: { sheet: OpenSheet; flush: () => Promise<number> }) {
  const [isOpen, setOpen] = useState(false);
  if (!isOpen)
    return (
      <div className={styles.move}>
        <Button kind="quiet" icon="swap" onPress={() => setOpen(true)}>
          Written in the wrong chart
        </Button>
      </div>
    );
  return <MoveForm sheet={sheet} flush={flush} onClose={() => setOpen(false)} />;
}

function MoveForm({
  sheet,
  flush,
  onClose,
}: {
  sheet: OpenSheet;
  flush: () => Promise<number>;
  onClose: () => void;
}) {
  const queryClient = useQueryClient();
  const navigate = useNavigate();
  const { confirmThen } = useConfirmation();
  const [text, setText] = useState("");
  const [patient, setPatient] = useState<Found | null>(null);
  const [episodes, setEpisodes] = useState<readonly Episode[]>([]);
  const [episodeId, setEpisodeId] = useState<string | null>(null);
  const [words, setWords] = useState("");
  const [problem, setProblem] = useState<unknown>(null);
  const move = useMutation(trpc.sessions.move.mutationOptions());
  const asked = text.trim().slice(0, 80);
  const found = useQuery({
    ...trpc.patients.search.queryOptions({ text: asked }),
    enabled: asked.length >= 2 && patient === null,
    placeholderData: keepPreviousData,
  });
  const today = dayIn(sheet.time.now, sheet.timeZone);

  const choose = async (chosen: Found) => {
    setPatient(chosen);
    setText(formatName(chosen));
    try {
      // Whose chart it goes to is opened, and that is recorded.
      await openChart(queryClient, chosen.patientId);
      const band = await client.patients.band.query({ patientId: chosen.patientId });
      const running = band.episodes.filter((one) => one.endedOn === null);
      setEpisodes(running);
      setEpisodeId(running.length === 1 ? (running[0]?.episodeId ?? null) : null);
    } catch (error) {
      setProblem(error);
    }
  };
  const send = async () => {
    if (episodeId === null) return;
    try {
      const expectedVersion = sheet.session.state === "open" ? await flush() : sheet.session.version;
      const operationId = newOperationId();
      let sessionId: string | undefined;
      await confirmThen(async () => {
        ({ sessionId } = await move.mutateAsync({
          operationId,
          sessionId: sheet.session.sessionId,
          expectedVersion,
          episodeId,
          words,
        }));
      });
      await queryClient.invalidateQueries();
      if (sessionId !== undefined) await navigate({ to: "/sessions/$sessionId", params: { sessionId } });
    } catch (error) {
      setProblem(error);
    }
  };
  const field = (name: string) => fieldWords(problem, name);
  return (
    <section aria-label="Move to the right chart" className={styles.moveForm}>
      <p>
        Here it {sheet.session.state === "signed" ? "is entered in error" : "is set aside"} and stays
        readable. Its vital signs stand there in error and hold nothing any more. In the right chart it
        becomes a late entry of its true time, with its minutes and vital signs, to be looked through and
        signed. Both physiatrists are told.
      </p>
      {problem && !field("words") && !field("episodeId") ? (
        <Strip tone="worse" role="alert">
          {problem instanceof NotConfirmedError ? problem.message : errorWords(problem)}
        </Strip>
      ) : null}
      <ComboBox
        label="Whose note it is"
        items={(patient === null && asked.length >= 2 ? (found.data ?? []) : []).map((one) => ({
          id: one.patientId,
          text: `${formatName(one)}, born ${one.bornOn ? formatBorn(one.bornOn, today) : "not known"}, MRN ${formatMrn(one.mrn)}`,
          one,
        }))}
        inputValue={text}
        onInputChange={(next) => {
          setText(next);
          if (patient && next !== formatName(patient)) {
            setPatient(null);
            setEpisodes([]);
            setEpisodeId(null);
          }
        }}
        onChoose={({ one }) => void choose(one)}
        renderItem={({ text: shown }) => shown}
        isSearching={found.isFetching}
        emptyText={asked.length < 2 ? "Type a name or an MRN." : "Nobody of that name is within your reach."}
        isFreeTextAllowed
      />
      {patient && episodes.length > 0 ? (
        <RadioSegments
          label={`Episode of ${formatName(patient)}`}
          value={episodeId}
          options={episodes.map((one) => ({ value: one.episodeId, label: one.title }))}
          onChange={setEpisodeId}
          error={field("episodeId")}
        />
      ) : patient ? (
        <p>
          No episode of this patient goes on. A note of somebody seen and not treated can be written there.
        </p>
      ) : null}
      <TextField
        label="How it came into this chart"
        hint="It stays in this chart: name no other patient"
        value={words}
        maxLength={300}
        onChange={setWords}
        {...(field("words") ? { error: field("words") ?? "" } : {})}
      />
      <div className={styles.inRow}>
        <Button
          kind="main"
          isPending={move.isPending}
          isDisabled={episodeId === null}
          onPress={() => void send()}
        >
          Move the note
        </Button>
        <Button onPress={onClose}>Cancel</Button>
      </div>
    </section>
  );
}
