import type { FaceTemplate } from '../../domain/face/vocabulary.ts';
import type { FacePictures, FaceReference } from '../../preload/contract/face.ts';
import { rgbToPng } from '../badge/png.ts';
import type { Portrait } from '../devices/id-reader/port.ts';

/**
 * The face data of the one visit under way: in memory and nowhere else (face rules art. 8). What is handed in belongs to the
 * custody, which overwrites it; text made of it for the window is out of reach, and left to the garbage collector.
 */
export interface FaceCustody {
  /** Another card, another person: whatever was held is wiped. */
  cardRead(portrait: Portrait | undefined): void;
  hasPortrait(): boolean;
  /** The card's picture, as the window takes it. */
  reference(): FaceReference | undefined;
  /** The best live frame of an attempt takes the place of the one before. @param jpeg base64 */
  keepLive(jpeg: string): void;
  /** The template of an attempt takes the place of the one before, which is wiped; without one there is none. */
  keepTemplate(next: FaceTemplate | undefined): void;
  /** The live template, which stays the custody's. */
  template(): FaceTemplate | undefined;
  pictures(): FacePictures;
  wipe(): void;
}

export function createFaceCustody(): FaceCustody {
  let portrait: Portrait | undefined;
  let live: Buffer | undefined;
  let template: FaceTemplate | undefined;

  const keepTemplate = (next: FaceTemplate | undefined): void => {
    if (template) wipeTemplate(template);
    template = next;
  };
  const wipe = (): void => {
    portrait?.rgb.fill(0);
    portrait = undefined;
    live?.fill(0);
    live = undefined;
    keepTemplate(undefined);
  };

  return {
    cardRead(next) {
      wipe();
      portrait = next;
    },
    hasPortrait: () => portrait !== undefined,
    reference() {
      if (!portrait) return undefined;
      const { widthDots, heightDots, rgb } = portrait;
      return { kind: 'portrait', widthDots, heightDots, rgb: base64Of(rgb) };
    },
    keepLive(jpeg) {
      live?.fill(0);
      live = Buffer.from(jpeg, 'base64');
    },
    keepTemplate,
    template: () => template,
    pictures: () => ({
      ...(portrait && { document: dataUrl('png', rgbToPng(portrait)) }),
      ...(live && { live: dataUrl('jpeg', live) }),
    }),
    wipe,
  };
}

/** A template is frozen for everybody but the one who ends it. */
export function wipeTemplate({ vectors }: FaceTemplate): void {
  for (const vector of Object.values(vectors)) (vector as number[]).fill(0);
}

const dataUrl = (type: 'png' | 'jpeg', file: Uint8Array): string =>
  `data:image/${type};base64,${base64Of(file)}`;

/** Without a copy of the bytes, which nobody would wipe. */
const base64Of = ({ buffer, byteOffset, length }: Uint8Array): string =>
  Buffer.from(buffer, byteOffset, length).toString('base64');
