import { err, ok } from '../../../domain/kernel/result.ts';
import type { Result } from '../../../domain/kernel/result.ts';
import type { Vitals } from '../health/vitals.ts';
import type { HidDevice, HidFeatureAccess, HidFeatureHandle } from '../transport/hid-access.ts';
import { hidFault } from '../transport/hid-link.ts';
import { tooLate, within } from '../transport/time-limit.ts';
import type { Timers } from '../transport/timers.ts';
import type { Board, BoardFault, BoardSession } from './board.ts';
import { decodeStatus, encodeReport, featureReport, hidRelayProfiles } from './hid-coder.ts';
import type { HidRelayProfile, HidRelayProfileName, HidRelayStatus } from './hid-coder.ts';
import type { RelayTimings } from './timings.ts';

export interface HidBoardOptions {
  readonly access: HidFeatureAccess;
  readonly profile: HidRelayProfileName;
  /** The board's own five characters, where several hang on one machine. Only for profiles that can be asked. */
  readonly serial?: string | undefined;
  readonly timers: Timers;
  readonly timings: RelayTimings;
  readonly vitals: Vitals;
}

/** A USB-HID relay. */
export function createHidBoard(options: HidBoardOptions): Board {
  const { access, profile: profileName, serial } = options;
  const profile: HidRelayProfile = hidRelayProfiles[profileName];
  return {
    name: `usb-hid ${profileName}${serial === undefined ? '' : ` ${serial}`}`,
    async open() {
      try {
        for (const device of await access.list()) {
          if (!isOfProfile(device, profile)) continue;
          const session = await openSession(device, profile, options);
          if (serial === undefined || (await session.serial()) === serial) return ok(session);
          await session.close();
        }
        return err({ kind: 'no-such-port', detail: 'no such relay board is plugged in' });
      } catch (error) {
        return err(hidFault(error));
      }
    },
  };
}

function isOfProfile(
  { vendorId, productId, product = '' }: HidDevice,
  { ids, product: name }: HidRelayProfile,
) {
  const hasIds = !ids || (ids.vendorId === vendorId && ids.productId === productId);
  return hasIds && name.test(product);
}

interface HidBoardSession extends BoardSession {
  serial(): Promise<string | undefined>;
}

async function openSession(
  { path, product = '' }: HidDevice,
  profile: HidRelayProfile,
  { access, timers, timings, vitals }: HidBoardOptions,
): Promise<HidBoardSession> {
  let gone: BoardFault | undefined;
  let onLost: ((fault: BoardFault) => void) | undefined;
  const relayCount = Number(profile.product.exec(product)?.[1] ?? 8);

  const handle: HidFeatureHandle = await access.open(path, {
    report() {},
    failed(reason) {
      gone = { kind: 'lost', detail: hidFault(reason).detail };
      onLost?.(gone);
    },
  });

  /** Repeats what fails: the USB of these boards is done in software and loses a transfer now and then. */
  const call = async <T>(work: () => Promise<T | undefined>): Promise<Result<T, BoardFault>> => {
    for (let attempt = 1; ; attempt += 1) {
      const done = gone ?? (await attempted(within(work(), timings.answerMs, timers)));
      if ('value' in done) return ok(done.value);
      if (gone || attempt === timings.attempts) return err(gone ?? done);
      vitals.count('retries');
    }
  };

  const status = (): Promise<Result<HidRelayStatus, BoardFault>> =>
    call(async () => decodeStatus(await handle.readFeature(featureReport.id, featureReport.bytes)));

  return {
    async serial() {
      const read = await status();
      return read.ok ? read.value.serial : undefined;
    },
    async set(moves) {
      for (const [relay, on] of moves) {
        if (relay > relayCount) continue;
        const report = encodeReport(profile.encodeSwitch(relay, on));
        const written = await call(() => handle.write(report).then(() => true));
        if (!written.ok) return written;
      }
      const beyond = Math.max(...moves.keys());
      if (beyond <= relayCount) return ok();
      return err({ kind: 'refused', detail: `there is no relay ${beyond}: the board has ${relayCount}` });
    },
    async read(relays) {
      if (!profile.reads) return ok(undefined);
      const read = await status();
      if (!read.ok) return read;
      const { on } = read.value;
      vitals.says(`${read.value.serial} ${on.map((isOn) => (isOn ? '1' : '0')).join('')}`);
      return ok(new Map(relays.map((relay) => [relay, on[relay - 1] === true])));
    },
    onLost(listener) {
      onLost = listener;
      // Lost between opening and listening: still said, but never inside the caller's own call.
      const late = gone;
      if (late) queueMicrotask(() => listener(late));
    },
    close: () => handle.close().catch(() => {}),
  };
}

/** What became of one try: the value, or why there is none. */
async function attempted<T>(
  work: Promise<T | undefined | typeof tooLate>,
): Promise<{ value: T } | BoardFault> {
  try {
    const value = await work;
    if (value === tooLate) return { kind: 'deaf', detail: 'the board does not answer' };
    if (value === undefined) return { kind: 'deaf', detail: 'what the board sends is no answer' };
    return { value };
  } catch (error) {
    return { kind: 'lost', detail: hidFault(error).detail };
  }
}
