import { and, asc, desc, eq, inArray, isNull, or } from "drizzle-orm";
import type { Reader } from "#db/engine/store.ts";
import { type FileOwnerKind, fileOwnerKinds } from "#domain/files/file.ts";
import { type Asking, filesWithinReach } from "./file-owners.queries.ts";

const mostFiles = 100;

/** Files of some owners of one kind that the actor may read, newest first, without their content; a mistake says so. */
export async function listFiles(
  reader: Reader,
  asking: Asking,
  of: { ownerKind: FileOwnerKind; ownerIds: readonly string[] },
) {
  const { files, fileErrors } = reader.t;
  return reader.db
    .select({
      fileId: files.id,
      ownerId: files.ownerId,
      clinicId: files.clinicId,
      name: files.name,
      mediaType: files.mediaType,
      byteCount: files.byteCount,
      hash: files.hash,
      addedAt: files.addedAt,
      inError: { reason: fileErrors.reason, at: fileErrors.at },
    })
    .from(files)
    .leftJoin(fileErrors, eq(fileErrors.fileId, files.id))
    .where(and(inArray(files.ownerId, [...of.ownerIds]), filesWithinReach(reader, of.ownerKind, asking)))
    .orderBy(desc(files.addedAt), desc(files.id))
    .limit(mostFiles);
}

/** One file with its content, where the actor may read it, a mistake too: a signature may name it. Undefined for what is missing or forbidden. */
export async function findFileContent(reader: Reader, asking: Asking, fileId: string) {
  const { files, fileErrors } = reader.t;
  const [row] = await reader.db
    .select({
      fileId: files.id,
      ownerKind: files.ownerKind,
      clinicId: files.clinicId,
      patientId: files.patientId,
      name: files.name,
      mediaType: files.mediaType,
      content: files.content,
      errorReason: fileErrors.reason,
    })
    .from(files)
    .leftJoin(fileErrors, eq(fileErrors.fileId, files.id))
    .where(
      and(eq(files.id, fileId), or(...fileOwnerKinds.map((kind) => filesWithinReach(reader, kind, asking)))),
    );
  return row;
}

/** The documents of one owner as a signature names them, oldest first, without mistakes. */
export async function listSignable(reader: Reader, of: { ownerKind: FileOwnerKind; ownerId: string }) {
  const { files, fileErrors } = reader.t;
  return reader.db
    .select({ fileId: files.id, name: files.name, hash: files.hash })
    .from(files)
    .leftJoin(fileErrors, eq(fileErrors.fileId, files.id))
    .where(and(eq(files.ownerKind, of.ownerKind), eq(files.ownerId, of.ownerId), isNull(fileErrors.fileId)))
    .orderBy(asc(files.addedAt), asc(files.id))
    .limit(mostFiles);
}

/** What an owner has in one clinic that is newest and no mistake: the document a signature names. */
export async function findNewestFile(
  reader: Reader,
  of: { ownerKind: FileOwnerKind; ownerId: string; clinicId: string },
) {
  const { files, fileErrors } = reader.t;
  const [row] = await reader.db
    .select({ fileId: files.id, name: files.name, hash: files.hash })
    .from(files)
    .leftJoin(fileErrors, eq(fileErrors.fileId, files.id))
    .where(
      and(
        eq(files.ownerKind, of.ownerKind),
        eq(files.ownerId, of.ownerId),
        eq(files.clinicId, of.clinicId),
        isNull(fileErrors.fileId),
      ),
    )
    .orderBy(desc(files.addedAt), desc(files.id))
    .limit(1);
  return row;
}
