import type { Outputs } from "#client/trpc.ts";
import { Button } from "#client/ui/button.tsx";
import { LedgerRow } from "#client/ui/ledger-table.tsx";
import { MenuButton } from "#client/ui/menu-button.tsx";
import { StatusChip } from "#client/ui/status-chip.tsx";
import { DeactivateForm, HandOverForm } from "./hand-over-forms.tsx";
import type { OneTimeLink } from "./one-time-link-strip.tsx";
import { ChangeStaff, useOneTimeLink } from "./staff-acts.tsx";
import styles from "./staff-screen.module.css";
import { describeRole, type Staff } from "./staff-words.ts";

export type StaffAct = "change" | "hand-over" | "deactivate";

export const staffColumns = [
  { key: "name", label: "Name" },
  { key: "role", label: "Role" },
  { key: "clinics", label: "Clinics" },
  { key: "state", label: "State", width: "9rem" },
  { key: "next", label: "Next step", width: "11rem" },
] as const;

/** One colleague, and under the row what is being done about them. */
export function StaffRows(props: {
  person: Staff;
  staff: readonly Staff[];
  clinics: Outputs["policy"]["clinics"];
  canManage: boolean;
  isMe: boolean;
  act: StaffAct | null;
  onAct: (act: StaffAct | null) => void;
  onLink: (link: OneTimeLink) => void;
}) {
  const { person, staff, clinics, canManage, isMe, act, onAct, onLink } = props;
  const close = () => onAct(null);
  const treats = person.role === "physiatrist" || person.role === "therapist";
  const makeLink = useOneTimeLink(person, onLink);
  const commands = [
    ...(person.isActive
      ? [
          {
            id: "link",
            label: person.hasSignIn ? "New password link" : "New invitation link",
            onChoose: makeLink,
          },
        ]
      : []),
    ...(treats ? [{ id: "hand-over", label: "Hand over patients", onChoose: () => onAct("hand-over") }] : []),
    ...(person.isActive && !isMe
      ? [{ id: "deactivate", label: "Deactivate", onChoose: () => onAct("deactivate") }]
      : []),
  ];
  const [tone, words] = !person.isActive
    ? (["neutral", "Left"] as const)
    : person.hasSignIn
      ? (["plain", "Working"] as const)
      : (["watch", "Invited"] as const);
  return (
    <>
      <LedgerRow isSelected={act !== null} isQuiet={!person.isActive}>
        <td>
          <b>{person.family},</b> {person.given}
          {person.credentials ? `, ${person.credentials}` : ""}
          <span className={styles.sub}>
            {person.email}
            {person.phone ? ` · ${person.phone}` : ""}
          </span>
        </td>
        <td>
          {describeRole(person, staff)}
          {person.npi ? <span className={styles.sub}>NPI {person.npi}</span> : null}
        </td>
        <td>{person.clinics.map((clinic) => clinic.name).join(", ")}</td>
        <td>
          <StatusChip tone={tone}>{words}</StatusChip>
        </td>
        <td>
          {canManage ? (
            <span className={styles.acts}>
              {person.isActive ? (
                <Button
                  size="small"
                  aria-label={`Change ${person.shownName}`}
                  onPress={() => onAct("change")}
                >
                  Change
                </Button>
              ) : null}
              {commands.length > 0 ? (
                <MenuButton
                  size="small"
                  kind="quiet"
                  label={`More for ${person.shownName}`}
                  commands={commands}
                >
                  More
                </MenuButton>
              ) : null}
            </span>
          ) : null}
        </td>
      </LedgerRow>
      {act ? (
        <tr>
          <td colSpan={staffColumns.length} className={styles.open}>
            {act === "change" ? (
              <ChangeStaff person={person} staff={staff} clinics={clinics} onClose={close} />
            ) : null}
            {act === "hand-over" ? <HandOverForm person={person} staff={staff} onClose={close} /> : null}
            {act === "deactivate" ? <DeactivateForm person={person} staff={staff} onClose={close} /> : null}
          </td>
        </tr>
      ) : null}
    </>
  );
}
