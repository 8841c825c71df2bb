import type { FastifyInstance, FastifyReply } from "fastify";
import * as z from "zod/mini";
import { counted } from "#domain/units/counted.ts";
import { type Auth, absoluteMilliseconds, sessionCookie } from "./auth/auth.ts";
import { readBlock, recordFailedSignIn, recordSignIn, recordSignOut } from "./auth/sign-in.commands.ts";
import type { House } from "./context.ts";
import type { Identify } from "./identify.ts";

const signInSchema = z.strictObject({
  email: z.string().check(z.trim(), z.minLength(1, "Enter your email."), z.maxLength(254)),
  password: z.string().check(z.minLength(1, "Enter your password."), z.maxLength(512)),
});
const wrongWords = "Email or password is not right.";

/** The two routes of better-auth that exist here; every other one answers 404. */
export function serveSignIn(app: FastifyInstance, house: House, auth: Auth, identify: Identify): void {
  app.post(
    "/api/auth/sign-in/email",
    { config: { rateLimit: { max: 30, timeWindow: "1 minute" } } },
    async (request, reply) => {
      const parsed = signInSchema.safeParse(request.body);
      if (!parsed.success)
        return reply.code(400).send({
          message: parsed.error.issues[0]?.message ?? wrongWords,
          field: String(parsed.error.issues[0]?.path[0] ?? ""),
        });
      const email = parsed.data.email.toLowerCase();
      const wait = await readBlock(house, email);
      if (wait > 0)
        return reply.code(429).send({ message: `Too many tries. Wait ${inSeconds(wait)} and try again.` });
      const answer = await auth.api.signInEmail({
        body: { email, password: parsed.data.password.normalize("NFKC") },
        headers: new Headers({ "user-agent": (request.headers["user-agent"] ?? "").slice(0, 200) }),
        asResponse: true,
      });
      const token = answer.ok ? (((await answer.clone().json()) as { token?: string }).token ?? "") : "";
      if (token === "" || !(await recordSignIn(house, email, token, request.id, absoluteMilliseconds))) {
        await recordFailedSignIn(house, email, request.id);
        return reply.code(401).send({ message: wrongWords });
      }
      copyCookies(answer, reply);
      return reply.code(200).send({ signedIn: true });
    },
  );

  app.post("/api/auth/sign-out", async (request, reply) => {
    const standing = await identify(request.headers.cookie);
    if (standing)
      await recordSignOut(
        house,
        { staffId: standing.actor.staffId, role: standing.actor.role, sessionId: standing.signIn.sessionId },
        request.id,
      );
    return reply
      .header("set-cookie", `${sessionCookie}=; Path=/; Max-Age=0; Secure; HttpOnly; SameSite=Lax`)
      .header("clear-site-data", '"cache", "storage"')
      .code(200)
      .send({ signedOut: true });
  });
}

function inSeconds(milliseconds: number): string {
  const seconds = Math.ceil(milliseconds / 1000);
  return counted(seconds, "second");
}

function copyCookies(answer: Response, reply: FastifyReply): void {
  for (const cookie of answer.headers.getSetCookie()) void reply.header("set-cookie", cookie);
}
