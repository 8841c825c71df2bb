import { Button } from "#client/ui/button.tsx";
import { Strip } from "#client/ui/strip.tsx";

/** A kept draft whose version is not in force any more: nothing is signed before somebody says which text counts. */
export function DraftBegunStrip(props: {
  /** Number of the version it was begun on; null when there was none yet. */
  begunOn: number | null;
  inForce: number;
  draft: { beginAnew: () => void; goOn: () => void };
}) {
  const { begunOn, inForce, draft } = props;
  const begun = begunOn === null ? "before any version was signed" : `on version ${begunOn}`;
  return (
    <Strip
      tone="watch"
      role="alert"
      actions={
        <>
          <Button onPress={draft.beginAnew}>Begin anew</Button>
          <Button onPress={draft.goOn}>Keep this text</Button>
        </>
      }
    >
      This draft was begun {begun}; version {inForce} is in force now. Begin anew from it, or keep this text
      and look at its changes beside version {inForce}.
    </Strip>
  );
}
