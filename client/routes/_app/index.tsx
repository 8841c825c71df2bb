import { createFileRoute, redirect } from "@tanstack/react-router";
import { type Outputs, trpc } from "#client/trpc.ts";
import type { StaffRole } from "#domain/people/staff.ts";

const homes: Record<StaffRole, "/queue" | "/today" | "/patients" | "/referrals"> = {
  physiatrist: "/queue",
  therapist: "/today",
  specialist: "/patients",
  admin: "/referrals",
};

/** Each role starts at its own work list. */
export const Route = createFileRoute("/_app/")({
  loader: async ({ context }) => {
    const me: Outputs["account"]["me"] = await context.queryClient.ensureQueryData(
      trpc.account.me.queryOptions(),
    );
    throw redirect({ to: homes[me.role] });
  },
});
