import type { QueryClient } from "@tanstack/react-query";
import { client, newOperationId } from "./trpc.ts";

/** Records once per page load that this person opened this chart; every read of it waits for that. */
export function openChart(queryClient: QueryClient, patientId: string) {
  return queryClient.ensureQueryData({
    queryKey: ["open-chart", patientId],
    queryFn: () => client.patients.openChart.mutate({ operationId: newOperationId(), patientId }),
    gcTime: Number.POSITIVE_INFINITY,
  });
}
