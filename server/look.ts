import { appendAudit } from "#db/engine/chain.ts";
import { organizationChain } from "./command.ts";
import type { SignedInContext } from "./context.ts";

/** Looking at a list is one audit row; what was typed to find it is not kept. */
export async function recordLook(
  ctx: SignedInContext,
  look: {
    action: "searchPatients" | "readList" | "readAudit" | "readPlanOfCare";
    entity: string;
    chainId?: string;
    entityId?: string;
    patientId?: string;
    found?: number;
  },
): Promise<void> {
  await ctx.store.write((tx) =>
    appendAudit(tx, ctx.auditKey, {
      chainId: look.chainId ?? ctx.actor.clinicIds[0] ?? organizationChain,
      at: ctx.clock.now(),
      actorId: ctx.actor.staffId,
      actorRole: ctx.actor.role,
      onBehalfOfId: null,
      action: look.action,
      entity: look.entity,
      entityId: look.entityId ?? "list",
      patientId: look.patientId ?? null,
      before: null,
      after: look.found === undefined ? null : JSON.stringify({ found: look.found }),
      reason: null,
      requestId: ctx.requestId,
    }),
  );
}
