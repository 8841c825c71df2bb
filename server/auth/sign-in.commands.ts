import { and, eq, lte } from "drizzle-orm";
import { sha256Hex } from "#db/engine/canonical.ts";
import { appendAudit } from "#db/engine/chain.ts";
import { organizationChain } from "#server/command.ts";
import type { House } from "#server/context.ts";

/** After this many wrong passwords in a row each further one waits longer, at most fifteen minutes. Never for good. */
const freeTries = 5;
const longestBlockMilliseconds = 15 * 60_000;

const keyOf = (email: string) => sha256Hex(email.trim().toLowerCase());

/** Milliseconds this account still has to wait, 0 when it may try. Unknown accounts are slowed the same way. */
export async function readBlock(house: House, email: string): Promise<number> {
  const { signInAttempts } = house.store.t;
  const [row] = await house.store.db
    .select({ until: signInAttempts.blockedUntilAt })
    .from(signInAttempts)
    .where(eq(signInAttempts.accountKey, keyOf(email)));
  return Math.max(0, (row?.until ?? 0) - house.clock.now());
}

/** Counts a wrong password and audits it without naming who was tried. */
export async function recordFailedSignIn(house: House, email: string, requestId: string): Promise<void> {
  const accountKey = keyOf(email);
  const now = house.clock.now();
  await house.store.write(async (tx) => {
    const { signInAttempts } = tx.t;
    const [row] = await tx.db
      .select({ failures: signInAttempts.failures })
      .from(signInAttempts)
      .where(eq(signInAttempts.accountKey, accountKey));
    const failures = (row?.failures ?? 0) + 1;
    const wait =
      failures < freeTries ? 0 : Math.min(longestBlockMilliseconds, 1000 * 2 ** (failures - freeTries));
    const values = { accountKey, failures, blockedUntilAt: now + wait, updatedAt: now };
    if (row) await tx.db.update(signInAttempts).set(values).where(eq(signInAttempts.accountKey, accountKey));
    else await tx.db.insert(signInAttempts).values(values);
    await appendAudit(tx, house.auditKey, {
      ...signInRow(requestId, now),
      actorId: "nobody",
      actorRole: "none",
      action: "failSignIn",
      entityId: accountKey,
    });
  });
}

/** Answers false, and leaves no sign-in standing, for somebody deactivated: to them it looks like a wrong password. */
export async function recordSignIn(
  house: House,
  email: string,
  token: string,
  requestId: string,
  lifetimeMilliseconds: number,
): Promise<boolean> {
  const now = house.clock.now();
  return house.store.write(async (tx) => {
    const { authSessions, authUsers, signInAttempts, staff } = tx.t;
    const [who] = await tx.db
      .select({
        sessionId: authSessions.id,
        userId: authSessions.userId,
        staffId: staff.id,
        role: staff.role,
        isActive: staff.isActive,
      })
      .from(authSessions)
      .innerJoin(authUsers, eq(authUsers.id, authSessions.userId))
      .innerJoin(staff, eq(staff.id, authUsers.staffId))
      .where(eq(authSessions.token, token));
    if (!who?.isActive) {
      await tx.db.delete(authSessions).where(eq(authSessions.token, token));
      return false;
    }
    await tx.db.delete(signInAttempts).where(eq(signInAttempts.accountKey, keyOf(email)));
    // Both ends of a sign-in are set by our own clock.
    await tx.db
      .update(authSessions)
      .set({ lastInputAt: now, createdAt: now, expiresAt: now + lifetimeMilliseconds })
      .where(eq(authSessions.token, token));
    await tx.db
      .delete(authSessions)
      .where(and(eq(authSessions.userId, who.userId), lte(authSessions.expiresAt, now)));
    await appendAudit(tx, house.auditKey, {
      ...signInRow(requestId, now),
      actorId: who.staffId,
      actorRole: who.role,
      action: "signIn",
      entityId: who.sessionId,
    });
    return true;
  });
}

export async function recordSignOut(
  house: House,
  who: { staffId: string; role: string; sessionId: string },
  requestId: string,
): Promise<void> {
  const now = house.clock.now();
  await house.store.write(async (tx) => {
    const { authSessions } = tx.t;
    await tx.db.delete(authSessions).where(eq(authSessions.id, who.sessionId));
    await appendAudit(tx, house.auditKey, {
      ...signInRow(requestId, now),
      actorId: who.staffId,
      actorRole: who.role,
      action: "signOut",
      entityId: who.sessionId,
    });
  });
  house.live.end({ sessionId: who.sessionId });
}

const signInRow = (requestId: string, at: number) => ({
  chainId: organizationChain,
  at,
  onBehalfOfId: null,
  entity: "sign-in",
  patientId: null,
  before: null,
  after: null,
  reason: null,
  requestId,
});
