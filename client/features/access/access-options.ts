import { trpc } from "#client/trpc.ts";

/** Who looked at a patient, window by window, as the loader begins them and the screen goes on. */
export const accessOptions = (patientId: string) =>
  trpc.patients.audit.infiniteQueryOptions(
    { patientId },
    { getNextPageParam: (page) => page.next, initialCursor: null },
  );
