import { writtenOnceTables } from "#db/schema/tables.ts";
import type { Engine } from "./store.ts";

/**
 * What makes signed things immutable in the database itself. A command inserts the parent and its children first and
 * the row of `signed_documents` last: from then on no child is accepted.
 */
type Guard = {
  name: string;
  table: string;
  on: "INSERT" | "UPDATE" | "DELETE";
  columns?: readonly string[];
  /** An UPDATE is tested with the row as it was and as it would be: nothing leaves what is signed, nothing enters it. */
  when?: (row: Row) => string;
  words: string;
};
/** `NEW` or `OLD`, spelled by the event. */
type Row = "NEW" | "OLD";

const writtenOnce: Guard[] = writtenOnceTables.flatMap((table) => [
  { name: `${table}_no_update`, table, on: "UPDATE" as const, words: `${table} is written once` },
  { name: `${table}_no_delete`, table, on: "DELETE" as const, words: `${table} is written once` },
]);

const signedChildren: Guard[] = (
  [
    ["prescription_lines", "version_id", "prescription-version"],
    ["plan_of_care_lines", "plan_of_care_id", "plan-of-care"],
    ["procedure_drugs", "procedure_id", "procedure"],
  ] as const
).map(([table, parent, kind]) => ({
  name: `${table}_closed`,
  table,
  on: "INSERT",
  when: (row) =>
    `EXISTS (SELECT 1 FROM signed_documents d WHERE d.kind = '${kind}' AND d.subject_id = ${row}.${parent})`,
  words: `${table} of a signed ${kind} are closed`,
}));

/** A limit of a signed version is part of what was signed; one raised by a precaution or a spoken order comes later. */
const signedLimits: Guard = {
  name: "limits_closed",
  table: "limits",
  on: "INSERT",
  when: (row) =>
    `${row}.source_kind = 'prescription-version' AND EXISTS (SELECT 1 FROM signed_documents d WHERE d.kind = 'prescription-version' AND d.subject_id = ${row}.source_id)`,
  words: "limits of a signed prescription-version are closed",
};

const isSigned = (row: Row, column: string) =>
  `EXISTS (SELECT 1 FROM sessions s WHERE s.id = ${row}.${column} AND s.signed_at IS NOT NULL)`;
const sessionGuards: Guard[] = [
  {
    name: "sessions_signed_no_update",
    table: "sessions",
    on: "UPDATE",
    when: () => "OLD.signed_at IS NOT NULL",
    words: "a signed session never changes",
  },
  {
    name: "co_signatures_signed_no_update",
    table: "co_signatures",
    on: "UPDATE",
    when: () => "OLD.signed_at IS NOT NULL",
    words: "a co-signature never changes",
  },
  ...["performed_doses", "service_times", "service_intervals"].flatMap((table) =>
    (["INSERT", "UPDATE", "DELETE"] as const).map((on) => ({
      name: `${table}_signed_no_${on.toLowerCase()}`,
      table,
      on,
      when: (row: Row) => isSigned(row, "session_id"),
      words: "rows of a signed session never change",
    })),
  ),
  {
    name: "charge_lines_closed",
    table: "charge_lines",
    on: "INSERT",
    when: (row) => isSigned(row, "session_id"),
    words: "charge lines of a signed session are closed",
  },
  {
    name: "session_vitals_closed",
    table: "session_vitals",
    on: "INSERT",
    when: (row) => isSigned(row, "session_id"),
    words: "vital signs of a signed session are closed",
  },
];

/** Rows whose cached state moves while what was said, and of whom, stays. */
const fixedColumns: Guard[] = (
  [
    ["episodes", ["id", "patient_id", "started_on"]],
    ["prescriptions", ["id", "patient_id", "episode_id", "discipline"]],
    ["sessions", ["id", "patient_id", "episode_id", "started_at"]],
    ["co_signatures", ["session_id", "patient_id", "asked_of"]],
    [
      "limits",
      ["id", "patient_id", "episode_id", "kind", "content", "source_kind", "source_id", "raised_at"],
    ],
    ["precautions", ["id", "patient_id", "effect", "words", "content", "raised_at", "raised_by"]],
    [
      "change_requests",
      [
        "id",
        "patient_id",
        "episode_id",
        "session_id",
        "line_key",
        "kind",
        "wanted",
        "current",
        "evidence",
        "reason",
        "check",
        "plan_snapshot_id",
        "asked_by",
        "asked_at",
      ],
    ],
    [
      "permissions",
      [
        "id",
        "episode_id",
        "line_key",
        "request_id",
        "reply",
        "up_to",
        "is_once",
        "granted_by",
        "granted_at",
        "ends_on",
      ],
    ],
    ["care_team_seats", ["id", "patient_id", "staff_id", "outside_contact", "specialty", "seated_by"]],
    ["seat_sections", ["id", "seat_id", "section", "reason", "opened_by", "opened_at"]],
    ["covers", ["id", "absent_staff_id", "covering_staff_id"]],
    ["clinic_protocols", ["id", "clinic_id"]],
    ["clinic_exercises", ["id", "clinic_id"]],
    ["conditions", ["id", "patient_id", "source", "recorded_by", "recorded_at"]],
    ["medications", ["id", "patient_id", "source", "recorded_by", "recorded_at"]],
    ["allergies", ["id", "patient_id", "words", "source", "recorded_by", "recorded_at"]],
  ] as const
).map(([table, columns]) => ({
  name: `${table}_fixed`,
  table,
  on: "UPDATE",
  columns,
  words: `what a row of ${table} says never changes`,
}));

