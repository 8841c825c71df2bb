import { and, asc, eq, gt } from "drizzle-orm";
import { sha256Hex } from "#db/engine/canonical.ts";
import type { Reader } from "#db/engine/store.ts";

export type FileProblem = {
  fileId: string;
  /** The bytes are not those of the hash, or the sealed audit row of its arrival says another hash or is not there. */
  problem: "changed" | "not-in-chain";
};

/** Recomputes every document's hash from its bytes and holds it against the audit row of its arrival. */
export async function verifyFiles(reader: Reader): Promise<{ checked: number; problems: FileProblem[] }> {
  const { files, auditRows } = reader.t;
  const problems: FileProblem[] = [];
  let after = "";
  let checked = 0;
  for (;;) {
    // One at a time: each may be 5 MB.
    const [file] = await reader.db
      .select({ id: files.id, clinicId: files.clinicId, hash: files.hash, content: files.content })
      .from(files)
      .where(gt(files.id, after))
      .orderBy(asc(files.id))
      .limit(1);
    if (!file) return { checked, problems };
    const [arrival] = await reader.db
      .select({ after: auditRows.after })
      .from(auditRows)
      .where(
        and(
          eq(auditRows.chainId, file.clinicId),
          eq(auditRows.action, "addFile"),
          eq(auditRows.entityId, file.id),
        ),
      );
    const sealed = JSON.parse(arrival?.after ?? "{}") as { hash?: string };
    if (sha256Hex(file.content) !== file.hash) problems.push({ fileId: file.id, problem: "changed" });
    else if (sealed.hash !== file.hash) problems.push({ fileId: file.id, problem: "not-in-chain" });
    checked += 1;
    after = file.id;
  }
}
