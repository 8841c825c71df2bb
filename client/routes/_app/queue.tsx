import { createFileRoute } from "@tanstack/react-router";
import { PlanText, type SignedPlan } from "#client/features/plans-of-care/plan-text.tsx";
import { ReviewQueueScreen } from "#client/features/reviews/queue/review-queue-screen.tsx";
import { trpc } from "#client/trpc.ts";

export const Route = createFileRoute("/_app/queue")({
  loader: ({ context }) => context.queryClient.ensureQueryData(trpc.reviews.queue.queryOptions()),
  component: Queue,
});

const readPlan = (plan: SignedPlan, zone: string) => <PlanText plan={plan} zone={zone} />;

function Queue() {
  return <ReviewQueueScreen readPlan={readPlan} />;
}
