import type { Inputs } from "#client/trpc.ts";
import { MenuButton, type MenuButtonProps } from "#client/ui/menu-button.tsx";
import { notDoneReasons } from "#domain/sessions/session.ts";
import { notDoneWords } from "#domain/sessions/summarize.ts";
import type { SheetRow } from "./use-row-acts.ts";

/** What is said when something stops: short, and enough for the physiatrist to act on. */
export const stopReasons = [
  "Pain above the stop rule",
  "New or spreading symptoms",
  "Swelling, warmth or wound",
  "Dizzy, short of breath or chest pain",
  "Fall or injury",
] as const;

/** Null is the line's own exercise. */
const reachWords = (reach: SheetRow["rungs"][number]["reach"]): string =>
  reach === null
    ? "Back to "
    : reach === "easier"
      ? "Easier: "
      : reach === "beyond"
        ? "Beyond: "
        : "Harder: ";

/** Stopping is always allowed: not done today with its reason, or held for safety until the physiatrist answers. */
export function RowMenu(props: {
  name: string;
  prescriberName: string;
  canStop: boolean;
  cell: MenuButtonProps["cell"];
  onNotDone: (reason: Inputs["sessions"]["setNotDone"]["reason"]) => void;
  onStop: (reason: string) => void;
  onStopInWords: () => void;
  rungs: SheetRow["rungs"];
  onRung: (rung: SheetRow["rungs"][number]) => void;
  onHint?: () => void;
  /** What may be done with a line of the therapist's own; null for a prescriber's. */
  own: { onReplace: () => void; onDrop?: () => void } | null;
}) {
  const { name, prescriberName, canStop, cell, onNotDone, onStop, onStopInWords, rungs, onRung, own } = props;
  const stop = `Stop and ask ${prescriberName}`;
  const { onHint } = props;
  return (
    <MenuButton
      label={`${name}: not done, or stop and ask`}
      kind="quiet"
      {...(cell ? { cell } : {})}
      commands={[
        ...(onHint
          ? [{ id: "hint", section: "Progression", label: "Progression hint", onChoose: onHint }]
          : []),
        ...(canStop
          ? [
              ...stopReasons.map((reason) => ({
                id: reason,
                section: stop,
                label: reason,
                icon: "octagon" as const,
                onChoose: () => onStop(reason),
              })),
              {
                id: "in-words",
                section: stop,
                label: "Say why in words",
                icon: "pencil" as const,
                onChoose: onStopInWords,
              },
            ]
          : []),
        ...notDoneReasons.map((reason) => ({
          id: reason,
          section: "Not done today",
          label: notDoneWords[reason],
          onChoose: () => onNotDone(reason),
        })),
        ...rungs.map((rung) => ({
          id: `rung-${rung.exerciseId}`,
          section: "Another rung today",
          label: `${reachWords(rung.reach)}${rung.name}`,
          onChoose: () => onRung(rung),
        })),
        ...(own
          ? [
              {
                id: "replace",
                section: "Yours to change",
                label: "Another exercise in its place today",
                icon: "swap" as const,
                onChoose: own.onReplace,
              },
            ]
          : []),
        ...(own?.onDrop
          ? [
              {
                id: "drop",
                section: "Yours to change",
                label: "Drop from the plan, from now on",
                icon: "x" as const,
                onChoose: own.onDrop,
              },
            ]
          : []),
      ]}
    />
  );
}
