import { createInterface } from 'node:readline';

/** Asks for a PIN on the terminal without showing it; reads one line when the input is a pipe. */
export async function askPin(
  question: string,
  input: NodeJS.ReadStream = process.stdin,
  output: NodeJS.WriteStream = process.stderr,
): Promise<string> {
  // Silence first: whoever answers faster than the terminal obeys would see the PIN.
  if (input.isTTY) input.setRawMode(true);
  if (input.isTTY) output.write(question);
  try {
    return input.isTTY ? await typed(input) : await firstLine(input);
  } finally {
    if (input.isTTY) input.setRawMode(false);
    if (input.isTTY) output.write('\n');
    input.pause();
  }
}

const ctrlC = '\u0003';
const backspaces = ['\u007f', '\b'];

function typed(input: NodeJS.ReadStream): Promise<string> {
  return new Promise((resolve, reject) => {
    let pin = '';
    const listen = (chunk: Buffer): void => {
      for (const key of chunk.toString('utf8')) {
        if (key === ctrlC) return finish(() => reject(new Error('Interrupted')));
        if (key === '\r' || key === '\n') return finish(() => resolve(pin));
        pin = backspaces.includes(key) ? pin.slice(0, -1) : pin + key;
      }
    };
    const finish = (settle: () => void): void => {
      input.off('data', listen);
      settle();
    };
    input.on('data', listen);
  });
}

async function firstLine(input: NodeJS.ReadStream): Promise<string> {
  for await (const line of createInterface({ input })) return line.trim();
  return '';
}
