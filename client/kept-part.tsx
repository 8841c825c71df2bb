import { useSuspenseQuery } from "@tanstack/react-query";
import type { ReactNode } from "react";
import { type ChartPart, describeKeptParts } from "#domain/access/chart-parts.ts";
import { type Outputs, trpc } from "./trpc.ts";
import { EmptyState } from "./ui/empty-state.tsx";
import styles from "./ui/form-rows.module.css";
import { SectionHead } from "./ui/section-head.tsx";

type Sight = Outputs["patients"]["band"]["sight"];

export const isOpenIn = (sight: Sight, part: ChartPart): boolean =>
  sight === null || sight.parts.includes(part);

/** Who reads a part of the chart alone does not act on it: the whole of it is open to whoever does. */
export const isWhole = (sight: Sight): boolean => sight === null || sight.keptWords === null;

/** What of this chart is open to the reader, as it stands now: a seat that is changed changes the open screen. */
export function useSight(patientId: string) {
  const { data: band } = useSuspenseQuery(trpc.patients.band.queryOptions({ patientId }));
  const { sight } = band;
  return {
    isWhole: isWhole(sight),
    isOpen: (part: ChartPart) => isOpenIn(sight, part),
    wordsFor: (...parts: ChartPart[]) =>
      describeKeptParts(
        parts.filter((part) => !isOpenIn(sight, part)),
        sight?.askName ?? null,
      ) ?? "",
  };
}

/** In place of one section; never an empty list. */
export function KeptPart({
  patientId,
  part,
  heading,
}: {
  patientId: string;
  part: ChartPart;
  heading?: string;
}) {
  const words = useSight(patientId).wordsFor(part);
  if (!heading) return <p className={styles.sub}>{words}</p>;
  return (
    <section aria-label={heading}>
      <SectionHead heading={heading} isRuled />
      <p className={styles.none}>{words}</p>
    </section>
  );
}

/** A screen of one part: while the part is not open, the sentence that says so stands in its place. */
export function PartGate({
  patientId,
  part,
  children,
}: {
  patientId: string;
  part: ChartPart;
  children: ReactNode;
}) {
  const { isOpen, wordsFor } = useSight(patientId);
  if (isOpen(part)) return children;
  return (
    <main id="content">
      <EmptyState heading="Not opened to your seat">{wordsFor(part)}</EmptyState>
    </main>
  );
}
