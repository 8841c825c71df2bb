import { MenuButton } from "#client/ui/menu-button.tsx";

/** What happens in a session, in words short enough to be read in a queue. */
const adverseEvents = [
  "Fall",
  "Near fall",
  "Dizzy or faint",
  "Chest pain or short of breath",
  "Pain flare that did not settle",
  "Skin or wound injury",
] as const;

/** An adverse event in two taps: kept at once and told at once. What more there is to say stands in its field. */
export function AdverseEventMenu({
  words,
  prescriberName,
  onChange,
  onInWords,
}: {
  /** What was recorded of this session before. */
  words: string;
  prescriberName: string;
  onChange: (words: string) => void;
  onInWords: () => void;
}) {
  const section = `Recorded, and ${prescriberName} is told at once`;
  return (
    <MenuButton
      label="Adverse event"
      size="large"
      commands={[
        ...adverseEvents.map((event) => ({
          id: event,
          section,
          label: event,
          icon: "octagon" as const,
          onChoose: () => onChange(words.trim() === "" ? event : `${words.trim()}; ${event}`),
        })),
        {
          id: "in-words",
          section,
          label: "Say what happened in words",
          icon: "pencil" as const,
          onChoose: onInWords,
        },
      ]}
    >
      Adverse event
    </MenuButton>
  );
}
