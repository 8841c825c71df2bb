import { existsSync } from "node:fs";
import helmet from "@fastify/helmet";
import rateLimit from "@fastify/rate-limit";
import fastifyStatic from "@fastify/static";
import {
  type CreateFastifyContextOptions,
  type FastifyTRPCPluginOptions,
  fastifyTRPCPlugin,
} from "@trpc/server/adapters/fastify";
import Fastify, { type FastifyInstance } from "fastify";
import { newId } from "#db/engine/ids.ts";
import { type Auth, authSecret, makeAuth } from "./auth/auth.ts";
import type { Context, House } from "./context.ts";
import { serveFiles } from "./file-routes.ts";
import { guardRequests, guardSizes, mostBodyBytes, mostUploadBytes } from "./http-guards.ts";
import { makeIdentify } from "./identify.ts";
import { describeFailure } from "./log.ts";
import { Refused } from "./refusal.ts";
import { type AppRouter, appRouter } from "./router.ts";
import { serveSignIn } from "./sign-in-routes.ts";

export const plinthVersion = "0.1.0";

export type AppOptions = {
  /** Origin people open, known once the port is. */
  origin: () => string;
  /** The built client; absent in development, where Vite serves it. */
  clientFolder?: string;
  isDevelopment?: boolean;
  /** TLS in front: the address that tries are counted by is the one the proxy names, not the proxy's own. */
  isBehindProxy?: boolean;
};

const contentPolicy = {
  defaultSrc: ["'none'"],
  scriptSrc: ["'self'"],
  // The hash is the one rule react-aria adds for touch (touch-action of pressable elements).
  styleSrc: ["'self'", "'sha256-38RhXrc7EdReTKsOm23ZPOCUgniTUUcjky8QOOrQx6o='"],
  connectSrc: ["'self'"],
  imgSrc: ["'self'", "data:"],
  fontSrc: ["'self'"],
  manifestSrc: ["'self'"],
  // The one that opens the house without a connection.
  workerSrc: ["'self'"],
  frameAncestors: ["'none'"],
  baseUri: ["'none'"],
  formAction: ["'self'"],
  objectSrc: ["'none'"],
};

const plainSentences: Record<number, string> = {
  400: "Some of what was sent cannot be used. Nothing was saved.",
  413: "This is too large to save. Nothing was saved.",
  429: "Too many tries. Wait a minute and try again.",
};

