import { useMutation, useQueryClient, useSuspenseQuery } from "@tanstack/react-query";
import { useState } from "react";
import { newOperationId, trpc } from "#client/trpc.ts";
import { Button } from "#client/ui/button.tsx";
import { Checkbox } from "#client/ui/checkbox.tsx";
import { EmptyState } from "#client/ui/empty-state.tsx";
import { LedgerTable } from "#client/ui/ledger-table.tsx";
import { SectionHead } from "#client/ui/section-head.tsx";
import { TextField } from "#client/ui/text-field.tsx";
import { CoverPanel } from "./cover-panel.tsx";
import { type OneTimeLink, OneTimeLinkStrip } from "./one-time-link-strip.tsx";
import { StaffForm } from "./staff-form.tsx";
import { type StaffAct, StaffRows, staffColumns } from "./staff-rows.tsx";
import styles from "./staff-screen.module.css";
import { nobody } from "./staff-words.ts";

/** Who works here, what each may do and where; who stands in for whom. */
export function StaffScreen() {
  const queryClient = useQueryClient();
  const { data: staff } = useSuspenseQuery(trpc.people.list.queryOptions({}));
  const { data: clinics } = useSuspenseQuery(trpc.policy.clinics.queryOptions());
  const { data: me } = useSuspenseQuery(trpc.account.me.queryOptions());
  const [text, setText] = useState("");
  const [isLeaversShown, setLeaversShown] = useState(false);
  const [isInviting, setInviting] = useState(false);
  const [link, setLink] = useState<OneTimeLink | null>(null);
  const [open, setOpen] = useState<{ staffId: string; act: StaffAct } | null>(null);
  const invite = useMutation(
    trpc.people.invite.mutationOptions({
      onSuccess: async (made, { staff: { given, family } }) => {
        setLink({ name: `${given} ${family}`, path: made.path, expiresAt: made.expiresAt });
        setInviting(false);
        await queryClient.invalidateQueries();
      },
    }),
  );
  const canManage = me.rights.includes("manager");
  const words = text.trim().toLowerCase();
  const shown = staff.filter(
    (person) =>
      (person.isActive || isLeaversShown) &&
      `${person.family} ${person.given} ${person.email}`.toLowerCase().includes(words),
  );
  const active = staff.filter((person) => person.isActive).length;
  return (
    <main id="content" className={styles.page}>
      <SectionHead
        level={1}
        heading="Staff"
        note={`${active} working here${active < staff.length ? `, ${staff.length - active} no longer` : ""}`}
        actions={
          canManage && !isInviting ? (
            <Button kind="main" icon="plus" onPress={() => setInviting(true)}>
              Invite
            </Button>
          ) : null
        }
      />
      {link ? <OneTimeLinkStrip link={link} onClose={() => setLink(null)} /> : null}
      {isInviting ? (
        <StaffForm
          heading="Invite somebody"
          submitLabel="Invite and show the link"
          initial={nobody}
          staff={staff}
          clinics={clinics}
          error={invite.error}
          isPending={invite.isPending}
          onSubmit={(details) => invite.mutate({ operationId: newOperationId(), staff: details })}
          onClose={() => setInviting(false)}
        />
      ) : null}
      <div className={styles.filter}>
        <TextField label="Find by name or email" value={text} onChange={setText} />
        <Checkbox isSelected={isLeaversShown} onChange={setLeaversShown}>
          Show who left
        </Checkbox>
      </div>
      {shown.length === 0 ? (
        <EmptyState heading="Nobody by this name">Clear the field to see everybody.</EmptyState>
      ) : (
        <LedgerTable caption="Staff by name" columns={staffColumns}>
          {shown.map((person) => (
            <StaffRows
              key={person.staffId}
              person={person}
              staff={staff}
              clinics={clinics}
              canManage={canManage}
              isMe={person.staffId === me.staffId}
              act={open?.staffId === person.staffId ? open.act : null}
              onAct={(act) => setOpen(act ? { staffId: person.staffId, act } : null)}
              onLink={setLink}
            />
          ))}
        </LedgerTable>
      )}
      <CoverPanel staff={staff} canManage={canManage} />
    </main>
  );
}
