import type { Opening } from "#client/opening.ts";
import { Button } from "#client/ui/button.tsx";

/** Read in place, and add to it. */
export function ReadActs({
  id,
  what,
  name,
  canAddend,
  opening: { opened, open, close },
}: {
  id: string;
  what: "study" | "procedure";
  name: string;
  canAddend: boolean;
  opening: Opening;
}) {
  const isOpen = opened === `${what}:${id}`;
  return (
    <>
      <Button
        size="small"
        aria-expanded={isOpen}
        aria-label={`${isOpen ? "Close" : "Read"} ${name}`}
        onPress={() => (isOpen ? close() : open(`${what}:${id}`))}
      >
        {isOpen ? "Close" : "Read"}
      </Button>
      {canAddend ? (
        <Button
          size="small"
          kind="quiet"
          aria-label={`Add to it: ${name}`}
          onPress={() => open(`addend-${what}:${id}`)}
        >
          Add to it
        </Button>
      ) : null}
    </>
  );
}
