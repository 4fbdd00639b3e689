import { readdirSync } from 'node:fs';
import { join } from 'node:path';

/** A picture of somebody. */
export interface PictureFile {
  /** The folder's name; two folders are two people. */
  readonly person: string;
  readonly path: string;
  /** A document's photograph, by its name: enlarged and framed before it is described. */
  readonly isPortrait: boolean;
}

/** More of one person say little that is new, and each takes some tenths of a second. */
const mostOfOne = 10;

const isPicture = /\.(jpe?g|png|webp)$/i;

/**
 * The pictures of a folder that has a folder for each person, in the order of their names.
 * @throws when a folder cannot be read
 */
export function pictureFolders(folder: string): readonly PictureFile[] {
  return readdirSync(folder, { withFileTypes: true })
    .filter((entry) => entry.isDirectory())
    .map(({ name }) => name)
    .sort()
    .flatMap((person) =>
      readdirSync(join(folder, person))
        .filter((name) => isPicture.test(name))
        .sort()
        .slice(0, mostOfOne)
        .map((name) => ({ person, path: join(folder, person, name), isPortrait: /^portrait/i.test(name) })),
    );
}
