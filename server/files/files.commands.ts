import { eq } from "drizzle-orm";
import { sha256Hex } from "#db/engine/canonical.ts";
import { describeUnfit, fileName, mediaTypeOf } from "#domain/files/file.ts";
import type { Run } from "#server/command.ts";
import { refuse, refuseNotFound } from "#server/refusal.ts";
import { type FileOwnerRef, findPatientToAddTo, requireKeepable } from "./file-owners.queries.ts";

export type AddFile = FileOwnerRef & {
  name: string;
  /** Base64. */
  content: string;
};

/** Keeps a document as it was handed in. What it is, its bytes say; its name decides nothing. */
export async function addFile(
  run: Run,
  input: AddFile,
): Promise<{ fileId: string; name: string; hash: string }> {
  await requireKeepable(run.tx, run, input);
  const content = Buffer.from(input.content, "base64");
  const unfit = describeUnfit(content);
  const mediaType = mediaTypeOf(content);
  if (unfit || !mediaType) return refuse("invalid", unfit ?? "", { field: "content" });
  const patientId = await findPatientToAddTo(run.tx, input);
  const fileId = run.newId();
  const name = fileName(input.name, mediaType);
  const { ownerKind, ownerId, clinicId } = input;
  const facts = { ownerKind, ownerId, name, mediaType, byteCount: content.length };
  const hash = sha256Hex(content);
  await run.audit({
    chainId: clinicId,
    action: "addFile",
    entity: "file",
    entityId: fileId,
    ...(patientId === null ? {} : { patientId }),
    after: { ...facts, hash },
  });
  await run.tx.db.insert(run.tx.t.files).values({
    id: fileId,
    clinicId,
    patientId,
    ...facts,
    hash,
    content,
    addedBy: run.actor.staffId,
    addedAt: run.now,
  });
  return { fileId, name, hash };
}

/** A wrong document stays as it is, shown and served as a mistake, for a signature may name it; it is chosen for nothing new. */
export async function markFileInError(
  run: Run,
  input: { fileId: string; reason: string },
): Promise<{ fileId: string }> {
  const { files, fileErrors } = run.tx.t;
  const [file] = await run.tx.db
    .select({
      ownerKind: files.ownerKind,
      ownerId: files.ownerId,
      clinicId: files.clinicId,
      patientId: files.patientId,
    })
    .from(files)
    .where(eq(files.id, input.fileId));
  if (!file) return refuseNotFound();
  await requireKeepable(run.tx, run, file);
  const [marked] = await run.tx.db
    .select({ fileId: fileErrors.fileId })
    .from(fileErrors)
    .where(eq(fileErrors.fileId, input.fileId));
  if (marked) refuse("not-now", "This document was marked as a mistake already.");
  await run.audit({
    chainId: file.clinicId,
    action: "markFileInError",
    entity: "file",
    entityId: input.fileId,
    ...(file.patientId === null ? {} : { patientId: file.patientId }),
    reason: input.reason,
  });
  await run.tx.db
    .insert(fileErrors)
    .values({ fileId: input.fileId, actorId: run.actor.staffId, reason: input.reason, at: run.now });
  return { fileId: input.fileId };
}
