import { minutes, seconds } from '../kernel/time.ts';

/** Every waiting time of the visitor's journey, in milliseconds. A site may override them (`timing` in the configuration). */
export interface Delays {
  /** No touch for this long: ask "are you still there?" (facts: 45 s; a slow hand must not end a visit). */
  readonly idleMs: number;
  readonly elderIdleMs: number;
  /** Staff walked away: shorter, because a signed-in kiosk is a key left in the door. */
  readonly staffIdleMs: number;
  /** How long the question stays before everything is wiped (WCAG 2.2.1: at least 20 s). */
  readonly answerMs: number;
  /** The last screen: long enough to read where to go, short enough for the next in the queue. */
  readonly doneMs: number;
  /** How long one question of the rating stays: nobody has to answer it. */
  readonly rateMs: number;
  readonly elderRateMs: number;
  /** So long without a card or a touch, and a crew's screen signs staff out by itself. */
  readonly crewIdleMs: number;
  /** The visitor fills in on their phone; longer, and the kiosk is free for others. */
  readonly phoneMs: number;
  /** A form that came from a phone is offered so long. */
  readonly phoneFormMs: number;
  /** A walk-in waits: after this the guard is called a second time, louder. */
  readonly reviewEscalateMs: number;
  /** After this the registration, already safe in the ledger, is left to the desk. */
  readonly reviewGiveUpMs: number;
  /** Watchdogs: the parts below answer within milliseconds or not at all. */
  readonly readMs: number;
  readonly workMs: number;
  /** One attempt before the camera: finding the light, two moves of the head, looking up again. */
  readonly faceCheckMs: number;
  readonly elderFaceCheckMs: number;
  /** Longer than the printer driver's own limit, so that its answer wins. */
  readonly printMs: number;
}

export const defaultDelays: Delays = {
  idleMs: seconds(45),
  elderIdleMs: seconds(120),
  staffIdleMs: seconds(60),
  answerMs: seconds(20),
  doneMs: seconds(15),
  rateMs: seconds(20),
  elderRateMs: seconds(40),
  crewIdleMs: minutes(10),
  phoneMs: minutes(2),
  phoneFormMs: minutes(5),
  reviewEscalateMs: minutes(2),
  reviewGiveUpMs: minutes(10),
  readMs: seconds(15),
  workMs: seconds(10),
  faceCheckMs: seconds(45),
  elderFaceCheckMs: seconds(90),
  printMs: seconds(60),
};
