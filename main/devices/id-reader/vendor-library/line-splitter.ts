/**
 * Cuts a stream into lines, within a fixed memory: a line longer than `longestBytes` is thrown away up to its end.
 * @returns takes bytes as they come, in pieces of any size
 */
export function createLineSplitter(
  longestBytes: number,
  onLine: (line: string) => void,
): (bytes: Uint8Array) => void {
  const buffer = Buffer.alloc(longestBytes);
  let held = 0;
  let tooLong = false;

  const take = (piece: Uint8Array): void => {
    tooLong ||= held + piece.length > longestBytes;
    if (tooLong) return;
    buffer.set(piece, held);
    held += piece.length;
  };

  const finish = (): void => {
    const line = tooLong ? undefined : buffer.toString('utf8', 0, held);
    // A person's name and face must not lie here until the next long line.
    buffer.fill(0, 0, held);
    held = 0;
    tooLong = false;
    if (line !== undefined) onLine(line);
  };

  return (bytes) => {
    let rest = bytes;
    for (let end = rest.indexOf(newline); end >= 0; end = rest.indexOf(newline)) {
      take(rest.subarray(0, end));
      finish();
      rest = rest.subarray(end + 1);
    }
    take(rest);
  };
}

const newline = 0x0a;