const neverDeleted: Guard[] = [
  "organizations",
  "patients",
  "episodes",
  "referrals",
  "bookings",
  "prescriptions",
  "plan_of_care_states",
  "limits",
  "precautions",
  "sessions",
  "co_signatures",
  "current_doses",
  "change_requests",
  "permissions",
  "patient_signals",
  "order_states",
  "medication_details",
  "staff",
  "clinics",
  "care_team_seats",
  "seat_sections",
  "covers",
  "conditions",
  "medications",
  "allergies",
  "imported_items",
  "clinic_protocols",
  "clinic_exercises",
  "chain_heads",
].map((table) => ({ name: `${table}_no_delete`, table, on: "DELETE", words: `${table} are never deleted` }));

const guards: readonly Guard[] = [
  ...writtenOnce,
  ...signedChildren,
  signedLimits,
  ...sessionGuards,
  ...fixedColumns,
  ...neverDeleted,
];

export const triggerNames: readonly string[] = guards.map((guard) => guard.name);

/** DDL that drops and creates every guard; safe to run again after each migration. */
export function triggerStatements(engine: Engine): string[] {
  return engine === "sqlite"
    ? guards.flatMap(sqliteTrigger)
    : [postgresFunction, ...guards.flatMap(postgresTrigger), ...noTruncate()];
}

const rowsOf: Record<Guard["on"], readonly Row[]> = {
  INSERT: ["NEW"],
  UPDATE: ["OLD", "NEW"],
  DELETE: ["OLD"],
};

const conditionOf = (guard: Guard, when: (row: Row) => string): string =>
  [...new Set(rowsOf[guard.on].map(when))].map((condition) => `(${condition})`).join(" OR ");

function sqliteTrigger(guard: Guard): string[] {
  const columns = guard.columns ? ` OF ${guard.columns.map((column) => `"${column}"`).join(", ")}` : "";
  const when = guard.when ? ` WHEN ${conditionOf(guard, guard.when)}` : "";
  return [
    `DROP TRIGGER IF EXISTS "${guard.name}"`,
    `CREATE TRIGGER "${guard.name}" BEFORE ${guard.on}${columns} ON "${guard.table}"${when} BEGIN SELECT RAISE(ABORT, '${guard.words}'); END`,
  ];
}

const postgresFunction = `CREATE OR REPLACE FUNCTION plinth_refuse() RETURNS trigger LANGUAGE plpgsql AS $$ BEGIN RAISE EXCEPTION '%', TG_ARGV[0] USING ERRCODE = 'restrict_violation'; END $$`;

/** PostgreSQL allows no subquery in WHEN, so a conditional guard gets a function of its own. */
function postgresTrigger(guard: Guard): string[] {
  const columns = guard.columns ? ` OF ${guard.columns.map((column) => `"${column}"`).join(", ")}` : "";
  const drop = `DROP TRIGGER IF EXISTS "${guard.name}" ON "${guard.table}"`;
  if (!guard.when)
    return [
      drop,
      `CREATE TRIGGER "${guard.name}" BEFORE ${guard.on}${columns} ON "${guard.table}" FOR EACH ROW EXECUTE FUNCTION plinth_refuse('${guard.words}')`,
    ];
  const own = `plinth_${guard.name}`;
  return [
    drop,
    `CREATE OR REPLACE FUNCTION ${own}() RETURNS trigger LANGUAGE plpgsql AS $$ BEGIN IF ${conditionOf(guard, guard.when)} THEN RAISE EXCEPTION '${guard.words}' USING ERRCODE = 'restrict_violation'; END IF; RETURN ${guard.on === "DELETE" ? "OLD" : "NEW"}; END $$`,
    `CREATE TRIGGER "${guard.name}" BEFORE ${guard.on}${columns} ON "${guard.table}" FOR EACH ROW EXECUTE FUNCTION ${own}()`,
  ];
}

function noTruncate(): string[] {
  const tables = [...new Set(guards.filter((guard) => guard.on === "DELETE").map((guard) => guard.table))];
  return tables.flatMap((table) => [
    `DROP TRIGGER IF EXISTS "${table}_no_truncate" ON "${table}"`,
    `CREATE TRIGGER "${table}_no_truncate" BEFORE TRUNCATE ON "${table}" FOR EACH STATEMENT EXECUTE FUNCTION plinth_refuse('${table} is never emptied')`,
  ]);
}
