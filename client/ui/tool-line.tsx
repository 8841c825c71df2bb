import type { ReactNode } from "react";
import { Toolbar } from "react-aria-components/Toolbar";

/** Commands in a line with one tab stop: arrows move among them (ARIA toolbar). */
export function ToolLine({
  label,
  className,
  children,
}: {
  label: string;
  className?: string | undefined;
  children: ReactNode;
}) {
  return (
    <Toolbar aria-label={label} {...(className === undefined ? {} : { className })}>
      {children}
    </Toolbar>
  );
}
