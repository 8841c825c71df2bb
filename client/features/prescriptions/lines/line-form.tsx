import { useQuery } from "@tanstack/react-query";
import { useEffect, useRef } from "react";
import { LineSide } from "#client/line-side.tsx";
import { trpc } from "#client/trpc.ts";
import { Button } from "#client/ui/button.tsx";
import { FieldMessage } from "#client/ui/field-message.tsx";
import { Icon } from "#client/ui/icon.tsx";
import { IconButton } from "#client/ui/icon-button.tsx";
import { RadioSegments } from "#client/ui/radio-segments.tsx";
import { TextField } from "#client/ui/text-field.tsx";
import type { Line, LineConsequence, LineOwner } from "#domain/prescriptions/line.ts";
import { type LineChange, type Problems, problemAt } from "../composer/composer-problems.ts";
import styles from "../composer/composer-screen.module.css";
import { LineDose, LineDoseFields } from "./line-dose.tsx";
import { LineHome } from "./line-home.tsx";
import { LineOpening } from "./line-opening.tsx";
import { LineRung } from "./line-rung.tsx";
import { LineTreatment } from "./line-treatment.tsx";

const consequences: { value: LineConsequence; label: string }[] = [
  { value: "act", label: "Act" },
  { value: "act-and-tell", label: "Act and tell" },
  { value: "ask-first", label: "Ask first" },
];
const owners: { value: LineOwner; label: string }[] = [
  { value: "prescriber", label: "Prescriber" },
  { value: "therapist", label: "Therapist" },
];

type Props = {
  id: string;
  line: Line;
  path: string;
  problems: Problems;
  /** Worth a look, and no reason not to sign. */
  notices: Problems;
  onChange: LineChange;
  canMove: { up: boolean; down: boolean };
  onMove: (by: 1 | -1) => void;
  onDuplicate: () => void;
  onRemove: () => void;
  /** Opened by hand it takes the focus; opened by a message it leaves the focus where it is. */
  takesFocus: boolean;
};

/** One line: its dose, what the therapist may set beside it, how fast, on which side, and what follows outside. */
export function LineForm(props: Props) {
  const { id, line, path, problems, notices, onChange, canMove, onMove, onDuplicate, onRemove, takesFocus } =
    props;
  const form = useRef<HTMLDivElement>(null);
  const [exercise] =
    useQuery(trpc.exercises.facts.queryOptions({ exerciseIds: [line.exerciseId] })).data ?? [];
  useEffect(() => {
    if (!takesFocus) return;
    const amount = form.current?.querySelector<HTMLElement>(
      '[data-part="lead"] input:not([type="hidden"]), [data-part="lead"] select',
    );
    amount?.focus();
    if (amount instanceof HTMLInputElement) amount.select();
  }, [takesFocus]);
  const own = [path, `${path}.exerciseId`, `${path}.name`]
    .map((field) => problemAt(problems, field))
    .find((words) => words !== undefined);
  return (
    <div className={styles.lineForm} id={id} ref={form}>
      <FieldMessage>{own}</FieldMessage>
      <LineDose line={line} path={path} problems={problems} onChange={onChange} />
      {notices
        .filter(({ field }) => field.startsWith(`${path}.`))
        .map(({ field, words }) => (
          <p key={`${field}${words}`} className={styles.check}>
            <Icon name="info" size={14} label="Worth a look:" /> {words}
          </p>
        ))}
      <LineTreatment line={line} path={path} problems={problems} onChange={onChange} />
      <div className={styles.fields}>
        <RadioSegments
          label="Outside"
          value={line.consequence}
          onChange={(consequence) => onChange({ consequence })}
          options={consequences}
        />
        <RadioSegments
          label="Owner"
          value={line.owner}
          onChange={(owner) => onChange({ owner })}
          options={owners}
        />
        <LineSide
          line={line}
          exercise={exercise}
          error={problemAt(problems, `${path}.side`)}
          onChange={(side) => onChange({ side })}
        />
        <LineDoseFields line={line} onChange={onChange} />
        <LineRung line={line} path={path} problems={problems} onChange={onChange} />
      </div>
      <div className={styles.fields}>
        <div className={styles.note}>
          <TextField
            label="Note"
            value={line.note}
            maxLength={300}
            onChange={(note) => onChange({ note })}
            error={problemAt(problems, `${path}.note`)}
          />
        </div>
        <LineOpening line={line} path={path} problems={problems} onChange={onChange} />
      </div>
      <div className={styles.fields}>
        <LineHome line={line} path={path} problems={problems} onChange={onChange} />
        <IconButton
          icon="up"
          size="small"
          kind="quiet"
          label={`Move ${line.name} up`}
          isDisabled={!canMove.up}
          onPress={() => onMove(-1)}
        />
        <IconButton
          icon="down"
          size="small"
          kind="quiet"
          label={`Move ${line.name} down`}
          isDisabled={!canMove.down}
          onPress={() => onMove(1)}
        />
        <Button size="small" kind="quiet" keyHint="Ctrl+D" onPress={onDuplicate}>
          Duplicate
        </Button>
        <Button size="small" kind="quiet" onPress={onRemove}>
          Remove {line.name}
        </Button>
      </div>
    </div>
  );
}
