import { useQuery } from "@tanstack/react-query";
import { useState } from "react";
import { client, errorWords, trpc } from "#client/trpc.ts";
import { Button } from "#client/ui/button.tsx";
import { RadioSegments } from "#client/ui/radio-segments.tsx";
import { SectionHead } from "#client/ui/section-head.tsx";
import { Strip } from "#client/ui/strip.tsx";
import { editsBetween } from "#domain/prescriptions/changes/edits.ts";
import { type Conflict, chooseMine, rebasePrescription } from "#domain/prescriptions/changes/rebase.ts";
import { describeEdits, diffPrescriptions } from "#domain/prescriptions/diff.ts";
import type { PrescriptionContent } from "#domain/prescriptions/prescription.ts";
import { draftOf } from "#domain/prescriptions/record/record-answer.ts";
import styles from "../composer/composer-screen.module.css";
import { ChangeList } from "../versions/change-list.tsx";

/**
 * The draft put onto the version that was signed meanwhile: what that one changed, what of the draft goes onto it, and
 * each field both changed, to choose. Until everything is chosen the draft stays as it was typed.
 */
export function RebasePanel({
  episodeId,
  baseVersionId,
  inForce,
  mine,
  onApply,
  onClose,
}: {
  episodeId: string;
  baseVersionId: string;
  inForce: number;
  mine: PrescriptionContent;
  onApply: (made: PrescriptionContent) => void;
  onClose: () => void;
}) {
  const base = useQuery(trpc.prescriptions.version.queryOptions({ versionId: baseVersionId }));
  // Composed once: its line ids belong to this draft alone.
  const theirs = useQuery({
    queryKey: ["rebase", episodeId, inForce],
    queryFn: () =>
      client.prescriptions.compose.query({
        episodeId,
        discipline: mine.discipline,
        from: { kind: "current" },
      }),
    staleTime: Number.POSITIVE_INFINITY,
    gcTime: 0,
  });
  const [choices, setChoices] = useState<Readonly<Record<string, "mine" | "theirs">>>({});
  const error = base.error ?? theirs.error;
  if (error) return <Strip tone="worse">{errorWords(error)}</Strip>;
  if (!base.data || !theirs.data) return null;
  const begunFrom = draftOf(base.data.content);
  const rebased = rebasePrescription(begunFrom, mine, theirs.data.content);
  const keyOf = (conflict: Conflict) => conflict.path.join(".");
  const open = rebased.conflicts.filter((conflict) => choices[keyOf(conflict)] === undefined);
  const apply = () =>
    onApply(
      rebased.conflicts
        .filter((conflict) => choices[keyOf(conflict)] === "mine")
        .reduce(chooseMine, rebased.content),
    );
  return (
    <section className={styles.limit} aria-label={`Your changes on version ${inForce}`}>
      <SectionHead heading={`What version ${inForce} changed since you began`} />
      <ChangeList changes={diffPrescriptions(begunFrom, theirs.data.content)} />
      <SectionHead heading="What of yours goes onto it" />
      <ChangeList changes={diffPrescriptions(theirs.data.content, rebased.content)} />
      {rebased.conflicts.length > 0 ? (
        <SectionHead
          heading="Changed by both"
          note={open.length > 0 ? `${open.length} to choose` : "all chosen"}
        />
      ) : null}
      {rebased.conflicts.map((conflict) => {
        const words = describeConflict(rebased.content, conflict);
        return (
          <RadioSegments
            key={keyOf(conflict)}
            label={words.label}
            value={choices[keyOf(conflict)] ?? null}
            onChange={(choice) => setChoices((before) => ({ ...before, [keyOf(conflict)]: choice }))}
            options={[
              { value: "theirs", label: `Version ${inForce}: ${words.theirs}` },
              { value: "mine", label: `Yours: ${words.mine}` },
            ]}
          />
        );
      })}
      <div className={styles.fields}>
        <Button kind="main" isDisabled={open.length > 0} onPress={apply}>
          Go on with this
        </Button>
        <Button onPress={onClose}>Not now</Button>
      </div>
    </section>
  );
}

/** One field both changed, in the words of the chart. */
function describeConflict(
  content: PrescriptionContent,
  conflict: Conflict,
): { label: string; theirs: string; mine: string } {
  const chosen = chooseMine(content, conflict);
  const changes = describeEdits(editsBetween(content, chosen), content, chosen);
  const [first] = changes;
  const all = (side: "before" | "after") =>
    changes
      .map((change) => `${changes.length > 1 ? change.field : ""} ${change[side] ?? "none"}`.trim())
      .join(", ");
  if (!first) return { label: conflict.path.join(" "), theirs: "as it stands", mine: "as you typed it" };
  return {
    label: `${first.subject}${changes.length > 1 || first.field === "" ? "" : `, ${first.field}`}`,
    theirs: all("before"),
    mine: all("after"),
  };
}
