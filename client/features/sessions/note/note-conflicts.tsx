import type { TypedConflict } from "#client/merge-typed.ts";
import { Button } from "#client/ui/button.tsx";
import { Strip } from "#client/ui/strip.tsx";

/** What a question of the session's note is called where both answers to it are shown. */
const labels: Record<string, string> = {
  painBefore: "Pain before",
  painWorst: "Worst pain during",
  painAfter: "Pain after",
  feels: "Since last time",
  after24Hours: "24 hours after",
  falls: "Falls",
  newSymptoms: "New symptoms",
  medication: "Medication",
  homeProgramDays: "Home program days",
  homeProgram: "Home program",
  kneeEffusion: "Knee effusion",
  effort: "Effort",
  techniques: "Techniques",
  redFlags: "Red flags",
  totalMinutes: "Total minutes",
  visitKind: "Kind of visit",
  unitChoice: "Unit",
};

const labelOf = ({ path }: TypedConflict): string =>
  path.map((key) => labels[key]).findLast((label) => label !== undefined) ?? "An answer";

const wordsOf = (value: unknown): string => {
  if (value === undefined || value === "") return "not answered";
  if (typeof value === "number") return String(value);
  if (typeof value === "string") return value.replaceAll("-", " ");
  return Array.isArray(value) ? `${value.length} entered` : "answered otherwise";
};

/** A colleague and this screen answered the same question differently: both values, and which one stands is chosen here. */
export function NoteConflicts({
  conflicts,
  onSettle,
}: {
  conflicts: readonly TypedConflict[];
  onSettle: (whose: "theirs" | "mine") => void;
}) {
  if (conflicts.length === 0) return null;
  return (
    <Strip
      tone="watch"
      role="alert"
      icon="swap"
      actions={
        <>
          <Button onPress={() => onSettle("theirs")}>Keep theirs</Button>
          <Button onPress={() => onSettle("mine")}>Set mine</Button>
        </>
      }
    >
      <b>Answered differently meanwhile.</b>{" "}
      {conflicts
        .map((one) => `${labelOf(one)}: theirs ${wordsOf(one.theirs)}, yours ${wordsOf(one.mine)}`)
        .join("; ")}
      . Choose which one to keep.
    </Strip>
  );
}
