import { useQuery } from "@tanstack/react-query";
import { trpc } from "#client/trpc.ts";
import { SelectField } from "#client/ui/select-field.tsx";
import type { Line } from "#domain/prescriptions/line.ts";
import { type LineChange, type Problems, problemUnder } from "../composer/composer-problems.ts";

/** The hardest exercise of the ladder the therapist may move to by himself; nothing to choose where the ladder ends here. */
export function LineRung({
  line,
  path,
  problems,
  onChange,
}: {
  line: Line;
  path: string;
  problems: Problems;
  onChange: LineChange;
}) {
  const { upTo } = line;
  const harder = useQuery(trpc.exercises.harder.queryOptions({ exerciseId: line.exerciseId })).data ?? [];
  const known = upTo && !harder.some((rung) => rung.exerciseId === upTo.exerciseId) ? [upTo] : [];
  if (harder.length + known.length === 0) return null;
  return (
    <SelectField
      label="Up to rung"
      value={upTo?.exerciseId ?? ""}
      placeholder="Left open"
      options={[...harder, ...known].map((rung) => ({ value: rung.exerciseId, label: rung.name }))}
      onChange={(next) => {
        const rung = harder.find((one) => one.exerciseId === next);
        if (rung) onChange({ upTo: rung });
        else onChange({}, ["upTo"]);
      }}
      error={problemUnder(problems, `${path}.upTo`)}
    />
  );
}
