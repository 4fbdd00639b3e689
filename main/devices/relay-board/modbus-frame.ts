/**
 * How a protocol data unit travels. Answers are looked for wherever they may stand in what was heard, so that noise
 * before them costs nothing; an answer stands only where unit, length and ticket or checksum all agree.
 */
export interface ModbusFraming {
  /** @param ticket tells this question's answer from late ones, where the framing carries it; 16 bits */
  wrap(pdu: Uint8Array, ticket: number): Uint8Array;
  /** The unit of `pduLength` bytes whose frame begins at `at`, if a whole and sound one does. */
  unwrap(heard: Uint8Array, at: number, pduLength: number, ticket: number): Uint8Array | undefined;
}

/** MBAP header: ticket (2), protocol 0 (2), length of all that follows (2), unit (1). Messaging guide V1.0b, 3.1.3. */
export function tcpFraming(unit: number): ModbusFraming {
  const header = (pduLength: number, ticket: number): readonly number[] => [
    (ticket >> 8) & 0xff,
    ticket & 0xff,
    0,
    0,
    (pduLength + 1) >> 8,
    (pduLength + 1) & 0xff,
    unit,
  ];
  return {
    wrap: (pdu, ticket) => Uint8Array.of(...header(pdu.length, ticket), ...pdu),
    unwrap(heard, at, pduLength, ticket) {
      const expected = header(pduLength, ticket);
      const start = at + expected.length;
      if (heard.length < start + pduLength) return undefined;
      return expected.every((byte, i) => heard[at + i] === byte)
        ? heard.subarray(start, start + pduLength)
        : undefined;
    },
  };
}

/** Unit (1), data, CRC (2, low byte first). Over Serial Line V1.02, 2.5.1. Carries no ticket. */
export function rtuFraming(unit: number): ModbusFraming {
  return {
    wrap(pdu) {
      const body = Uint8Array.of(unit, ...pdu);
      const crc = crc16(body);
      return Uint8Array.of(...body, crc & 0xff, crc >> 8);
    },
    unwrap(heard, at, pduLength) {
      const end = at + 1 + pduLength;
      if (heard[at] !== unit || heard.length < end + 2) return undefined;
      const crc = crc16(heard.subarray(at, end));
      return heard[end] === (crc & 0xff) && heard[end + 1] === crc >> 8
        ? heard.subarray(at + 1, end)
        : undefined;
    },
  };
}

/** CRC-16/MODBUS: polynomial A001 reflected, start FFFF. */
export function crc16(bytes: Uint8Array): number {
  let crc = 0xffff;
  for (const byte of bytes) {
    crc ^= byte;
    for (let bit = 0; bit < 8; bit += 1) crc = crc & 1 ? (crc >> 1) ^ 0xa001 : crc >> 1;
  }
  return crc;
}
