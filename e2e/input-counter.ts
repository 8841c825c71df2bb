import { expect, type Page } from "@playwright/test";

/** What a person did by hand: presses of keys, taps or clicks, and letters of prose, which budgets leave apart. */
export type HandWork = { keys: number; taps: number; prose: number };
type Counted = HandWork & {
  pasted: number;
  /** When the last key or pointer went down, in the page's own time. */
  pressedAt: number;
};

type CountingWindow = Window & { countedInput: Counted };

/**
 * Runs in a page before anything else and counts what the browser itself reports as real input. A chord such as
 * Ctrl+Enter is one press, a held key counts once. What a test writes into a field without pressing keys is seen too.
 */
export function countInput(): void {
  const counted: Counted = { keys: 0, taps: 0, prose: 0, pasted: 0, pressedAt: 0 };
  Object.assign(window, { countedInput: counted });
  const modifiers = ["Shift", "Control", "Alt", "Meta"];
  window.addEventListener(
    "keydown",
    (event) => {
      if (!event.isTrusted || event.repeat || modifiers.includes(event.key)) return;
      counted.pressedAt = Date.now();
      const isLetter = event.key.length === 1 && !event.ctrlKey && !event.metaKey;
      if (isLetter && event.target instanceof HTMLTextAreaElement) counted.prose += 1;
      else counted.keys += 1;
    },
    { capture: true },
  );
  window.addEventListener(
    "pointerdown",
    (event) => {
      if (!event.isTrusted) return;
      counted.pressedAt = Date.now();
      counted.taps += 1;
    },
    { capture: true },
  );
  window.addEventListener(
    "input",
    (event) => {
      if (event instanceof InputEvent && (event.data?.length ?? 0) > 1) counted.pasted += 1;
    },
    { capture: true },
  );
}

/** Everything counted in this page since it was loaded. */
export const readInput = (page: Page): Promise<Counted> =>
  page.evaluate(() => ({ ...(window as unknown as CountingWindow).countedInput }));

/** What the hands did in this page while `work` ran, from its first press to what it waited for. */
export async function handWork(page: Page, work: () => Promise<void>): Promise<HandWork> {
  const before = await readInput(page);
  await work();
  const after = await readInput(page);
  expect(after.pasted, "everything was pressed, nothing was put into a field").toBe(before.pasted);
  expect(after.keys, "the page was not loaded anew").toBeGreaterThanOrEqual(before.keys);
  return {
    keys: after.keys - before.keys,
    taps: after.taps - before.taps,
    prose: after.prose - before.prose,
  };
}
