import { useMutation, useQueryClient } from "@tanstack/react-query";
import { newOperationId, trpc } from "#client/trpc.ts";
import type { Missed } from "#domain/schedule/missed.ts";

type Booking = { bookingId: string; version: number };
const seen = ({ bookingId, version }: Booking) => ({
  operationId: newOperationId(),
  bookingId,
  expectedVersion: version,
});

/** Recording that a booking did not take place, and taking that back; `onDone` once it is written. */
export function useMissedActs(onDone: () => void) {
  const queryClient = useQueryClient();
  const options = {
    onSuccess: async () => {
      onDone();
      await queryClient.invalidateQueries();
    },
  };
  const missing = useMutation(trpc.schedule.miss.mutationOptions(options));
  const undoing = useMutation(trpc.schedule.undoMissed.mutationOptions(options));
  return {
    miss: (booking: Booking, missed: Missed) => missing.mutate({ ...seen(booking), missed }),
    undo: (booking: Booking) => undoing.mutate(seen(booking)),
    isPending: missing.isPending || undoing.isPending,
    error: missing.error,
    undoError: undoing.error,
    reset: missing.reset,
  };
}
export type MissedActs = ReturnType<typeof useMissedActs>;
