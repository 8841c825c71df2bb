import type { ErrorComponentProps } from "@tanstack/react-router";
import { errorData, errorWords } from "#client/trpc.ts";
import { Button } from "#client/ui/button.tsx";
import { ErrorState } from "#client/ui/error-state.tsx";

/** Where a screen could not be read: what is still true, a reference, and the way on. */
export function ProblemScreen({ error, reset }: ErrorComponentProps) {
  const data = errorData(error);
  const isMissing = data?.code === "NOT_FOUND";
  return (
    <main id="content">
      <ErrorState
        heading={isMissing ? "Not found" : "This did not load"}
        reference={isMissing ? undefined : data?.requestId}
        action={<Button onPress={reset}>Try again</Button>}
      >
        {errorWords(error)}
      </ErrorState>
    </main>
  );
}
