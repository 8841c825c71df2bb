import { type ClientRequest, request } from "node:http";
import type { FastifyInstance } from "fastify";
import { ownPage } from "#server/testing-http.ts";
import type { LiveItem } from "./live.queries.ts";

export type Stream = {
  status: number;
  headers: Record<string, unknown>;
  /** Everything that came over the wire. */
  text: () => string;
  items: () => LiveItem[];
  lastEventId: () => string | undefined;
  /** Waits until so many items came, or fails after `milliseconds`. */
  count: (items: number, milliseconds?: number) => Promise<LiveItem[]>;
  /** Milliseconds until the server ended it; fails after three seconds. */
  ended: () => Promise<number>;
  hasEnded: () => boolean;
  cut: () => void;
};

export async function listen(app: FastifyInstance): Promise<number> {
  await app.listen({ port: 0, host: "127.0.0.1" });
  const address = app.server.address();
  if (typeof address !== "object" || !address) throw new Error("It does not listen");
  return address.port;
}

/** Follows as a browser's EventSource does, over a real connection. */
export function follow(port: number, cookie: string, lastEventId?: string): Promise<Stream> {
  return new Promise((resolve, reject) => {
    let text = "";
    let isOver = false;
    const waiting = new Set<() => void>();
    const tell = () => {
      for (const look of waiting) look();
    };
    const until = <Value>(read: () => Value | undefined, milliseconds: number, what: string) =>
      new Promise<Value>((found, failed) => {
        const timer = setTimeout(() => {
          waiting.delete(look);
          failed(new Error(`${what}; so far: ${text.slice(-2000)}`));
        }, milliseconds);
        const look = () => {
          const value = read();
          if (value === undefined) return;
          clearTimeout(timer);
          waiting.delete(look);
          found(value);
        };
        waiting.add(look);
        look();
      });
    const frames = () =>
      text
        .slice(0, Math.max(0, text.lastIndexOf("\n\n")))
        .split("\n\n")
        .map((frame) => ({
          event: /^event: (.*)$/m.exec(frame)?.[1],
          data: /^data: (.*)$/m.exec(frame)?.[1],
          id: /^id: (.*)$/m.exec(frame)?.[1],
        }))
        .filter((frame) => frame.data !== undefined && frame.event === undefined);
    const items = () => frames().map((frame) => JSON.parse(frame.data ?? "") as LiveItem);
    const asked: ClientRequest = request(
      {
        port,
        host: "127.0.0.1",
        path: "/trpc/live.follow",
        headers: {
          ...ownPage,
          cookie,
          accept: "text/event-stream",
          ...(lastEventId === undefined ? {} : { "last-event-id": lastEventId }),
        },
      },
      (answer) => {
        const over = () => {
          isOver = true;
          tell();
        };
        answer.setEncoding("utf8");
        answer.on("data", (chunk: string) => {
          text += chunk;
          tell();
        });
        answer.on("end", over).on("close", over).on("error", over);
        resolve({
          status: answer.statusCode ?? 0,
          headers: answer.headers,
          text: () => text,
          items,
          lastEventId: () => frames().at(-1)?.id,
          count: (number, milliseconds = 2_000) =>
            until(
              () => (items().length >= number ? items() : undefined),
              milliseconds,
              `fewer than ${number} items`,
            ),
          ended: async () => {
            const from = performance.now();
            await until(() => isOver || undefined, 3_000, "it did not end");
            return performance.now() - from;
          },
          hasEnded: () => isOver,
          cut: () => asked.destroy(),
        });
      },
    );
    asked.on("error", (error) => (isOver ? undefined : reject(error)));
    asked.end();
  });
}
