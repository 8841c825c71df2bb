import { useMutation, useQueryClient } from "@tanstack/react-query";
import { type FormEvent, useState } from "react";
import { errorWords, fieldWords, newOperationId, trpc } from "#client/trpc.ts";
import { Button } from "#client/ui/button.tsx";
import { DateField } from "#client/ui/date-field.tsx";
import { NumberField } from "#client/ui/number-field.tsx";
import { RadioSegments } from "#client/ui/radio-segments.tsx";
import { SelectField } from "#client/ui/select-field.tsx";
import { Strip } from "#client/ui/strip.tsx";
import { findMeasure, measures } from "#domain/measures/catalog.ts";
import styles from "./add-score-form.module.css";

type Side = "left" | "right";

/** One result of one measure on one day; out of range, a second one and a day ahead are refused at their field. */
export function AddScoreForm({
  episodeId,
  today,
  onClose,
}: {
  episodeId: string;
  today: string;
  onClose: () => void;
}) {
  const queryClient = useQueryClient();
  const record = useMutation(
    trpc.measures.record.mutationOptions({
      onSuccess: async () => {
        onClose();
        await queryClient.invalidateQueries();
      },
    }),
  );
  const [measureId, setMeasureId] = useState("lefs");
  const [amount, setAmount] = useState<number | undefined>(undefined);
  const [side, setSide] = useState<Side | null>(null);
  const [takenOn, setTakenOn] = useState<string | undefined>(today);
  const [missing, setMissing] = useState<Record<string, string>>({});
  const measure = findMeasure(measureId);
  const error = (field: string) => missing[field] ?? fieldWords(record.error, field);
  const isAtField = ["measureId", "scoreThousandths", "side", "takenOn"].some(
    (field) => fieldWords(record.error, field) !== undefined,
  );
  /** What was said of a field is said no more once it is answered anew. */
  const answered = (field: string) => {
    setMissing(({ [field]: _said, ...rest }) => rest);
    record.reset();
  };

  const send = (event: FormEvent) => {
    event.preventDefault();
    const found: Record<string, string> = {};
    if (amount === undefined) found["scoreThousandths"] = "Enter the score.";
    if (measure?.hasSide && side === null) found["side"] = "Say which side was measured.";
    if (takenOn === undefined) found["takenOn"] = "Enter the day it was measured.";
    setMissing(found);
    if (amount === undefined || takenOn === undefined || Object.keys(found).length > 0) return;
    record.mutate({
      operationId: newOperationId(),
      episodeId,
      measureId,
      scoreThousandths: Math.round(amount * 1000),
      side: measure?.hasSide ? (side ?? "not-applicable") : "not-applicable",
      takenOn,
    });
  };
  return (
    <form aria-label="Add score" className={styles.form} onSubmit={send} noValidate>
      {record.error && !isAtField ? (
        <Strip tone="worse" role="alert">
          {errorWords(record.error)}
        </Strip>
      ) : null}
      <div className={styles.row}>
        <SelectField
          label="Measure"
          value={measureId}
          options={measures.map((one) => ({ value: one.measureId, label: one.name }))}
          onChange={(next) => {
            setMeasureId(next);
            setAmount(undefined);
            answered("scoreThousandths");
          }}
          error={error("measureId")}
        />
        <div className={styles.number}>
          <NumberField
            label="Score"
            unit={measure?.unit ?? ""}
            value={amount}
            onChange={(next) => {
              setAmount(next);
              answered("scoreThousandths");
            }}
            error={error("scoreThousandths")}
          />
        </div>
        {measure?.hasSide ? (
          <RadioSegments
            label="Side"
            value={side}
            options={[
              { value: "left", label: "Left" },
              { value: "right", label: "Right" },
            ]}
            onChange={(next) => {
              setSide(next);
              answered("side");
            }}
            error={error("side")}
          />
        ) : null}
        <DateField
          label="Measured on"
          value={takenOn}
          onChange={(next) => {
            setTakenOn(next);
            answered("takenOn");
          }}
          error={error("takenOn")}
        />
        <Button kind="main" type="submit" isPending={record.isPending}>
          Add score
        </Button>
        <Button onPress={onClose}>Cancel</Button>
      </div>
    </form>
  );
}
