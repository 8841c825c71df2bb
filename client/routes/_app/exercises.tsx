import { useSuspenseQuery } from "@tanstack/react-query";
import { createFileRoute } from "@tanstack/react-router";
import { exerciseWindows } from "#client/features/exercises/exercise-windows.ts";
import { ExercisesScreen } from "#client/features/exercises/exercises-screen.tsx";
import { trpc } from "#client/trpc.ts";

export const Route = createFileRoute("/_app/exercises")({
  loader: ({ context }) => context.queryClient.ensureInfiniteQueryData(exerciseWindows()),
  component: Exercises,
});

function Exercises() {
  const { data: me } = useSuspenseQuery(trpc.account.me.queryOptions());
  return <ExercisesScreen me={me} />;
}
