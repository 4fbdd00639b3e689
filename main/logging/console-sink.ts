/** Standard output that may go away (a closed terminal, a broken pipe) without taking the kiosk with it. */
export function createConsoleSink(stream: NodeJS.WritableStream): { write(line: string): void } {
  let open = true;
  stream.on('error', () => {
    open = false;
  });
  return {
    write: (line) => {
      if (open) stream.write(line);
    },
  };
}
