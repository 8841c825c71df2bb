import { useState } from "react";
import { Button } from "#client/ui/button.tsx";
import { part } from "#client/ui/part.tsx";
import { Strip } from "#client/ui/strip.tsx";
import type { Draft } from "#client/use-draft.ts";
import type { PrescriptionContent } from "#domain/prescriptions/prescription.ts";

const RebasePanel = part(() => import("./rebase-panel.tsx").then((module) => module.RebasePanel));

/** A kept draft whose version is not in force any more: nothing is signed before somebody says which text counts. */
export function DraftBegunStrip(props: {
  episodeId: string;
  /** The version it was begun on; null ids when there was none yet. */
  begunOn: { versionId: string | null; number: number | null };
  inForce: number;
  draft: Pick<Draft<PrescriptionContent>, "value" | "beginAnew" | "goOn">;
}) {
  const { episodeId, begunOn, inForce, draft } = props;
  const [isRebasing, setRebasing] = useState(false);
  const begun = begunOn.number === null ? "before any version was signed" : `on version ${begunOn.number}`;
  return (
    <>
      <Strip
        tone="watch"
        role="alert"
        actions={
          <>
            {begunOn.versionId && !isRebasing ? (
              <Button kind="main" onPress={() => setRebasing(true)}>
                Put my changes on version {inForce}
              </Button>
            ) : null}
            <Button onPress={draft.beginAnew}>Begin anew</Button>
            <Button onPress={() => draft.goOn()}>Keep this text</Button>
          </>
        }
      >
        This draft was begun {begun}; version {inForce} is in force now. Put your changes on it, begin anew
        from it, or keep this text and look at its changes beside version {inForce}.
      </Strip>
      {isRebasing && begunOn.versionId ? (
        <RebasePanel
          episodeId={episodeId}
          baseVersionId={begunOn.versionId}
          inForce={inForce}
          mine={draft.value}
          onApply={(made) => draft.goOn(made)}
          onClose={() => setRebasing(false)}
        />
      ) : null}
    </>
  );
}
