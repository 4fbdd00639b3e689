import { err, ok } from '../../../domain/kernel/result.ts';
import { callService } from '../../platforms/cloud/call.ts';
import type { ServiceRequest } from '../../platforms/cloud/call.ts';
import type { CloudWorld } from '../../platforms/cloud/cloud-world.ts';
import { createRateLimit } from '../../platforms/cloud/rate-limit.ts';
import type { Rate, RateLimit } from '../../platforms/cloud/rate-limit.ts';
import type { Channel, DeliveryFault, Message } from '../channel.ts';
import { callFault, fault, statusFault } from '../faults.ts';
import { plainText, utf8Bytes } from '../plain-text.ts';
import { isUrgent } from '../templates/keys.ts';

/** What all robots' rooms have in common. */
export interface RobotRoom {
  /** A word the robot's own settings ask for in every message; put before the title. */
  readonly keyword?: string | undefined;
  /** Whether a message somebody waits for calls everybody in the room. */
  readonly mentionAll: boolean;
}

/** How one service's robot is spoken to. */
export interface RobotDialect<Room extends RobotRoom> {
  readonly name: 'wecom' | 'dingtalk' | 'feishu';
  readonly rooms: Readonly<Record<string, Room>>;
  readonly rate: Rate;
  /** Of the text, in UTF-8. */
  readonly longestBytes: number;
  request(room: Room, text: string, mentionAll: boolean, nowMs: number): ServiceRequest;
  /** The code in the body, with 200 or without; `undefined` when the body is none of this service's. */
  codeOf(json: unknown): string | undefined;
  /** The fault of a code; `undefined` for success. */
  faultOf(code: string, json: unknown): DeliveryFault | undefined;
}

/** A channel that writes into group chats. The rooms' rates are kept here, since the services punish one message too many. */
export function createRobot<Room extends RobotRoom>(dialect: RobotDialect<Room>, world: CloudWorld): Channel {
  const limits = new Map<string, RateLimit>(
    Object.keys(dialect.rooms).map((room) => [room, createRateLimit(dialect.rate)]),
  );
  return {
    name: dialect.name,
    canReach: ({ room }) => room !== undefined && Object.hasOwn(dialect.rooms, room),
    async send(message, to, signal) {
      const room =
        to.room !== undefined && Object.hasOwn(dialect.rooms, to.room) ? dialect.rooms[to.room] : undefined;
      if (!room || to.room === undefined) return err(fault('misconfigured', 'no-such-room'));
      const text = textFor(room, message);
      if (utf8Bytes(text) > dialect.longestBytes) return err(fault('too-long'));
      const nowMs = world.now();
      const waitMs = limits.get(to.room)?.take(nowMs) ?? 0;
      if (waitMs > 0) return err(fault('rate-limited', 'own-limit', waitMs));
      const request = dialect.request(room, text, room.mentionAll && isUrgent(message.key), nowMs);
      const answer = await callService(world.fetch, request, world.timeoutMs, signal);
      if (!answer.ok) return err(callFault(answer.error));
      const { status, headers, json } = answer.value;
      const code = dialect.codeOf(json);
      if (code === undefined)
        return err(statusFault(status, headers, nowMs) ?? fault('unreachable', 'bad-answer'));
      const failed = dialect.faultOf(code, json);
      return failed ? err(failed) : ok({});
    },
  };
}

function textFor({ keyword }: RobotRoom, message: Message): string {
  const text = plainText(message);
  return keyword === undefined ? text : `[${keyword}] ${text}`;
}
