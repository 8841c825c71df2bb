const newline = 0x0a;

/** The lines of a stream of NDJSON without blank ones; a line that is too long is answered as `undefined`. */
export async function* splitLines(
  chunks: AsyncIterable<Uint8Array>,
  mostBytes: number,
): AsyncGenerator<Buffer | undefined> {
  let pieces: Buffer[] = [];
  let bytes = 0;
  let isTooLong = false;
  const keep = (piece: Uint8Array) => {
    bytes += piece.length;
    if (bytes > mostBytes) {
      isTooLong = true;
      pieces = [];
    } else pieces.push(Buffer.from(piece));
  };
  const take = (): Buffer => {
    const line = Buffer.concat(pieces);
    pieces = [];
    bytes = 0;
    return line;
  };
  for await (const chunk of chunks) {
    let from = 0;
    for (let at = chunk.indexOf(newline); at !== -1; at = chunk.indexOf(newline, from)) {
      keep(chunk.subarray(from, at));
      from = at + 1;
      const line = take();
      if (isTooLong) yield undefined;
      else if (line.some((byte) => byte > 0x20)) yield line;
      isTooLong = false;
    }
    if (from < chunk.length) keep(chunk.subarray(from));
  }
  const last = take();
  if (isTooLong) yield undefined;
  else if (last.some((byte) => byte > 0x20)) yield last;
}
