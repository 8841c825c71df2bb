import { formatDay } from "#client/format/dates.ts";
import { DefinitionRows } from "#client/ui/definition-rows.tsx";
import { StatusChip } from "#client/ui/status-chip.tsx";
import {
  type CarriedHistory,
  type CarriedPart,
  historyPartWords,
} from "#domain/plans-of-care/evaluation/carried-history.ts";

/** The history as it was carried, part by part, with what the patient said of it and to whom. */
export function CarriedHistoryText({
  carried,
  signerName,
}: {
  carried: CarriedHistory;
  /** Who signs went through it. */
  signerName: string;
}) {
  const { from, parts } = carried;
  return (
    <DefinitionRows
      isRuled
      rows={[
        {
          term: "Carried",
          value: `${from ? `from the visit of ${formatDay(from.seenOn)}, ${from.byName}` : "from the record, no visit signed"}; gone through by ${signerName}`,
        },
        ...parts.map((part) => ({
          term: historyPartWords[part.part],
          value: (
            <>
              <p>{part.said.length === 0 ? part.none : part.said.join("; ")}</p>
              <p>
                <Answer part={part} />
              </p>
            </>
          ),
        })),
      ]}
    />
  );
}

function Answer({ part }: { part: CarriedPart }) {
  switch (part.answer) {
    case "confirmed":
      return <StatusChip tone="plain">Confirmed</StatusChip>;
    case "differs":
      return <StatusChip tone="watch">{`Differs: ${part.differs}`}</StatusChip>;
    case "not-asked":
      return <StatusChip tone="outlined">Not asked</StatusChip>;
    case undefined:
      return <StatusChip tone="outlined">Not confirmed</StatusChip>;
    default:
      return part.answer satisfies never;
  }
}
