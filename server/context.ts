import type { AuditKey } from "#db/engine/chain.ts";
import type { Store } from "#db/engine/store.ts";
import type {
  AdminRight,
  Discipline,
  SensitiveSection,
  StaffRole,
  TherapistLevel,
} from "#domain/people/staff.ts";
import type { Clock } from "./clock.ts";
import type { LiveBus } from "./live/live-bus.ts";
import type { Logger } from "./log.ts";

/** Who is acting: read from the database on every request, never cached. */
export type Actor = {
  staffId: string;
  role: StaffRole;
  level: TherapistLevel | null;
  discipline: Discipline | null;
  supervisorId: string | null;
  rights: readonly AdminRight[];
  /** Sections they are named for, in every chart within reach; an admin for none, whatever their entry says. */
  sensitiveSections: readonly SensitiveSection[];
  /** Sections a care-team seat opens to them today, each in the chart of one patient; see `namedFor`. */
  seatSections: readonly { patientId: string; section: SensitiveSection }[];
  /** As shown, for example "R. Kim, PT". */
  shownName: string;
  /** Clinics of which they are a member today. */
  clinicIds: readonly string[];
  /** Zone of their first clinic; cover and due days are compared in it. */
  timeZone: string;
};

export type SignIn = {
  sessionId: string;
  signedInAt: number;
  expiresAt: number;
  isLocked: boolean;
  confirmedUntilAt: number;
};

/** Password hashing, apart from any transaction. */
export type Hasher = {
  hash: (password: string) => Promise<string>;
  verify: (hash: string, password: string) => Promise<boolean>;
};

/** What outlives a request. */
export type House = {
  store: Store;
  clock: Clock;
  auditKey: AuditKey;
  live: LiveBus;
  log: Logger;
  hasher: Hasher;
  /** UUIDv7 of an instant; the seed brings a repeatable one. */
  newId: (now: number) => string;
};

export type Context = House & {
  requestId: string;
  actor: Actor | null;
  signIn: SignIn | null;
};

export type SignedInContext = Context & { actor: Actor; signIn: SignIn };
