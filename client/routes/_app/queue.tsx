import { createFileRoute } from "@tanstack/react-router";
import type { SignedPlan } from "#client/features/plans-of-care/signed/plan-text.tsx";
import { ReviewQueueScreen } from "#client/features/reviews/queue/review-queue-screen.tsx";
import { trpc } from "#client/trpc.ts";
import { part } from "#client/ui/part.tsx";

export const Route = createFileRoute("/_app/queue")({
  loader: ({ context }) => context.queryClient.ensureQueryData(trpc.reviews.queue.queryOptions()),
  component: Queue,
});

/** Read when a plan of care is opened, so that the queue does not wait for it. */
const PlanText = part(
  () => import("#client/features/plans-of-care/signed/plan-text.tsx").then(({ PlanText }) => PlanText),
  { takesKeys: false },
);
const readPlan = (plan: SignedPlan, zone: string) => <PlanText plan={plan} zone={zone} />;

function Queue() {
  return <ReviewQueueScreen readPlan={readPlan} />;
}
