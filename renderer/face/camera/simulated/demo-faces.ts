import type { Pose } from './choreography.ts';

/** A picture of an invented person, and how the head is held on it. */
export interface DemoFrame extends Pose {
  readonly picture: ImageBitmap;
}

/** assets/demo/faces/people.json, as much of it as is used here. */
interface FacesFile {
  readonly people: readonly {
    readonly id: string;
    readonly frames: readonly ({ readonly file: string } & Pose)[];
  }[];
}

/** Where main serves them, as long as a camera is simulated. */
const folder = '/demo/faces/';

const get = async (file: string): Promise<Response> => {
  const answer = await fetch(folder + file);
  if (!answer.ok) throw new Error(`${file}: ${answer.status}`);
  return answer;
};

/** All pictures of one person, the front ones first. Nobody's when there is no such person. */
export async function loadDemoFaces(person: string): Promise<readonly DemoFrame[]> {
  const { people } = (await (await get('people.json')).json()) as FacesFile;
  const frames = people.find(({ id }) => id === person)?.frames ?? [];
  return Promise.all(
    frames.map(async ({ file, yawDeg, pitchDeg }) => {
      const blob = await (await get(`${person}/${file}`)).blob();
      return { yawDeg, pitchDeg, picture: await createImageBitmap(blob) };
    }),
  );
}

/** Somebody else to stand beside this person. */
export async function otherPerson(person: string): Promise<string> {
  const { people } = (await (await get('people.json')).json()) as FacesFile;
  return people.find(({ id }) => id !== person)?.id ?? person;
}

/** The picture whose head is held most like this. */
export function nearestFrame(frames: readonly DemoFrame[], pose: Pose): DemoFrame | undefined {
  const distance = (frame: Pose): number =>
    Math.hypot(frame.yawDeg - pose.yawDeg, frame.pitchDeg - pose.pitchDeg);
  return frames.reduce<DemoFrame | undefined>(
    (best, frame) => (best && distance(best) <= distance(frame) ? best : frame),
    undefined,
  );
}
