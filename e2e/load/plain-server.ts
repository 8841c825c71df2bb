import { createServer } from "node:http";

/** Plain node:http that takes a body and answers bytes it was given: what any server on this machine must spend. */
const answers = new Map<string, string>();
process.on("message", (message: { path: string; body: string }) => {
  answers.set(message.path, message.body);
  process.send?.("kept");
});

const server = createServer((request, response) => {
  request.resume();
  request.on("end", () => {
    const body = answers.get(request.url ?? "") ?? "";
    response.writeHead(200, {
      "content-type": "application/json",
      "content-length": Buffer.byteLength(body),
    });
    response.end(body);
  });
});
// Longer than any pause between two turns, so that no connection is closed while the other side is measured.
server.keepAliveTimeout = 240_000;
server.listen(0, "127.0.0.1", () => {
  const address = server.address();
  if (typeof address === "object" && address)
    process.stdout.write(`Plain is at http://127.0.0.1:${address.port}\n`);
});
process.on("SIGTERM", () => process.exit(0));
