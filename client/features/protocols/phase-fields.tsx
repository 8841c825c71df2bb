import { formatDue } from "#client/format/protocol-days.ts";
import { NumberField } from "#client/ui/number-field.tsx";
import { SectionHead } from "#client/ui/section-head.tsx";
import { TextArea } from "#client/ui/text-area.tsx";
import { TextField } from "#client/ui/text-field.tsx";
import { describeProtocolLimit } from "#domain/protocols/describe-protocol-limit.ts";
import { describePhaseEquipment } from "#domain/protocols/phases/describe-phase-equipment.ts";
import { type ChangeContent, type Content, firstUnder, linesOf } from "./protocol-content.ts";
import { describeProtocolLine, describeRest } from "./protocol-line.ts";
import styles from "./protocols-screen.module.css";

type Phase = Content["phases"][number];

/** One phase: when it opens and by which criteria is typed; its lines and limits are read. */
export function PhaseFields({
  phase,
  index,
  names,
  problem,
  onChange,
}: {
  phase: Phase;
  index: number;
  /** Of the exercises, by their id. */
  names: Readonly<Record<string, string>>;
  problem: (field: string) => string | undefined;
  onChange: ChangeContent;
}) {
  const set = (part: Partial<Phase>) =>
    onChange((before) => ({
      ...before,
      phases: before.phases.map((one, at) => (at === index ? { ...one, ...part } : one)),
    }));
  const at = (field: string) => problem(`phases.${index}.${field}`);
  return (
    <section aria-label={`Phase ${index + 1}`} className={styles.part}>
      <SectionHead heading={`Phase ${index + 1}`} note={`${phase.lines.length} lines`} isRuled />
      <div className={styles.fields}>
        <div className={styles.wide}>
          <TextField
            label="Name"
            value={phase.name}
            maxLength={80}
            error={at("name")}
            onChange={(name) => set({ name })}
          />
        </div>
        <NumberField
          label="Opens after"
          unit="days"
          value={phase.opensAfterDays}
          min={0}
          fractionDigits={0}
          error={at("opensAfterDays")}
          onChange={(days) => set({ opensAfterDays: days ?? 0 })}
        />
      </div>
      <TextArea
        label="Criteria"
        hint="One per line; a measured one stays measured while its words stay"
        rows={Math.max(2, phase.criteria.length + 1)}
        value={phase.criteria.map(({ words }) => words).join("\n")}
        error={firstUnder((field) => at(field) ?? at(`${field}.words`), "criteria", phase.criteria.length)}
        onChange={(text) => set({ criteria: criteriaOf(text, phase.criteria) })}
      />
      <ul className={styles.plain} aria-label={`Lines of phase ${index + 1}`}>
        {phase.lines.map((line, place) => (
          // oxlint-disable-next-line react/no-array-index-key -- lines of a phase are read here, never moved
          <li key={place}>
            {names[line.exerciseId]}{" "}
            <span className={styles.sub}>
              {describeProtocolLine(line)} · {describeRest(line, names)}
            </span>
          </li>
        ))}
        {(phase.equipment ?? []).map((order) => (
          <li key={JSON.stringify(order)}>{describePhaseEquipment(order)}</li>
        ))}
        {phase.limits.map((limit) => (
          <li key={JSON.stringify(limit)}>
            {describeProtocolLimit(limit)}{" "}
            <span className={styles.sub}>
              {limit.ownerKind}, due {formatDue(limit.dueAfterDays)}
            </span>
          </li>
        ))}
      </ul>
      {firstUnder(at, "lines", phase.lines.length) ? (
        <p role="alert">{firstUnder(at, "lines", phase.lines.length)}</p>
      ) : null}
    </section>
  );
}

/** A line whose words stay keeps its id and its measure; a new one is answered by whoever signs. */
function criteriaOf(text: string, before: Phase["criteria"]): Phase["criteria"] {
  const taken = new Set<string>();
  return linesOf(text).map((words, index) => {
    const known = before.find((one) => one.words === words && !taken.has(one.criterionId));
    const criterionId =
      known?.criterionId ?? freeId(index, [...taken, ...before.map((one) => one.criterionId)]);
    taken.add(criterionId);
    return known ?? { criterionId, words };
  });
}

function freeId(index: number, taken: readonly string[]): string {
  let count = index + 1;
  while (taken.includes(`criterion-${count}`)) count += 1;
  return `criterion-${count}`;
}
