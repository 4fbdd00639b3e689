import type { FaceReferenceKind, FaceTemplate } from '../../domain/face/vocabulary.ts';
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
  /** @param stored the enrolled template, which stays its store's; for `enrolled` only */
  reference(kind: FaceReferenceKind, stored?: FaceTemplate): FaceReference | undefined;
  /** The best live frame of an attempt takes the place of the one before, and its template likewise. @param jpeg base64 */
  keepLive(jpeg: string, template?: FaceTemplate): void;
  /** Hands the live template over, once: from then on it is the taker's. */
  takeTemplate(): FaceTemplate | undefined;
  pictures(): FacePictures;
  wipe(): void;
}

export function createFaceCustody(): FaceCustody {
  let portrait: Portrait | undefined;
  let live: Buffer | undefined;
  let template: FaceTemplate | undefined;

  const wipeLive = (): void => {
    live?.fill(0);
    if (template) wipeTemplate(template);
    live = undefined;
    template = undefined;
  };
  const wipe = (): void => {
    portrait?.rgb.fill(0);
    portrait = undefined;
    wipeLive();
  };

  return {
    cardRead(next) {
      wipe();
      portrait = next;
    },
    hasPortrait: () => portrait !== undefined,
    reference(kind, stored) {
      if (kind === 'enrolled') return stored && { kind: 'template', template: stored };
      if (!portrait) return undefined;
      const { widthDots, heightDots, rgb } = portrait;
      return { kind: 'portrait', widthDots, heightDots, rgb: base64Of(rgb) };
    },
    keepLive(jpeg, next) {
      wipeLive();
      live = Buffer.from(jpeg, 'base64');
      template = next;
    },
    takeTemplate() {
      const taken = template;
      template = undefined;
      return taken;
    },
    pictures: () => ({
      ...(portrait && { document: dataUrl('png', rgbToPng(portrait)) }),
      ...(live && { live: dataUrl('jpeg', live) }),
    }),
    wipe,
  };
}

/** A template is frozen for everybody but the one who ends it. */
function wipeTemplate({ vectors }: FaceTemplate): void {
  for (const vector of Object.values(vectors)) (vector as number[]).fill(0);
}

const dataUrl = (type: 'png' | 'jpeg', file: Uint8Array): string =>
  `data:image/${type};base64,${base64Of(file)}`;

/** Without a copy of the bytes, which nobody would wipe. */
const base64Of = ({ buffer, byteOffset, length }: Uint8Array): string =>
  Buffer.from(buffer, byteOffset, length).toString('base64');
