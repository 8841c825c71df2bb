import { useMutation, useQueryClient, useSuspenseQuery } from "@tanstack/react-query";
import { type FormEvent, useState } from "react";
import { useOwnZone } from "#client/clinic-zone.ts";
import { formatMoment } from "#client/format/times.ts";
import { errorWords, fieldWords, newOperationId, trpc } from "#client/trpc.ts";
import { Button } from "#client/ui/button.tsx";
import { LedgerRow, LedgerTable } from "#client/ui/ledger-table.tsx";
import { SectionHead } from "#client/ui/section-head.tsx";
import { Strip } from "#client/ui/strip.tsx";
import { TextField } from "#client/ui/text-field.tsx";
import styles from "./account-screen.module.css";

/** Where I am signed in, each endable; and my password. */
export function AccountScreen() {
  const queryClient = useQueryClient();
  const { data: signIns } = useSuspenseQuery(trpc.account.listSignIns.queryOptions());
  const end = useMutation(
    trpc.account.endSignIn.mutationOptions({ onSuccess: () => queryClient.invalidateQueries() }),
  );
  const zone = useOwnZone();
  return (
    <main id="content" className={styles.page}>
      <SectionHead level={1} heading="Your account" isRuled />
      {end.error ? (
        <Strip tone="worse" role="alert">
          {errorWords(end.error)}
        </Strip>
      ) : null}
      <LedgerTable
        caption="Where you are signed in"
        isCaptionShown
        columns={[
          { key: "browser", label: "Browser" },
          { key: "since", label: "Signed in", width: "15rem" },
          { key: "last", label: "Last used", width: "15rem" },
          { key: "end", label: "End", isLabelHidden: true, width: "7rem" },
        ]}
      >
        {signIns.map((signIn) => (
          <LedgerRow key={signIn.sessionId}>
            <td>{describeBrowser(signIn.userAgent)}</td>
            <td>{formatMoment(signIn.signedInAt, zone)}</td>
            <td>{signIn.lastInputAt === null ? "Not yet" : formatMoment(signIn.lastInputAt, zone)}</td>
            <td>
              {signIn.isThisOne ? (
                "This one"
              ) : (
                <Button
                  size="small"
                  aria-label={`End the sign-in of ${formatMoment(signIn.signedInAt, zone)}`}
                  onPress={() => end.mutate({ operationId: newOperationId(), sessionId: signIn.sessionId })}
                >
                  End
                </Button>
              )}
            </td>
          </LedgerRow>
        ))}
      </LedgerTable>
      <PasswordForm />
    </main>
  );
}

function PasswordForm() {
  const [current, setCurrent] = useState("");
  const [password, setPassword] = useState("");
  const [operationId, setOperationId] = useState(newOperationId);
  const change = useMutation(
    trpc.account.changePassword.mutationOptions({
      onSuccess: () => {
        setCurrent("");
        setPassword("");
      },
      // A changed input is another operation; only a retry of the same one keeps its id.
      onSettled: () => setOperationId(newOperationId()),
    }),
  );
  const words = fieldWords(change.error, "password");
  const isOfCurrent = words?.startsWith("This is not your password") ?? false;
  const send = (event: FormEvent) => {
    event.preventDefault();
    change.mutate({ operationId, current, password });
  };
  return (
    <form className={styles.form} onSubmit={send} noValidate>
      <SectionHead heading="Change your password" isRuled />
      {change.error && !words ? (
        <Strip tone="worse" role="alert">
          {errorWords(change.error)}
        </Strip>
      ) : null}
      {change.isSuccess ? (
        <Strip tone="info" role="status">
          Your password is changed.
        </Strip>
      ) : null}
      <TextField
        label="Password now"
        type="password"
        autoComplete="current-password"
        value={current}
        onChange={setCurrent}
        {...(words && isOfCurrent ? { error: words } : {})}
      />
      <TextField
        label="New password"
        type="password"
        autoComplete="new-password"
        value={password}
        onChange={setPassword}
        hint="At least 15 characters. A few words together are fine."
        {...(words && !isOfCurrent ? { error: words } : {})}
      />
      <Button type="submit" isPending={change.isPending}>
        Change password
      </Button>
    </form>
  );
}

/** "Chromium on Linux": enough to tell two devices apart. */
function describeBrowser(userAgent: string | null): string {
  if (!userAgent) return "Unknown browser";
  const browser = /(Firefox|Edg|OPR|Chrome|Safari)/.exec(userAgent)?.[1] ?? "Browser";
  const system = /(Windows|iPad|iPhone|Android|Mac OS|CrOS|Linux)/.exec(userAgent)?.[1] ?? "unknown system";
  const names: Record<string, string> = { Edg: "Edge", OPR: "Opera" };
  return `${names[browser] ?? browser} on ${system}`;
}
