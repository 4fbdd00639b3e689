import type { MakeHuman, Mesh, Proxy } from './makehuman.ts';
import { add, cross, mean, subtract, times, turn, vecAt, type Vec } from './vectors.ts';

/** Degrees; yaw is positive to the person's own left, pitch is positive down, roll to the own left shoulder. */
export interface Pose {
  readonly yaw: number;
  readonly pitch: number;
  readonly roll: number;
}

/** Target names and how much of each. */
export type Shape = Readonly<Record<string, number>>;

/** A mesh as a graphics card takes it. */
export interface Drawable {
  readonly positions: Float32Array;
  readonly normals: Float32Array;
  readonly uvs: Float32Array;
  readonly indices: Uint32Array;
}

/** How much of a turn each joint carries; below the neck nothing moves. */
const CHAIN: readonly (readonly [bone: string, share: number])[] = [
  ['neck01', 0.1],
  ['neck02', 0.15],
  ['neck03', 0.2],
  ['head', 0.55],
];

/** The body in a shape, before it is posed. */
export function shapeBody(makeHuman: MakeHuman, shape: Shape): Float32Array {
  const positions = Float32Array.from(makeHuman.body.positions);
  for (const [name, amount] of Object.entries(shape)) {
    const target = makeHuman.target(name);
    for (let at = 0; at < positions.length; at += 1) {
      positions[at] = (positions[at] ?? 0) + ((target[at] ?? 0) / 1_000) * amount;
    }
  }
  return positions;
}

/** Puts something worn on a shaped body. */
export function fit(worn: Proxy, body: Float32Array): Float32Array {
  const positions = new Float32Array(worn.refs.length * 3);
  for (const [index, refs] of worn.refs.entries()) {
    const offset = worn.offsets[index] ?? [];
    let at: Vec = [offset[0] ?? 0, offset[1] ?? 0, offset[2] ?? 0];
    for (const [corner, ref] of refs.entries()) {
      at = add(at, times(vecAt(body, ref), worn.weights[index]?.[corner] ?? 0));
    }
    positions.set(at, index * 3);
  }
  return positions;
}

/** Moves the positions of a mesh with the head; `body` is the shaped body, whose joints are the pivots. */
export function pose(
  makeHuman: MakeHuman,
  mesh: Mesh,
  positions: Float32Array,
  body: Float32Array,
  { yaw, pitch, roll }: Pose,
): Float32Array {
  const pivots = CHAIN.map(([bone]) =>
    mean((makeHuman.joints[`${bone}____head`] ?? []).map((index) => vecAt(body, index))),
  );
  const link = chainLinks(makeHuman);
  const posed = new Float32Array(positions.length);
  for (let index = 0; index * 3 < positions.length; index += 1) {
    const amounts = linkWeights(mesh, index, link);
    const rest = vecAt(positions, index);
    // From the head down, so that each joint carries what the joints above it have moved already.
    let sum: Vec = [0, 0, 0];
    for (const [last, amount] of amounts.entries()) {
      let point = rest;
      for (let joint = last - 1; joint >= 0; joint -= 1) {
        const [, share] = CHAIN[joint] ?? ['', 0];
        point = turn(point, pivots[joint] ?? point, yaw * share, pitch * share, roll * share);
      }
      sum = add(sum, times(point, amount));
    }
    posed.set(sum, index * 3);
  }
  return posed;
}

/** Of each bone: 0 below the neck, otherwise one more than its place in the chain. */
function chainLinks({ bones }: MakeHuman): readonly number[] {
  return bones.map((bone) => {
    for (let at: typeof bone | undefined = bone; at; at = bones[at.parent]) {
      const place = CHAIN.findIndex(([name]) => name === at?.name || `${name}____head` === at?.name);
      if (place !== -1) return place + 1;
    }
    return 0;
  });
}

function linkWeights(mesh: Mesh, index: number, link: readonly number[]): readonly number[] {
  const amounts = [0, ...CHAIN.map(() => 0)];
  let total = 0;
  for (let n = 0; n < mesh.influences; n += 1) {
    const weight = mesh.skinWeights[index * mesh.influences + n] ?? 0;
    const place = link[mesh.skinIndices[index * mesh.influences + n] ?? 0] ?? 0;
    amounts[place] = (amounts[place] ?? 0) + weight;
    total += weight;
  }
  return amounts.map((amount) => amount / total);
}

/** @param keep which quads to draw, by their corners and material */
export function toDrawable(
  mesh: Mesh,
  positions: Float32Array,
  keep: (quad: Mesh['quads'][number]) => boolean,
): Drawable {
  const quads = mesh.quads.filter(keep);
  // Normals belong to positions, not to texture corners: otherwise every seam of the texture shows as an edge.
  const normals = new Float32Array(positions.length);
  for (const { corners } of quads) {
    const [a, b, c, d] = corners.map((corner) => vecAt(positions, corner));
    if (!a || !b || !c || !d) continue;
    const normal = cross(subtract(c, a), subtract(d, b));
    for (const corner of corners) normals.set(add(vecAt(normals, corner), normal), corner * 3);
  }
  const place = new Map<string, number>();
  const out: { positions: number[]; normals: number[]; uvs: number[]; indices: number[] } = {
    positions: [],
    normals: [],
    uvs: [],
    indices: [],
  };
  for (const { corners, uvs } of quads) {
    const at = corners.map((corner, n) => {
      const uv = uvs[n] ?? 0;
      const key = `${corner}/${uv}`;
      const known = place.get(key);
      if (known !== undefined) return known;
      const index = place.size;
      place.set(key, index);
      out.positions.push(...vecAt(positions, corner));
      out.normals.push(...vecAt(normals, corner));
      out.uvs.push(mesh.uvs[uv * 2] ?? 0, mesh.uvs[uv * 2 + 1] ?? 0);
      return index;
    });
    const [a, b, c, d] = at;
    if (a === undefined || b === undefined || c === undefined || d === undefined) continue;
    out.indices.push(a, b, c, a, c, d);
  }
  return {
    positions: Float32Array.from(out.positions),
    normals: Float32Array.from(out.normals),
    uvs: Float32Array.from(out.uvs),
    indices: Uint32Array.from(out.indices),
  };
}
