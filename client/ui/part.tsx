import { type ComponentType, useEffect, useState } from "react";
import { Button } from "./button.tsx";
import { Strip } from "./strip.tsx";

/** What opens on an act, fetched apart from the screen it opens on. */
export type Part<Props> = ComponentType<Props> & {
  /** Fetches it, once; rejects when the connection is gone, and can be asked again. */
  load: () => Promise<void>;
};

/**
 * A part of a screen that weighs more than its place on it. `useAhead` fetches it once the screen is quiet; shown before
 * it is here, it comes as soon as it can, and says so when it cannot.
 */
export function part<Props extends object>(
  fetch: () => Promise<ComponentType<Props>>,
  /** Whether it is opened to type in or to choose from: keys pressed meanwhile were meant for it. */
  { takesKeys = true }: { takesKeys?: boolean } = {},
): Part<Props> {
  let Here: ComponentType<Props> | undefined;
  const load = async () => {
    Here ??= await fetch();
  };
  function Shown(props: Props) {
    const [isHere, setHere] = useState(Here !== undefined);
    const [hasFailed, setFailed] = useState(false);
    const isAwaited = !isHere && !hasFailed;
    useEffect(() => {
      if (!isAwaited) return undefined;
      load().then(
        () => setHere(true),
        () => setFailed(true),
      );
      return takesKeys ? holdKeys() : undefined;
    }, [isAwaited]);
    if (Here) return <Here {...props} />;
    if (!hasFailed) return null;
    return (
      <Strip tone="worse" role="alert" actions={<Button onPress={() => setFailed(false)}>Try again</Button>}>
        The connection dropped before this could open.
      </Strip>
    );
  }
  return Object.assign(Shown, { load });
}

const quietMilliseconds = 1500;

/** Fetches a part once the screen is quiet, so that it opens at once, and opens when the network is gone. */
export function useAhead({ load }: Pick<Part<never>, "load">): void {
  useEffect(() => {
    // What cannot be fetched now is asked for again, and answered for, by the act that opens it.
    const wait = setTimeout(() => void load().catch(() => undefined), quietMilliseconds);
    return () => clearTimeout(wait);
  }, [load]);
}

/**
 * What is typed while a part comes was meant for it: it never reaches the keys of the screen below.
 *
 * @returns lets keys through again.
 */
export function holdKeys(): () => void {
  const hold = (event: KeyboardEvent) => {
    const isField = event.target instanceof HTMLElement && event.target.matches("input, textarea, select");
    const isOne = event.key.length === 1 || event.key === "Enter";
    if (isField || !isOne || event.ctrlKey || event.metaKey || event.altKey) return;
    event.preventDefault();
    event.stopImmediatePropagation();
  };
  window.addEventListener("keydown", hold, { capture: true });
  return () => window.removeEventListener("keydown", hold, { capture: true });
}
