import { canonicalJson, sha256Hex } from "#db/engine/canonical.ts";
import type { Run } from "#server/command.ts";

export const documentKinds = [
  "consultation",
  "prescription-version",
  "plan-of-care",
  "home-program",
  "report",
  "certification",
  "recertification",
  "session",
  "co-signature",
  "addendum",
  "verbal-order",
  "decision",
  "order",
  "result-acknowledgement",
  "study",
  "procedure",
  "consult-note",
] as const;
export type DocumentKind = (typeof documentKinds)[number];
export const meanings = ["author", "verifier", "certifier", "reviewer", "co-signer"] as const;
export type Meaning = (typeof meanings)[number];

export type Sealed = {
  kind: string;
  subjectId: string;
  patientId: string;
  schemaNumber: number;
  content: string;
  signerId: string;
  signerName: string;
  meaning: string;
  signedAt: number;
};

/** The hash binds what was signed to whom, when and as what; a copy under another record has another hash. */
export const sealDocument = (document: Sealed): string => sha256Hex(canonicalJson(document));

/** What is about to be signed, with its hash: put `signed` into the audit row of the signing, then store it. */
export type SealedDocument = Sealed & { documentId: string; hash: string };

/** Seals content as its exact canonical JSON, signed by whoever acts, now. */
export function sealContent(
  run: Run,
  document: {
    kind: DocumentKind;
    subjectId: string;
    patientId: string;
    content: unknown;
    meaning: Meaning;
  },
): SealedDocument {
  const sealed: Sealed = {
    kind: document.kind,
    subjectId: document.subjectId,
    patientId: document.patientId,
    schemaNumber: 1,
    content: canonicalJson(document.content),
    signerId: run.actor.staffId,
    signerName: run.actor.shownName,
    meaning: document.meaning,
    signedAt: run.now,
  };
  return { documentId: run.newId(), ...sealed, hash: sealDocument(sealed) };
}

/**
 * What the audit row of a signing says of its document. The row is sealed with a key outside the database, so that a
 * document and its hash changed together are found.
 */
export const auditOfSigning = ({ documentId, hash }: SealedDocument) => ({ signed: { documentId, hash } });

/**
 * Stores what was sealed. Call it after the parent and its children were inserted: from then on the database accepts no
 * further child.
 */
export async function signDocument(run: Run, { documentId, ...sealed }: SealedDocument): Promise<void> {
  await run.tx.db.insert(run.tx.t.signedDocuments).values({ id: documentId, ...sealed });
}
