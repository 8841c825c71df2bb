import middie from "@fastify/middie";
import type { FastifyInstance } from "fastify";
import { createServer } from "vite";

/** Development only: Vite inside this process, so that one address serves everything. */
export async function serveDevelopmentClient(app: FastifyInstance): Promise<void> {
  const vite = await createServer({
    server: { middlewareMode: true, hmr: { server: app.server } },
    appType: "spa",
  });
  await app.register(middie);
  app.use((request, response, next) => {
    const url = request.url ?? "/";
    if (url.startsWith("/trpc") || url.startsWith("/api/") || url === "/healthz") return next();
    vite.middlewares(request, response, next);
  });
}
