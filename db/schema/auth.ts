import type { Kit } from "./kit.ts";
import type { OrganizationTables } from "./organization.ts";

/** Sign-in. The first four tables are read and written by better-auth through the Store's writer queue. */
export function authTables(k: Kit, { staff }: OrganizationTables) {
  const authUsers = k.table(
    "auth_users",
    {
      id: k.id().primaryKey(),
      name: k.text().notNull(),
      email: k.text().notNull(),
      emailVerified: k.flag().notNull(),
      image: k.text(),
      createdAt: k.long().notNull(),
      updatedAt: k.long().notNull(),
      staffId: k.id().references(() => staff.id),
    },
    (t) => [k.uniqueIndex("auth_users_email").on(t.email), k.uniqueIndex("auth_users_staff").on(t.staffId)],
  );

  const authSessions = k.table(
    "auth_sessions",
    {
      id: k.id().primaryKey(),
      token: k.text().notNull(),
      userId: k
        .id()
        .notNull()
        .references(() => authUsers.id),
      /** Absolute end, twelve hours after sign-in; never extended. */
      expiresAt: k.long().notNull(),
      createdAt: k.long().notNull(),
      updatedAt: k.long().notNull(),
      ipAddress: k.text(),
      userAgent: k.text(),
      /** Last real input of the person; polling and live updates do not move it. */
      lastInputAt: k.long().notNull().default(0),
      /** Until when signing asks for no further confirmation. */
      confirmedUntilAt: k.long().notNull().default(0),
      isLocked: k.flag().notNull().default(false),
      /** 256 bits in base64url that wrap the key of what the device keeps; made when first asked for, gone with the sign-in. */
      deviceSecret: k.text(),
    },
    (t) => [
      k.uniqueIndex("auth_sessions_token").on(t.token),
      k.index("auth_sessions_user").on(t.userId, t.createdAt),
    ],
  );

  const authAccounts = k.table(
    "auth_accounts",
    {
      id: k.id().primaryKey(),
      accountId: k.text().notNull(),
      providerId: k.text().notNull(),
      userId: k
        .id()
        .notNull()
        .references(() => authUsers.id),
      accessToken: k.text(),
      refreshToken: k.text(),
      idToken: k.text(),
      accessTokenExpiresAt: k.long(),
      refreshTokenExpiresAt: k.long(),
      scope: k.text(),
      password: k.text(),
      createdAt: k.long().notNull(),
      updatedAt: k.long().notNull(),
    },
    (t) => [k.index("auth_accounts_user").on(t.userId)],
  );

  const authVerifications = k.table(
    "auth_verifications",
    {
      id: k.id().primaryKey(),
      identifier: k.text().notNull(),
      value: k.text().notNull(),
      expiresAt: k.long().notNull(),
      createdAt: k.long().notNull(),
      updatedAt: k.long().notNull(),
    },
    (t) => [k.index("auth_verifications_identifier").on(t.identifier)],
  );

  /** One-time links shown to the admin who made them: invitation or password reset. Only the hash is kept. */
  const invitations = k.table(
    "invitations",
    {
      tokenHash: k.text().primaryKey(),
      staffId: k
        .id()
        .notNull()
        .references(() => staff.id),
      purpose: k.oneOf(["invite", "reset"] as const).notNull(),
      createdBy: k.id().notNull(),
      createdAt: k.long().notNull(),
      expiresAt: k.long().notNull(),
      usedAt: k.long(),
    },
    (t) => [k.index("invitations_staff").on(t.staffId, t.createdAt)],
  );

  /** Failed sign-ins per account, so that guessing is slowed across addresses and restarts. */
  const signInAttempts = k.table("sign_in_attempts", {
    accountKey: k.text().primaryKey(),
    failures: k.integer().notNull(),
    blockedUntilAt: k.long().notNull(),
    updatedAt: k.long().notNull(),
  });

  return { authUsers, authSessions, authAccounts, authVerifications, invitations, signInAttempts };
}
