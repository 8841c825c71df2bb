import { useEffect } from "react";
import type { Outputs } from "#client/trpc.ts";
import { Button } from "#client/ui/button.tsx";
import { SectionHead } from "#client/ui/section-head.tsx";
import { counted } from "#domain/units/counted.ts";
import type { Change } from "../composer/composer-problems.ts";
import { countSessions, describeReplay } from "./describe-replay.ts";
import styles from "./what-if-table.module.css";
import { WhatIfTable } from "./what-if-table.tsx";

type Preview = Outputs["prescriptions"]["preview"];
type Proposal = Preview["proposals"][number];

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
  // The same sessions under both; a line that is gone from the draft has its rows in the version in force alone.
  const sessions = Math.max(countSessions(whatIf), countSessions(whatIfBase));
  return (
    <section aria-label="What if">
      <SectionHead heading="What if, on the last sessions" isRuled />
      <ul className={styles.counts}>
        {baseNumber > 0 ? (
          <li>
            v{baseNumber} would have {describeReplay(whatIfBase, sessions)}.
          </li>
        ) : null}
        <li>This draft would have {describeReplay(whatIf, sessions)}.</li>
      </ul>
      {proposals.map((proposal, index) => (
        <div key={proposal.lineKey} className={styles.proposal}>
          <span>
            <b>{proposal.name}</b> would ask in {proposal.wouldAsk} of the last {counted(sessions, "session")}
            . If the therapist may set {proposal.words}, it would ask in {proposal.wouldAskThen}.
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
