import { randomUUID } from "node:crypto";
import { Agent, request } from "node:http";

export type Answer = { status: number; body: string; milliseconds: number };
export type Client = { send: (path: string, body: unknown) => Promise<Answer> };

/** One keep-alive connection that posts JSON as Plinth's own pages do, and times each answer to its last byte. */
export function makeClient(origin: string, cookie = ""): Client & { close: () => void } {
  const agent = new Agent({ keepAlive: true, maxSockets: 1 });
  const headers = {
    "content-type": "application/json",
    "sec-fetch-site": "same-origin",
    origin,
    cookie,
  };
  return {
    close: () => agent.destroy(),
    send: (path, body) =>
      new Promise((resolve, reject) => {
        const text = body === undefined ? "" : JSON.stringify(body);
        const began = performance.now();
        const sent = request(
          `${origin}${path}`,
          { method: "POST", agent, headers: { ...headers, "content-length": Buffer.byteLength(text) } },
          (answer) => {
            const chunks: Buffer[] = [];
            answer.on("data", (chunk: Buffer) => chunks.push(chunk));
            answer.on("end", () =>
              resolve({
                status: answer.statusCode ?? 0,
                body: Buffer.concat(chunks).toString(),
                milliseconds: performance.now() - began,
              }),
            );
            answer.on("error", reject);
          },
        );
        sent.on("error", reject);
        sent.end(text);
      }),
  };
}

/** Signs in as one person and answers the cookie, with signing confirmed for the next ten minutes. */
export async function signIn(origin: string, email: string, password: string): Promise<string> {
  const answer = await fetch(`${origin}/api/auth/sign-in/email`, {
    method: "POST",
    headers: { "content-type": "application/json", "sec-fetch-site": "same-origin", origin },
    body: JSON.stringify({ email, password }),
  });
  if (!answer.ok) throw new Error(`${email} could not sign in: ${answer.status} ${await answer.text()}`);
  const cookie = answer.headers
    .getSetCookie()
    .map((line) => line.split(";")[0])
    .join("; ");
  const client = makeClient(origin, cookie);
  await call(client, "account.confirm", { operationId: randomUUID(), password });
  client.close();
  return cookie;
}

/** A procedure's result; anything but success ends the run, so that no failure is ever timed as an answer. */
export async function call(client: Client, procedure: string, input: unknown): Promise<Called> {
  const answer = await client.send(`/trpc/${procedure}`, input);
  if (answer.status !== 200) throw new Error(`${procedure}: ${answer.status} ${answer.body.slice(0, 400)}`);
  const { result } = JSON.parse(answer.body) as { result: { data: Record<string, unknown> } };
  return { ...answer, data: result.data };
}
export type Called = Answer & { data: Record<string, unknown> };
