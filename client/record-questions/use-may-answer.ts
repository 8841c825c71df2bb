import { useSuspenseQuery } from "@tanstack/react-query";
import { trpc } from "#client/trpc.ts";
import { decideAccess } from "#domain/access/decide.ts";

/** Who may answer what the rules ask; what frees by judgment is a physiatrist's. The server decides. */
export function useMayAnswer(): { canAnswer: boolean; isPhysiatrist: boolean } {
  const { data: me } = useSuspenseQuery(trpc.account.me.queryOptions());
  return {
    canAnswer: decideAccess("precautions.answer", me).isAllowed,
    isPhysiatrist: me.role === "physiatrist",
  };
}
