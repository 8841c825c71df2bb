import { randomBytes } from "node:crypto";
import { and, eq } from "drizzle-orm";
import { sha256Hex } from "#db/engine/canonical.ts";
import { newId } from "#db/engine/ids.ts";
import type { Reader, Transaction } from "#db/engine/store.ts";
import { organizationChain, type Run } from "#server/command.ts";
import { refuse, refuseNotFound } from "#server/refusal.ts";
import { confirmedMilliseconds } from "./auth.ts";

/** The stored hash of a person's password, or undefined before they accepted their invitation. */
export async function findPasswordHash(reader: Reader, staffId: string): Promise<string | undefined> {
  const { authAccounts, authUsers } = reader.t;
  const [row] = await reader.db
    .select({ password: authAccounts.password })
    .from(authAccounts)
    .innerJoin(authUsers, eq(authUsers.id, authAccounts.userId))
    .where(and(eq(authUsers.staffId, staffId), eq(authAccounts.providerId, "credential")));
  return row?.password ?? undefined;
}

/** Creates the sign-in of a staff member, or replaces its password and ends every sign-in made with the old one. */
export async function setPassword(
  tx: Transaction,
  staff: { id: string; email: string; name: string },
  passwordHash: string,
  now: number,
): Promise<void> {
  const { authUsers, authAccounts, authSessions } = tx.t;
  const [known] = await tx.db
    .select({ id: authUsers.id })
    .from(authUsers)
    .where(eq(authUsers.staffId, staff.id));
  if (known) {
    await tx.db
      .update(authAccounts)
      .set({ password: passwordHash, updatedAt: now })
      .where(eq(authAccounts.userId, known.id));
    await tx.db.delete(authSessions).where(eq(authSessions.userId, known.id));
    return;
  }
  const userId = newId(now);
  await tx.db.insert(authUsers).values({
    id: userId,
    name: staff.name,
    email: staff.email.toLowerCase(),
    emailVerified: true,
    createdAt: now,
    updatedAt: now,
    staffId: staff.id,
  });
  await tx.db.insert(authAccounts).values({
    id: newId(now),
    accountId: userId,
    providerId: "credential",
    userId,
    password: passwordHash,
    createdAt: now,
    updatedAt: now,
  });
}

/** Real input of the person keeps the screen open; nothing else does. */
export async function recordInput(tx: Transaction, sessionId: string, now: number): Promise<void> {
  const { authSessions } = tx.t;
  await tx.db
    .update(authSessions)
    .set({ lastInputAt: now })
    .where(and(eq(authSessions.id, sessionId), eq(authSessions.isLocked, false)));
}

export async function lockSignIn(tx: Transaction, sessionId: string): Promise<void> {
  const { authSessions } = tx.t;
  await tx.db.update(authSessions).set({ isLocked: true }).where(eq(authSessions.id, sessionId));
}

/** The secret that opens what the person's device keeps: one per sign-in, made when it is first asked for. */
export async function takeDeviceSecret(tx: Transaction, sessionId: string): Promise<string> {
  const { authSessions } = tx.t;
  const mine = eq(authSessions.id, sessionId);
  const [row] = await tx.db.select({ secret: authSessions.deviceSecret }).from(authSessions).where(mine);
  if (!row) return refuse("signed-out", "You are signed out.");
  if (row.secret !== null) return row.secret;
  const secret = randomBytes(32).toString("base64url");
  await tx.db.update(authSessions).set({ deviceSecret: secret }).where(mine);
  return secret;
}

/** Unlocks, or confirms for the next ten minutes; the password was verified before, outside the transaction. */
export async function confirmSignIn(run: Run, sessionId: string): Promise<{ confirmedUntilAt: number }> {
  const { authSessions } = run.tx.t;
  const confirmedUntilAt = run.now + confirmedMilliseconds;
  await run.tx.db
    .update(authSessions)
    .set({ isLocked: false, lastInputAt: run.now, confirmedUntilAt })
    .where(eq(authSessions.id, sessionId));
  await run.audit({
    chainId: organizationChain,
    action: "confirmIdentity",
    entity: "sign-in",
    entityId: sessionId,
  });
  return { confirmedUntilAt };
}

export async function endSignIn(run: Run, sessionId: string): Promise<void> {
  const { authSessions, authUsers } = run.tx.t;
  const [owner] = await run.tx.db
    .select({ staffId: authUsers.staffId })
    .from(authSessions)
    .innerJoin(authUsers, eq(authUsers.id, authSessions.userId))
    .where(eq(authSessions.id, sessionId));
  if (owner?.staffId !== run.actor.staffId) return refuseNotFound();
  await run.tx.db.delete(authSessions).where(eq(authSessions.id, sessionId));
  await run.audit({
    chainId: organizationChain,
    action: "endSignIn",
    entity: "sign-in",
    entityId: sessionId,
  });
}

const invitationMilliseconds = 72 * 3_600_000;

/** Makes a one-time link; only its hash is kept. Links made before for the same person no longer work. */
export async function createInvitation(
  run: Run,
  staffId: string,
  purpose: "invite" | "reset",
  token: string,
): Promise<{ expiresAt: number }> {
  const { invitations } = run.tx.t;
  const expiresAt = run.now + invitationMilliseconds;
  await run.tx.db.delete(invitations).where(eq(invitations.staffId, staffId));
  await run.tx.db.insert(invitations).values({
    tokenHash: sha256Hex(token),
    staffId,
    purpose,
    createdBy: run.actor.staffId,
    createdAt: run.now,
    expiresAt,
  });
  return { expiresAt };
}

export async function findInvitation(reader: Reader, token: string, now: number) {
  const { invitations, staff } = reader.t;
  const [row] = await reader.db
    .select({
      tokenHash: invitations.tokenHash,
      staffId: staff.id,
      email: staff.email,
      given: staff.given,
      family: staff.family,
      role: staff.role,
      expiresAt: invitations.expiresAt,
      usedAt: invitations.usedAt,
      purpose: invitations.purpose,
    })
    .from(invitations)
    .innerJoin(staff, eq(staff.id, invitations.staffId))
    .where(and(eq(invitations.tokenHash, sha256Hex(token)), eq(staff.isActive, true)));
  return row && row.usedAt === null && row.expiresAt > now ? row : undefined;
}

export async function takeInvitation(
  tx: Transaction,
  token: string,
  passwordHash: string,
  now: number,
): Promise<string> {
  const invitation = await findInvitation(tx, token, now);
  if (!invitation)
    return refuse("not-now", "This link was used or has run out. Ask your admin for a new one.");
  const { invitations } = tx.t;
  await tx.db.update(invitations).set({ usedAt: now }).where(eq(invitations.tokenHash, invitation.tokenHash));
  await setPassword(
    tx,
    { id: invitation.staffId, email: invitation.email, name: `${invitation.given} ${invitation.family}` },
    passwordHash,
    now,
  );
  return invitation.staffId;
}
