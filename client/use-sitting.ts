import { useEffect, useState } from "react";
import { lockedEvent } from "./query-client.ts";
import { client, errorData } from "./trpc.ts";

const beatMilliseconds = 45_000;
const warnMilliseconds = 120_000;

/**
 * Keeps a sitting alive while there is real input, and says when the screen is about to lock and when it is locked.
 * Polling and live updates do not count as input.
 */
export function useSitting(options: { idleMilliseconds: number; isLockedAtStart: boolean }): {
  isLocked: boolean;
  secondsLeft: number | null;
  unlock: () => void;
} {
  const { idleMilliseconds, isLockedAtStart } = options;
  const [isLocked, setLocked] = useState(isLockedAtStart);
  const [secondsLeft, setSecondsLeft] = useState<number | null>(null);

  useEffect(() => {
    if (isLocked) return undefined;
    let lastInput = Date.now();
    let lastBeat = Date.now();
    const beat = () => {
      lastBeat = Date.now();
      client.account.beat.mutate().then(
        (answer) => {
          if (answer.isLocked) setLocked(true);
        },
        (error: unknown) => {
          if (errorData(error)?.refusal?.kind === "signed-out") window.location.assign("/sign-in");
        },
      );
    };
    const onInput = () => {
      lastInput = Date.now();
      setSecondsLeft(null);
      if (Date.now() - lastBeat > beatMilliseconds) beat();
    };
    const tick = setInterval(() => {
      const left = idleMilliseconds - (Date.now() - lastInput);
      if (left <= 0) setLocked(true);
      else setSecondsLeft(left <= warnMilliseconds ? Math.ceil(left / 1000) : null);
    }, 1000);
    const onLocked = () => setLocked(true);
    window.addEventListener(lockedEvent, onLocked);
    window.addEventListener("pointerdown", onInput, { passive: true });
    window.addEventListener("keydown", onInput);
    return () => {
      clearInterval(tick);
      window.removeEventListener(lockedEvent, onLocked);
      window.removeEventListener("pointerdown", onInput);
      window.removeEventListener("keydown", onInput);
    };
  }, [idleMilliseconds, isLocked]);

  return {
    isLocked,
    secondsLeft,
    unlock: () => {
      setSecondsLeft(null);
      setLocked(false);
    },
  };
}
