import { createDrawing, wipe, type Drawing } from './canvas.ts';
import { coveredPart } from './covered.ts';
import { extentOf, middleOf, type Mesh } from './mesh.ts';
import { greyOf, meanLight, sharpnessOf } from './pixels.ts';
import type { FaceLook } from './port.ts';
import { poseOf } from './pose.ts';

/** A face as the Human library sees it. */
export interface SeenFace {
  readonly mesh: Mesh;
  /** Side of the square about the face that the mesh net looked at. */
  readonly side: number;
}

/** Faces are measured at this width, so that the numbers of a near and of a distant one can be compared. */
const measuredWidth = 112;

/** What there is to say about faces in a frame; the first is the largest. Without any, `light` is that of the whole frame. */
export function lookAt({ canvas, context }: Drawing, faces: readonly SeenFace[]): FaceLook {
  const [largest] = faces;
  if (!largest) {
    const light = meanLight(greyOf(context.getImageData(0, 0, canvas.width, canvas.height)));
    const nowhere = { yawDeg: 0, pitchDeg: 0, rollDeg: 0, width: 0, centre: [0.5, 0.5] as const };
    return { faces: 0, ...nowhere, light, sharpness: 0, covered: 0 };
  }
  const { mesh, side } = largest;
  const face = extentOf(mesh);
  const [middleX, middleY] = middleOf(face);
  const scale = measuredWidth / face.width;
  const small = createDrawing(measuredWidth, face.height * scale);
  small.context.drawImage(
    canvas,
    -face.x * scale,
    -face.y * scale,
    canvas.width * scale,
    canvas.height * scale,
  );
  const image = small.context.getImageData(0, 0, small.canvas.width, small.canvas.height);
  wipe(small.canvas);
  const grey = greyOf(image);
  return {
    faces: faces.length,
    ...poseOf(mesh, side),
    width: Math.min(1, face.width / canvas.width),
    centre: [middleX / canvas.width, middleY / canvas.height],
    light: meanLight(grey),
    sharpness: sharpnessOf(grey),
    covered: coveredPart(image, mesh, ([x, y]) => [(x - face.x) * scale, (y - face.y) * scale]),
  };
}
