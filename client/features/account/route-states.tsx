import { type ErrorComponentProps, Link, SearchParamError } from "@tanstack/react-router";
import { TRPCClientError } from "@trpc/client";
import { useEffect } from "react";
import { errorData, errorWords } from "#client/trpc.ts";
import { Button } from "#client/ui/button.tsx";
import { EmptyState } from "#client/ui/empty-state.tsx";
import { ErrorState } from "#client/ui/error-state.tsx";
import { LoadingBars } from "#client/ui/loading-bars.tsx";
import { focusContent } from "#client/use-content-focus.ts";
import styles from "./route-states.module.css";

/** Where a screen could not be read: what is still true, a reference, and the way on. */
export function ProblemScreen({ error, reset }: ErrorComponentProps) {
  const data = errorData(error);
  const isMissing = data?.code === "NOT_FOUND";
  if (error instanceof SearchParamError)
    return (
      <main id="content" className={styles.page}>
        <EmptyState heading="This address is not complete" action={<Link to="/">Go to the start</Link>}>
          Open the patient from a list, and what you look for from there.
        </EmptyState>
      </main>
    );
  return (
    <main id="content" className={styles.page}>
      <ErrorState
        heading={isMissing ? "Not found" : "This did not load"}
        reference={isMissing ? undefined : data?.requestId}
        action={<Button onPress={reset}>Try again</Button>}
      >
        {error instanceof TRPCClientError
          ? data
            ? errorWords(error)
            : "The connection dropped before this was read. Nothing is lost."
          : "Something went wrong on this screen. What was saved is safe. Reload the page and try again."}
      </ErrorState>
    </main>
  );
}

/** A screen that is still being read. It is not the content yet; when that comes, the focus goes there. */
export function PendingScreen() {
  useEffect(() => focusContent, []);
  return (
    <main className={styles.page}>
      <LoadingBars label="Screen" rows={6} />
    </main>
  );
}

/** An address that leads nowhere. */
export function MissingScreen() {
  return (
    <main id="content" className={styles.page}>
      <EmptyState heading="Nothing is here" action={<Link to="/">Go to the start</Link>}>
        Check the address, or go back.
      </EmptyState>
    </main>
  );
}
