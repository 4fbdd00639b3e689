import { unreachable } from '../../../domain/kernel/exhaustive.ts';
import type { PrintOutcome } from './port.ts';
import type { JobContext } from './print-job.ts';
import { watchMessages } from './watch-messages.ts';
import { watchReplies } from './watch-replies.ts';
import { lastLook, watchStatus } from './watch-status.ts';

/** What is known of a printer when its label is on the way. */
export interface Knowledge {
  /** It answered before the job, so silence now may be passing. */
  readonly answers: boolean;
  /** It answered the question that it should only answer behind the label. */
  readonly answersInOrder: boolean;
  readonly reprintOff: boolean;
  readonly cancels: boolean;
}

/**
 * Finds out what became of a label by the one means its language has. The rules for a status that is asked for again
 * and again; the other means follow them as far as they go:
 *
 * | what the printer says | what it proves | outcome |
 * |---|---|---|
 * | printing, then not, without a fault | the label came out | printed |
 * | a fault found by feeding, and printing never seen | the label is spoilt, and is not repeated | failed: the fault |
 * | another fault, and printing never began | the label waits, if it cannot be cancelled | sent-unconfirmed |
 * | a fault while printing | the label is cut short, and is not repeated | failed: the fault |
 * | a jam as printing ends | the label hangs in the printer | failed: jammed |
 * | another fault as printing ends | the last label of a roll looks like a label cut short | sent-unconfirmed |
 * | any of these faults without `reprintOff` | the printer may repeat the label by itself | sent-unconfirmed |
 * | paused or over-heated | it will go on, some time | watched, then sent-unconfirmed |
 * | never printing within `startMs` | firmware without that bit, or a label lost in the parser | sent-unconfirmed |
 * | still printing after `finishMs` | nothing | sent-unconfirmed |
 * | no answer, or the link lost | nothing | sent-unconfirmed |
 */
export function watchLabel(context: JobContext, knowledge: Knowledge): Promise<PrintOutcome> {
  const { confirmation } = context;
  switch (confirmation.by) {
    case 'printing-bit':
      return watchStatus(context, knowledge);
    case 'completion-message':
      return watchMessages(context, confirmation, knowledge);
    case 'in-order-reply':
      return watchReplies(context, confirmation, knowledge);
    case 'nothing':
      return lastLook(context);
    default:
      return unreachable(confirmation);
  }
}
