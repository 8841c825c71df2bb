import type { FastifyInstance } from "fastify";
import { appendAudit } from "#db/engine/chain.ts";
import { nameOfMistake } from "#domain/files/file.ts";
import type { House } from "./context.ts";
import { findFileContent } from "./files/files.queries.ts";
import type { Identify } from "./identify.ts";
import { notFoundWords } from "./refusal.ts";

/** A document runs nothing, loads nothing, and stands in no frame, whatever is in it. */
const servedPolicy = "default-src 'none'; sandbox; frame-ancestors 'none'";

/**
 * Serves one file's content: who asks is checked in the query, and each reading is one audit row. It is handed over to
 * be saved; the browser never guesses what it is.
 */
export function serveFiles(app: FastifyInstance, house: House, identify: Identify): void {
  app.get<{ Params: { fileId: string } }>("/api/files/:fileId", async (request, reply) => {
    const standing = await identify(request.headers.cookie);
    if (!standing || standing.signIn.isLocked)
      return reply.code(401).send({ message: "You are signed out. Sign in to go on." });
    const { actor } = standing;
    const now = house.clock.now();
    const file = await findFileContent(house.store, { actor, now }, request.params.fileId);
    if (!file) return reply.code(404).send({ message: notFoundWords });
    await house.store.write((tx) =>
      appendAudit(tx, house.auditKey, {
        chainId: file.clinicId,
        at: now,
        actorId: actor.staffId,
        actorRole: actor.role,
        onBehalfOfId: null,
        action: "readFile",
        entity: "file",
        entityId: file.fileId,
        patientId: file.patientId,
        before: null,
        after: null,
        reason: null,
        requestId: request.id,
      }),
    );
    return reply
      .header("content-type", file.mediaType)
      .header(
        "content-disposition",
        contentDisposition(file.errorReason === null ? file.name : nameOfMistake(file.name)),
      )
      .header("content-security-policy", servedPolicy)
      .header("x-content-type-options", "nosniff")
      .header("cache-control", "no-store")
      .send(file.content);
  });
}

/** The name in letters every browser reads, and in full for those that read UTF-8 (RFC 6266). */
function contentDisposition(name: string): string {
  const plain = name.replaceAll(/[^\x20-\x7e]/g, "_").replaceAll(/["\\]/g, "_");
  const encoded = encodeURIComponent(name).replaceAll(
    /['()*]/g,
    (letter) => `%${letter.charCodeAt(0).toString(16).toUpperCase()}`,
  );
  return `attachment; filename="${plain}"; filename*=UTF-8''${encoded}`;
}
