import { createReadStream } from 'node:fs';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { join } from 'node:path';
import { launchBrowser } from '../launch-browser.ts';
import { fit, pose, shapeBody, toDrawable, type Drawable, type Pose } from './head.ts';
import type { MakeHuman, Mesh } from './makehuman.ts';
import type { Look, Person } from './people.ts';
import { RISE, type Shot } from './shots.ts';
import { mean, vecAt } from './vectors.ts';

interface Worn {
  readonly name: string;
  readonly kind: 'skin' | 'eyes' | 'lashes' | 'hair' | 'clothes';
  readonly image: string;
  readonly tone: string | null;
  readonly mesh: Mesh;
  place(body: Float32Array): Float32Array;
  readonly keep: (quad: Mesh['quads'][number]) => boolean;
}

export interface Studio {
  /** Without a person, an empty lobby. */
  dress(person?: Person, look?: Look): Promise<void>;
  draw(shot: Shot): Promise<Buffer>;
  close(): Promise<void>;
}

/** Strengths for three.js; the ID card's photographer lights evenly, and from the other side. */
const LIGHTS = {
  live: { key: 1.9, fill: 0.7, sky: 1.5, keyFrom: [-5, 12, 10], exposure: 0.95 },
  portrait: { key: 1.1, fill: 1.1, sky: 2.2, keyFrom: [3, 9, 14], exposure: 0.95 },
};

/** Draws in a browser without a screen, with three.js. */
export async function openStudio(makeHuman: MakeHuman, data: string, three: string): Promise<Studio> {
  const server = createServer((request, response) => {
    const path = new URL(request.url ?? '/', 'http://x').pathname;
    const file = path.startsWith('/three/')
      ? join(three, path.slice(7))
      : path.startsWith('/data/')
        ? join(data, path.slice(6))
        : join(import.meta.dirname, 'scene.html');
    const type = file.endsWith('.js') ? 'text/javascript' : file.endsWith('.png') ? 'image/png' : 'text/html';
    response.setHeader('content-type', type);
    createReadStream(file)
      .on('error', () => response.writeHead(404).end())
      .pipe(response);
  });
  await new Promise<void>((resolve) => void server.listen(0, '127.0.0.1', resolve));
  const browser = await launchBrowser(['--use-angle=swiftshader', '--enable-unsafe-swiftshader']);
  const page = await browser.newPage();
  page.on('console', (message) => process.stderr.write(`${message.text()}\n`));
  await page.goto(`http://127.0.0.1:${(server.address() as AddressInfo).port}/`);
  await page.waitForFunction('window.ready === true');

  let worn: readonly Worn[] = [];
  let body = shapeBody(makeHuman, {});
  const call = <T>(name: string, argument: unknown): Promise<T> =>
    page.evaluate(`window.${name}(${JSON.stringify(argument)})`) as Promise<T>;

  const drawables = (held: Pose) =>
    worn.map((part) => {
      const lifted = { ...held, pitch: held.pitch + RISE };
      const posed = pose(makeHuman, part.mesh, part.place(body), body, lifted);
      return { part, drawable: toDrawable(part.mesh, posed, part.keep) };
    });

  return {
    dress: async (person, look) => {
      worn = person && look ? wear(makeHuman, person, look) : [];
      body = shapeBody(makeHuman, person?.shape ?? {});
      const parts = drawables({ yaw: 0, pitch: 0, roll: 0 });
      const seed = person?.id.charCodeAt(0) ?? 0;
      await call(
        'dress',
        parts.map(({ part: { name, kind, image, tone }, drawable }) => ({
          ...{ name, kind, tone, seed, image: `/data/${image}` },
          uvs: base64(drawable.uvs),
          indices: base64(drawable.indices),
        })),
      );
    },
    draw: async (shot) => {
      const live = shot.kind === 'live';
      const y = eyeHeight(makeHuman, body) - (live ? 0.35 : 0.32);
      const url = await call<string>('draw', {
        meshes: drawables(shot.pose).map(({ part, drawable }) => ({
          name: part.name,
          positions: base64(drawable.positions),
          normals: base64(drawable.normals),
        })),
        ...(live
          ? { width: 640, height: 480, background: 'lobby', type: 'image/jpeg' }
          : { width: 102, height: 126, background: '#ffffff', type: 'image/png' }),
        quality: 0.74,
        view: live
          ? { fov: 21.6, from: [0, y, 9.8], at: [0, y, 0] }
          : { fov: 13.2, from: [0, y, 15], at: [0, y, 0] },
        lights: LIGHTS[shot.kind],
      });
      return Buffer.from(url.slice(url.indexOf(',') + 1), 'base64');
    },
    close: async () => {
      await browser.close();
      server.close();
    },
  };
}

/** In decimetres. */
function eyeHeight({ joints }: MakeHuman, body: Float32Array): number {
  const eyes = ['eye.L____head', 'eye.R____head'].flatMap((joint) => joints[joint] ?? []);
  return mean(eyes.map((index) => vecAt(body, index)))[1];
}

function wear(makeHuman: MakeHuman, person: Person, look: Look): readonly Worn[] {
  const proxy = (name: string, kind: Worn['kind'], path: string, image: string, tone: string | null) => {
    const mesh = makeHuman.proxy(path);
    const item: Worn = {
      ...{ name, kind, tone, mesh, image: `proxies/${path}/textures/${image}` },
      place: (body) => fit(mesh, body),
      keep: () => true,
    };
    return { item, hides: mesh.hides };
  };
  const clothes = proxy(
    'clothes',
    'clothes',
    `clothes/${look.clothes}`,
    `${look.clothes}_diffuse.png`,
    look.clothesTone,
  );
  return [
    {
      ...{
        name: 'skin',
        kind: 'skin',
        tone: person.complexion,
        mesh: makeHuman.body,
        image: `skins/${person.skin}`,
      },
      place: (body) => body,
      // Material 0 is the body itself; the others are helpers that clothes are fitted to.
      keep: (quad) => quad.material === 0 && !quad.corners.every((corner) => clothes.hides[corner] === 1),
    },
    proxy('eyes', 'eyes', 'eyes/HighPolyEyes', 'brown_eye.png', '#ffffff').item,
    proxy('lashes', 'lashes', 'eyelashes/Eyelashes01', 'eyelashes01.png', '#201818').item,
    proxy('eyebrows', 'lashes', `eyebrows/${person.eyebrows}`, `${person.eyebrows}.png`, look.hairTone).item,
    proxy('hair', 'hair', `hair/${look.hair}`, `${look.hair}_diffuse.png`, look.hairTone).item,
    clothes.item,
  ];
}

function base64(data: Drawable['positions'] | Drawable['indices']): string {
  return Buffer.from(data.buffer, data.byteOffset, data.byteLength).toString('base64');
}
