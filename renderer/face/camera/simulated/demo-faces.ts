import type { Pose } from './choreography.ts';

/** A picture of an invented person, and how the head is held on it. */
export interface DemoFrame extends Pose {
  readonly picture: ImageBitmap;
}

/** assets/demo/faces/people.json, as much of it as is used here. */
type FacesFile = readonly {
  readonly id: string;
  /** Those that look ahead come first. */
  readonly frames: readonly ({ readonly file: string } & Pose)[];
}[];

/** Where main serves them, as long as a camera is simulated. */
const folder = '/demo/faces/';

const get = async (file: string): Promise<Response> => {
  const answer = await fetch(folder + file);
  if (!answer.ok) throw new Error(`${file}: ${answer.status}`);
  return answer;
};

const readPeople = async (): Promise<FacesFile> => (await get('people.json')).json();

/** How many pictures of each person look ahead, a little differently. */
export const frontFrames = 4;

/**
 * The pictures of one person, those that look ahead first; none when there is no such person.
 * @param most for somebody who makes no moves
 */
export async function loadDemoFaces(person: string, most?: number): Promise<readonly DemoFrame[]> {
  const people = await readPeople();
  const frames = people.find(({ id }) => id === person)?.frames ?? [];
  return Promise.all(
    frames.slice(0, most).map(async ({ file, yawDeg, pitchDeg }) => {
      const blob = await (await get(file)).blob();
      return { yawDeg, pitchDeg, picture: await createImageBitmap(blob) };
    }),
  );
}

/** The lobby while nobody is there. */
export async function loadLobby(): Promise<ImageBitmap> {
  return createImageBitmap(await (await get('lobby.jpg')).blob());
}

/** Somebody else to stand beside this person. */
export async function otherPerson(person: string): Promise<string> {
  const people = await readPeople();
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
