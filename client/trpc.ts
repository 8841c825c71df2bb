import {
  createTRPCClient,
  httpBatchLink,
  httpLink,
  httpSubscriptionLink,
  splitLink,
  TRPCClientError,
} from "@trpc/client";
import type { inferRouterInputs, inferRouterOutputs } from "@trpc/server";
import { createTRPCOptionsProxy } from "@trpc/tanstack-react-query";
import type { PlinthErrorData } from "#server/errors.ts";
import type { AppRouter } from "#server/router.ts";
import { deviceLink } from "./device/device-link.ts";
import type { SaveFailure } from "./keeper.ts";
import { operationLink } from "./operation-link.ts";
import { queryClient } from "./query-client.ts";

/** Inputs and outputs of every procedure, by router and name. */
export type Inputs = inferRouterInputs<AppRouter>;
export type Outputs = inferRouterOutputs<AppRouter>;

/** Reads travel as POST, so that nothing about a patient is ever part of an address. */
export const client = createTRPCClient<AppRouter>({
  links: [
    deviceLink(),
    operationLink(),
    splitLink({
      condition: (operation) => operation.type === "subscription",
      true: httpSubscriptionLink({ url: "/trpc" }),
      false: splitLink({
        // A file travels by itself: only its own procedure may be large.
        condition: (operation) => operation.path === "files.add",
        true: httpLink({ url: "/trpc" }),
        false: httpBatchLink({ url: "/trpc", methodOverride: "POST", maxItems: 10 }),
      }),
    }),
  ],
});

export const trpc = createTRPCOptionsProxy<AppRouter>({ client, queryClient });

/** Made when a form opens or a key is pressed; a retry sends the same one, so that nothing happens twice. */
export const newOperationId = (): string => crypto.randomUUID();

/** What the server said, or undefined when nothing answered (the connection dropped). */
export function errorData(error: unknown): PlinthErrorData | undefined {
  return error instanceof TRPCClientError
    ? ((error.data as PlinthErrorData | undefined) ?? undefined)
    : undefined;
}

/** The sentence to show for a failed write or read. */
export function errorWords(error: unknown): string {
  if (error instanceof TRPCClientError && error.data) return error.message;
  return "The connection dropped. What you typed is kept here. Try again.";
}

/** What a failed save means for the next one. A proxy that answers for the server says nothing about the save. */
export function saveFailureOf(error: unknown): SaveFailure {
  const data = errorData(error);
  if (!data) return "unanswered";
  if (data.refusal?.kind === "changed-meanwhile") return "changed-meanwhile";
  const isPassing =
    data.code === "UNAUTHORIZED" || data.code === "TOO_MANY_REQUESTS" || data.httpStatus >= 500;
  return isPassing ? "later" : "refused";
}

/** The sentence for one field, when the server refused that field. */
export function fieldWords(error: unknown, field: string): string | undefined {
  const data = errorData(error);
  if (data?.refusal?.field === field) return data.refusal.words;
  return data?.fields?.find((problem) => problem.field === field)?.words;
}
