import { useMutation, useSuspenseQuery } from "@tanstack/react-query";
import { type FormEvent, useState } from "react";
import { errorWords, fieldWords, trpc } from "#client/trpc.ts";
import { BrandMark } from "#client/ui/brand-mark.tsx";
import { Button } from "#client/ui/button.tsx";
import { Strip } from "#client/ui/strip.tsx";
import { TextField } from "#client/ui/text-field.tsx";
import styles from "./sign-in-screen.module.css";

/** A one-time link: the person chooses a password, and the link is used up. */
export function InvitationScreen({ token, onDone }: { token: string; onDone: () => void }) {
  const { data: invitation } = useSuspenseQuery(trpc.account.invitation.queryOptions({ token }));
  const [password, setPassword] = useState("");
  const accept = useMutation(trpc.account.acceptInvitation.mutationOptions({ onSuccess: onDone }));
  const error = fieldWords(accept.error, "password");
  const send = (event: FormEvent) => {
    event.preventDefault();
    accept.mutate({ token, password });
  };
  return (
    <div className={styles.page}>
      <section className={styles.words} aria-label="About Plinth">
        <BrandMark size="page" />
        <p>One chart where a physiatrist's prescription and a therapist's sessions meet.</p>
      </section>
      <main id="content" className={styles.form}>
        {invitation.state === "closed" ? (
          <form>
            <h1>This link no longer works</h1>
            <p>It was used or has run out. Ask your clinic's admin for a new one.</p>
          </form>
        ) : (
          <form onSubmit={send} noValidate>
            <h1>
              Welcome, {invitation.given} {invitation.family}
            </h1>
            {accept.error && !error ? (
              <Strip tone="worse" role="alert">
                {errorWords(accept.error)}
              </Strip>
            ) : null}
            <TextField
              label="Email"
              type="email"
              autoComplete="username"
              value={invitation.email}
              isReadOnly
            />
            <TextField
              label="Choose a password"
              type="password"
              autoComplete="new-password"
              value={password}
              onChange={setPassword}
              hint="At least 15 characters. A few words together are fine."
              autoFocus
              {...(error ? { error } : {})}
            />
            <Button kind="main" type="submit" isPending={accept.isPending} isFullWidth>
              Set password
            </Button>
          </form>
        )}
      </main>
    </div>
  );
}
