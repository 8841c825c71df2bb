import { useEffect } from "react";
import type { Outputs } from "#client/trpc.ts";
import { Button } from "#client/ui/button.tsx";
import { SectionHead } from "#client/ui/section-head.tsx";
import type { Change } from "../composer/composer-problems.ts";
import styles from "./what-if-table.module.css";
import { WhatIfTable } from "./what-if-table.tsx";

type Preview = Outputs["prescriptions"]["preview"];
type Proposal = Preview["proposals"][number];

/** "asked in 3" or "asked in 3 and refused in 1" */
function describeCounts(rows: Preview["whatIf"]): string {
  const [asked, refused] = (["wouldAsk", "wouldRefuse"] as const).map((count) =>
    rows.reduce((total, row) => total + row[count], 0),
  );
  return refused ? `asked in ${asked} and refused in ${refused}` : `asked in ${asked}`;
}

/** The patient's own sessions against the draft, beside the version in force; where a line would ask often, bounds that would not. */
export function WhatIfPart({
  preview,
  baseNumber,
  onChange,
}: {
  preview: Preview;
  baseNumber: number;
  onChange: Change;
}) {
  const { whatIf, whatIfBase, proposals } = preview;
  const accept = ({ lineKey, bounds }: Proposal) =>
    onChange((before) => ({
      ...before,
      lines: before.lines.map((line) => (line.lineKey === lineKey ? { ...line, bounds } : line)),
    }));
  const [first] = proposals;
  useEffect(() => {
    if (!first) return undefined;
    const onKey = (event: KeyboardEvent) => {
      if (event.key.toLowerCase() !== "w" || !event.altKey || event.ctrlKey || event.metaKey || event.repeat)
        return;
      event.preventDefault();
      accept(first);
    };
    document.addEventListener("keydown", onKey);
    return () => document.removeEventListener("keydown", onKey);
  });
  if (whatIf.length === 0) return null;
  return (
    <section aria-label="What if">
      <SectionHead
        heading="What if, on the last sessions"
        note={
          baseNumber > 0
            ? `v${baseNumber} would have ${describeCounts(whatIfBase)}, this draft ${describeCounts(whatIf)}`
            : `would have ${describeCounts(whatIf)}`
        }
        isRuled
      />
      {proposals.map((proposal, index) => (
        <div key={proposal.lineKey} className={styles.proposal}>
          <span>
            <b>{proposal.name}</b> would ask in {proposal.wouldAsk} of the last {sessionsOf(whatIf)}. The
            therapist may set {proposal.words}: it would ask in {proposal.wouldAskThen}.
          </span>
          <Button
            size="small"
            {...(index === 0 ? { keyHint: "Alt+W" } : {})}
            onPress={() => accept(proposal)}
          >
            Set {proposal.words}
          </Button>
        </div>
      ))}
      <WhatIfTable rows={whatIf} />
    </section>
  );
}

const sessionsOf = (rows: Preview["whatIf"]): number =>
  new Set(rows.flatMap((row) => row.cells.map((cell) => cell.heldOn))).size;
