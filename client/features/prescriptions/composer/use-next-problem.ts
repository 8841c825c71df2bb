import { useEffect } from "react";

const mended =
  'input[aria-invalid="true"], select[aria-invalid="true"], textarea[aria-invalid="true"], [data-invalid] [role="spinbutton"]';

/** Moves the focus to the next field that must be mended, from the one that has it and round again. */
export function focusNextProblem(): void {
  const fields = [...document.querySelectorAll<HTMLElement>(`#content :is(${mended})`)];
  const { activeElement } = document;
  const after = fields.find(
    (field) =>
      activeElement !== null &&
      activeElement !== field &&
      (activeElement.compareDocumentPosition(field) & Node.DOCUMENT_POSITION_FOLLOWING) !== 0,
  );
  (after ?? fields[0])?.focus();
}

/** F8 does it from anywhere on the page. */
export function useNextProblemKey(): void {
  useEffect(() => {
    const onKey = (event: KeyboardEvent) => {
      if (event.key !== "F8" || event.ctrlKey || event.altKey || event.metaKey) return;
      event.preventDefault();
      focusNextProblem();
    };
    document.addEventListener("keydown", onKey);
    return () => document.removeEventListener("keydown", onKey);
  }, []);
}
