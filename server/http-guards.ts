import type { FastifyInstance } from "fastify";
import { mostFileBytes } from "#domain/files/file.ts";

export const mostBodyBytes = 256 * 1024;
/** A file travels as base64 inside JSON, with room for its name. */
export const mostUploadBytes = Math.ceil(mostFileBytes / 3) * 4 + 4096;

/**
 * What a request must be before anything reads it: one of three methods, JSON where it has a body, sent by our own
 * page, and for our own host. tRPC's own content check lets some cross-site forms through, so this stands first.
 */
export function guardRequests(app: FastifyInstance, origin: () => string): void {
  app.addHook("onRequest", async (request, reply) => {
    if (request.method !== "GET" && request.method !== "HEAD" && request.method !== "POST")
      return reply.code(405).send({ message: "Not supported." });
    if (request.headers.host !== new URL(origin()).host)
      return reply.code(421).send({ message: "This address is not served here." });
    if (
      request.method === "POST" &&
      !/^application\/json(;\s*charset=utf-8)?$/i.test(request.headers["content-type"] ?? "")
    )
      return reply.code(415).send({ message: "Only JSON is accepted." });
    const isApi = request.url.startsWith("/trpc") || request.url.startsWith("/api/");
    if (isApi && !isSameOrigin(request.headers, origin()))
      return reply.code(403).send({ message: "Only Plinth's own pages may ask this." });
    return undefined;
  });
}

/** Only handing in a file, by itself, may be large; everything else says its length and keeps to the usual size. */
export function guardSizes(procedures: FastifyInstance): void {
  procedures.addHook("onRequest", async (request, reply) => {
    if (request.method !== "POST" || /^\/trpc\/files\.add(\?|$)/.test(request.url)) return undefined;
    const bytes = Number(request.headers["content-length"] ?? Number.NaN);
    return bytes <= mostBodyBytes
      ? undefined
      : reply.code(413).send({ message: "This is too large to save. Nothing was saved." });
  });
}

function isSameOrigin(headers: Record<string, string | string[] | undefined>, origin: string): boolean {
  const site = headers["sec-fetch-site"];
  if (site !== undefined && site !== "same-origin") return false;
  const sent = headers["origin"];
  if (sent !== undefined) return sent === origin;
  // A same-origin GET carries no Origin; without Fetch Metadata there is no proof, so it is refused.
  return site === "same-origin";
}
