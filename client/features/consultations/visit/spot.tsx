import type { ReactNode } from "react";

const idOf = (field: string) => `visit-${field.replaceAll(".", "-")}`;

/** The place of a field, by which a refusal finds it. */
export function Spot({
  field,
  className,
  children,
}: {
  field: string;
  className?: string | undefined;
  children: ReactNode;
}) {
  return (
    <div id={idOf(field)} className={className}>
      {children}
    </div>
  );
}

/** The id of the field, or of the part it lies in when it has no place of its own. */
export function spotOf(field: string): string {
  for (let path = field; path !== ""; path = path.slice(0, Math.max(0, path.lastIndexOf("."))))
    if (document.getElementById(idOf(path))) return idOf(path);
  return "content";
}
