import { useEffect } from "react";

const product = "Plinth";

/** The title of the browser's tab while a screen is open: the screen's own heading, never a patient's name. */
export function useTitle(heading: string | undefined): void {
  useEffect(() => {
    if (heading === undefined) return undefined;
    document.title = `${heading} · ${product}`;
    return () => {
      document.title = product;
    };
  }, [heading]);
}