/** The whole HTTP side of one house. Listening is the caller's. */
export async function buildApp(house: House, options: AppOptions): Promise<FastifyInstance> {
  const app = Fastify({
    logger: false,
    bodyLimit: mostBodyBytes,
    requestTimeout: 30_000,
    trustProxy: options.isBehindProxy ? (_address, hop) => hop === 0 : false,
    connectionTimeout: 0,
    genReqId: () => newId(house.clock.now()),
    routerOptions: { maxParamLength: 2000 },
    return503OnClosing: true,
    forceCloseConnections: true,
  });
  app.server.headersTimeout = 10_000;
  app.server.maxConnections = 2000;
  const auth: Auth = makeAuth({
    store: house.store,
    clock: house.clock,
    secret: house.auditKey.secret,
    origin: options.origin(),
    hasher: house.hasher,
  });
  const identify = makeIdentify(house, authSecret(house.auditKey.secret));

  await app.register(helmet, {
    contentSecurityPolicy: options.isDevelopment ? false : { useDefaults: false, directives: contentPolicy },
    strictTransportSecurity: options.origin().startsWith("https://")
      ? { maxAge: 31_536_000, includeSubDomains: true }
      : false,
    referrerPolicy: { policy: "no-referrer" },
    crossOriginOpenerPolicy: { policy: "same-origin" },
    crossOriginResourcePolicy: { policy: "same-origin" },
    xFrameOptions: { action: "deny" },
  });
  await app.register(rateLimit, { global: false });
  guardRequests(app, options.origin);
  app.addHook("onSend", async (request, reply) => {
    void reply.header("x-request-id", request.id);
    if (!reply.hasHeader("cache-control")) void reply.header("cache-control", "no-store");
  });
  finishBeforeClosing(app);
  app.addHook("onResponse", async (request, reply) => {
    house.log.info("request", {
      requestId: request.id,
      route: request.routeOptions.url ?? "none",
      status: reply.statusCode,
      milliseconds: Math.round(reply.elapsedTime),
    });
  });
  app.setErrorHandler((error: Error & { statusCode?: number }, request, reply) => {
    const status = error.statusCode ?? 500;
    if (status >= 500) house.log.error("failed", { requestId: request.id, error: describeFailure(error) });
    return reply
      .code(status)
      .send({ message: plainSentences[status] ?? `Something went wrong. Reference ${request.id}.` });
  });

  app.get("/healthz", async () => {
    const { engine, engineVersion, schemaVersion, settings } = await house.store.report();
    return { status: "ok", version: plinthVersion, engine, engineVersion, schemaVersion, settings };
  });
  serveSignIn(app, house, auth, identify);
  serveFiles(app, house, identify);

  const trpcOptions: FastifyTRPCPluginOptions<AppRouter>["trpcOptions"] = {
    router: appRouter,
    allowMethodOverride: true,
    maxBatchSize: 10,
    createContext: async ({ req }: CreateFastifyContextOptions): Promise<Context> => {
      const standing = await identify(req.headers.cookie);
      return {
        ...house,
        requestId: req.id,
        actor: standing?.actor ?? null,
        signIn: standing?.signIn ?? null,
      };
    },
    onError: ({ error, path, ctx }) => {
      if (error.cause instanceof Refused || error.code === "BAD_REQUEST" || error.code === "UNAUTHORIZED")
        return;
      house.log.error("procedure failed", {
        requestId: ctx?.requestId ?? "none",
        route: path ?? "none",
        code: error.code,
        error: describeFailure(error.cause ?? error),
      });
    },
  };
  await app.register(async (procedures) => {
    guardSizes(procedures);
    // One route carries every procedure, so it lets through what the largest may send.
    procedures.addHook("onRoute", (route) => {
      route.bodyLimit = mostUploadBytes;
    });
    await procedures.register(fastifyTRPCPlugin, { prefix: "/trpc", trpcOptions });
  });

  if (options.clientFolder && existsSync(options.clientFolder)) await serveClient(app, options.clientFolder);
  return app;
}

const longestFinishMilliseconds = 5_000;

/**
 * Stopping lets what was asked be answered; whatever is still open then is cut. Live streams are cut at once: told that
 * they end, browsers would not follow again after the restart.
 */
function finishBeforeClosing(app: FastifyInstance): void {
  const open = new Set<object>();
  let whenEmpty = () => {};
  app.addHook("onRequest", async (request, reply) => {
    if (request.url.startsWith("/trpc/live.follow")) return;
    open.add(reply.raw);
    const isOver = () => {
      open.delete(reply.raw);
      if (open.size === 0) whenEmpty();
    };
    reply.raw.once("finish", isOver).once("close", isOver);
  });
  app.addHook("preClose", async () => {
    if (open.size === 0) return;
    await new Promise<void>((resolve) => {
      const timer = setTimeout(resolve, longestFinishMilliseconds);
      whenEmpty = () => {
        clearTimeout(timer);
        resolve();
      };
    });
  });
}

/** Hashed files are kept for a year; every other path is the one page, never kept. */
async function serveClient(app: FastifyInstance, folder: string): Promise<void> {
  await app.register(fastifyStatic, {
    root: folder,
    wildcard: false,
    setHeaders: (reply, path) => {
      void reply.header(
        "cache-control",
        path.includes("/assets/") ? "public, max-age=31536000, immutable" : "no-store",
      );
    },
  });
  app.setNotFoundHandler((request, reply) => {
    const [path = ""] = request.url.split("?");
    const isPage =
      request.method === "GET" &&
      !request.url.startsWith("/api/") &&
      !request.url.startsWith("/trpc") &&
      !/\.[a-z0-9]+$/i.test(path);
    return isPage
      ? reply.sendFile("index.html", folder, { cacheControl: false })
      : reply.code(404).send({ message: "Nothing is here." });
  });
}
