import { constants } from 'node:fs';
import { open } from 'node:fs/promises';

/**
 * A device node opened so that no call on it ever waits: what would have to wait fails with `EAGAIN`. All calls reject
 * with the system's own error.
 */
export interface LinePrinterFile {
  /** @returns how many bytes were taken. Of nothing: fails with `EAGAIN` while the printer still takes the last block */
  write(bytes: Uint8Array): Promise<number>;
  /** @returns how many bytes came; `EINVAL` and `EBADF` mean that this node is for writing only */
  read(into: Uint8Array): Promise<number>;
  close(): Promise<void>;
}

/**
 * The kernel's `usblp` waits without end in a write at paper out, and a waiting call holds one of the four threads
 * that serve all files of this process: four labels, and the ledger cannot be written. Hence `O_NONBLOCK`.
 */
export async function openLinePrinterFile(path: string): Promise<LinePrinterFile> {
  const flags = constants.O_NONBLOCK | constants.O_NOCTTY;
  const handle = await open(path, constants.O_RDWR | flags).catch((error: NodeJS.ErrnoException) => {
    // Some udev rules let the printing group write and nobody read.
    if (error.code !== 'EACCES') throw error;
    return open(path, constants.O_WRONLY | flags);
  });
  // The path is typed by hand: a slip must not print badges into the kiosk's own database, or over a disk.
  const kind = await handle.stat();
  if (kind.isFile() || kind.isBlockDevice()) {
    await handle.close();
    throw Object.assign(new Error(`${path} is no printer's node`), { code: 'ENODEV' });
  }
  // Node leaves out a write of nothing unless the buffer itself has a length.
  const nothing = new Uint8Array(1);
  return {
    async write(bytes) {
      const { bytesWritten } = await (bytes.length > 0 ? handle.write(bytes) : handle.write(nothing, 0, 0));
      return bytesWritten;
    },
    async read(into) {
      const { bytesRead } = await handle.read(into, 0, into.length, null);
      return bytesRead;
    },
    close: () => handle.close(),
  };
}
