import { useState } from "react";

/** What stands open on a screen, by a name, so that one form at a time has the keys. */
export type Opening = { opened: string; open: (what: string) => void; close: () => void };

export function useOpening(first: string): Opening {
  const [opened, setOpened] = useState(first);
  return { opened, open: setOpened, close: () => setOpened("") };
}
