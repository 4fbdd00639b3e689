import { decode, decodeFirst, encode } from 'cborg';
import { bytesOfPassKeyId, passKeyIdBytes, passKeyIdOf } from './ids.ts';
import type { PassKeyId, PassSigner } from './primitives.ts';

// COSE_Sign1 (RFC 9052 section 4.2), untagged: a pass carries nothing else.
const algorithmLabel = 1;
const keyIdLabel = 4;
const edDsa = -8;
const signatureBytes = 64;
const noBytes = new Uint8Array(0);

// One spelling per value: a pass that can be written in two ways could be changed without anybody noticing.
const oneSpelling = {
  strict: true,
  useMaps: true,
  rejectDuplicateMapKeys: true,
  allowIndefinite: false,
  allowUndefined: false,
  allowBigInt: false,
};

/** A signed payload as read, with nothing proven yet. */
export interface Sign1 {
  readonly keyId: PassKeyId;
  readonly payload: Uint8Array;
  /** What the signature is over. */
  readonly signed: Uint8Array;
  readonly signature: Uint8Array;
}

/** Signs `payload` with an empty external context, so that any COSE library can check it. */
export function sign1(payload: Uint8Array, signer: PassSigner): Uint8Array {
  const head = encode(
    new Map<number, unknown>([
      [algorithmLabel, edDsa],
      [keyIdLabel, bytesOfPassKeyId(signer.keyId)],
    ]),
  );
  return encode([head, new Map(), payload, signer.sign(toBeSigned(head, payload))]);
}

/** Reads one from the start of `bytes`; `undefined` when there is none of the one form that `sign1` writes. */
export function readSign1(
  bytes: Uint8Array,
): { readonly message: Sign1; readonly rest: Uint8Array } | undefined {
  const found = quietly(() => decodeFirst(bytes, oneSpelling));
  if (!found) return undefined;
  const [parts, rest]: [unknown, Uint8Array] = found;
  if (!Array.isArray(parts) || parts.length !== 4) return undefined;
  const [head, open, payload, signature]: unknown[] = parts;
  if (!(head instanceof Uint8Array) || !(payload instanceof Uint8Array)) return undefined;
  if (!(signature instanceof Uint8Array) || signature.length !== signatureBytes) return undefined;
  // The open header is not signed: whatever stood there could have been put in by anyone.
  if (!(open instanceof Map) || open.size > 0) return undefined;
  const keyId = keyIdOf(head);
  return keyId && { message: { keyId, payload, signed: toBeSigned(head, payload), signature }, rest };
}

/** CBOR (RFC 8949) in its one spelling, maps as `Map`; `undefined` for anything else. */
export function readCbor(bytes: Uint8Array): unknown {
  return quietly((): unknown => decode(bytes, oneSpelling));
}

function keyIdOf(head: Uint8Array): PassKeyId | undefined {
  const labels = readCbor(head);
  if (!(labels instanceof Map) || labels.size !== 2 || labels.get(algorithmLabel) !== edDsa) return undefined;
  const id: unknown = labels.get(keyIdLabel);
  return id instanceof Uint8Array && id.length === passKeyIdBytes ? passKeyIdOf(id) : undefined;
}

/** The Sig_structure of RFC 9052 section 4.4. */
const toBeSigned = (head: Uint8Array, payload: Uint8Array): Uint8Array =>
  encode(['Signature1', head, noBytes, payload]);

/** The coder throws on malformed input; here that is an ordinary answer. */
function quietly<T>(read: () => T): T | undefined {
  try {
    return read();
  } catch {
    return undefined;
  }
}
