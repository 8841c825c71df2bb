import { useEffect, useRef, useState } from "react";
import { Button } from "#client/ui/button.tsx";
import { RadioSegments } from "#client/ui/radio-segments.tsx";
import { Strip } from "#client/ui/strip.tsx";
import styles from "./start-screen.module.css";

export type Side = "left" | "right" | "both";

/** What does not fit, in sentences at the choice. It is said and not forbidden; a side nobody told is asked. */
export function Misfit({
  sentences,
  needsSide,
  onBegin,
  onClose,
}: {
  sentences: readonly string[];
  needsSide: boolean;
  onBegin: (side: Side | undefined) => void;
  onClose: () => void;
}) {
  const [side, setSide] = useState<Side | null>(null);
  const box = useRef<HTMLDivElement>(null);
  // What was pressed asks back here, so the keys go on here.
  useEffect(() => box.current?.querySelector<HTMLElement>("input, button")?.focus(), []);
  return (
    <Strip tone="watch" role="alert">
      <div ref={box} className={styles.misfit}>
        {sentences.map((sentence) => (
          <p key={sentence}>{sentence}</p>
        ))}
        {needsSide ? (
          <RadioSegments
            label="Side"
            value={side}
            onChange={setSide}
            options={[
              { value: "left", label: "Left" },
              { value: "right", label: "Right" },
              { value: "both", label: "Both" },
            ]}
          />
        ) : null}
        <div className={styles.row}>
          <Button isDisabled={needsSide && side === null} onPress={() => onBegin(side ?? undefined)}>
            Begin with it
          </Button>
          <Button kind="quiet" onPress={onClose}>
            Choose another
          </Button>
        </div>
      </div>
    </Strip>
  );
}
