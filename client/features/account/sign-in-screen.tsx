import { type FormEvent, useState } from "react";
import { openDevice } from "#client/device/begin.ts";
import { BrandMark } from "#client/ui/brand-mark.tsx";
import { Button } from "#client/ui/button.tsx";
import { Strip } from "#client/ui/strip.tsx";
import { TextField } from "#client/ui/text-field.tsx";
import styles from "./sign-in-screen.module.css";

type Answer = { message?: string; field?: string };

/** Email and password. The answer is the same for a wrong password and an unknown address. */
export function SignInScreen({ onSignedIn }: { onSignedIn: () => void }) {
  const [email, setEmail] = useState("");
  const [password, setPassword] = useState("");
  const [isPending, setPending] = useState(false);
  const [problem, setProblem] = useState<string | null>(null);

  const signIn = async (event: FormEvent) => {
    event.preventDefault();
    setPending(true);
    setProblem(null);
    try {
      const answer = await fetch("/api/auth/sign-in/email", {
        method: "POST",
        headers: { "content-type": "application/json" },
        body: JSON.stringify({ email, password }),
      });
      if (answer.ok) {
        // The password is at hand here alone: from now on it opens what this device keeps, also without a connection.
        await openDevice(password);
        return onSignedIn();
      }
      setProblem(((await answer.json()) as Answer).message ?? "Sign-in did not work. Try again.");
    } catch {
      setProblem("The connection dropped. Try again.");
    }
    setPending(false);
  };

  return (
    <div className={styles.page}>
      <section className={styles.words} aria-label="About Plinth">
        <BrandMark size="page" />
        <p>One chart where a physiatrist's prescription and a therapist's sessions meet.</p>
        <ul>
          <li>The prescription says what the therapist may set.</li>
          <li>What lies outside becomes a question with a one-key answer.</li>
          <li>The answer stands in the open session.</li>
          <li>The measures say whom to see first.</li>
        </ul>
      </section>
      <main id="content" className={styles.form}>
        <form onSubmit={(event) => void signIn(event)} noValidate>
          <h1>Sign in</h1>
          {problem ? (
            <Strip tone="worse" role="alert">
              {problem}
            </Strip>
          ) : null}
          <TextField
            label="Email"
            type="email"
            autoComplete="username"
            value={email}
            onChange={setEmail}
            autoFocus
            isRequired
          />
          <TextField
            label="Password"
            type="password"
            autoComplete="current-password"
            value={password}
            onChange={setPassword}
            isRequired
          />
          <Button kind="main" type="submit" isPending={isPending} isFullWidth>
            Sign in
          </Button>
          <p className={styles.hint}>
            No sign-in yet, or the password is lost: ask your clinic's admin for a link.
          </p>
        </form>
      </main>
    </div>
  );
}
