import { readFileSync } from 'node:fs';
import type { FaceTemplate } from '../../domain/face/vocabulary.ts';
import { openFaceLab } from './lab.ts';

export interface PictureToDescribe {
  readonly path: string;
  readonly isPortrait: boolean;
}

/** Seconds are long before a silent terminal. */
const tellEvery = 50;

/** What the browser says of a file that is no picture. */
const undecodable = /could not be decoded/;

/**
 * Describes each picture with the kiosk's own engine; nothing where no face was found or the file is no picture. Templates stay in
 * memory.
 * @throws when a file cannot be read, the browser cannot be started or the engine fails
 */
export async function describePictures(
  pictures: readonly PictureToDescribe[],
  tell: (words: string) => void,
): Promise<readonly (FaceTemplate | undefined)[]> {
  const lab = await openFaceLab();
  try {
    const templates: (FaceTemplate | undefined)[] = [];
    for (const { path, isPortrait } of pictures) {
      const template = lab.describe(readFileSync(path), isPortrait ? 'portrait' : 'live');
      templates.push(await template.catch(noneOfNoPicture));
      if (templates.length % tellEvery === 0)
        tell(`${templates.length} of ${pictures.length} pictures described`);
    }
    return templates;
  } finally {
    await lab.close();
  }
}

/** One broken file must not end the work of an hour. */
function noneOfNoPicture(error: unknown): undefined {
  if (!undecodable.test(String(error))) throw error;
}
