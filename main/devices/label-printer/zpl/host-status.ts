import type { PrinterWarning } from '../../../../domain/device/vocabulary.ts';
import type { PrinterFault } from '../language.ts';

/** What the three lines of `~HS` say. */
interface HostStatus {
  readonly faults: readonly PrinterFault[];
  readonly warnings: readonly PrinterWarning[];
  readonly printing: boolean;
  /** From one label to the next, as the printer last measured it or was told. */
  readonly labelLengthDots: number;
  /** The first two lines; the third holds a password. */
  readonly words: string;
}

const stx = '\u0002';
const etx = '\u0003';

const lines: readonly RegExp[] = [
  // aaa,b,c,dddd,eee,f,g,h,iii,j,k,l
  /^\d+,([01]),([01]),(\d+),(\d+),[01],([01]),[01],\d+,([01]),[01],([01])$/,
  // mmm,n,o,p,q,r,s,t,uuuuuuuu,v,www
  /^\d+,\d,([01]),([01]),[01],\w,\w,[01],(\d+),\w,\d+$/,
  // xxxx,y
  /^\w+,\w$/,
];

/**
 * Reads the first whole answer to `~HS` in a text, whatever stands around it.
 * Source: Zebra ZPL II programming guide, `~HS`. A full buffer and a cold head pass by themselves and count for nothing.
 */
export function readHostStatus(text: string): HostStatus | undefined {
  const frames = text
    .split(etx)
    .slice(0, -1)
    .filter((part) => part.includes(stx))
    .map((part) => part.slice(part.lastIndexOf(stx) + 1));
  for (let at = 0; at + lines.length <= frames.length; at += 1) {
    const matches = lines.map((line, index) => line.exec(frames[at + index] ?? ''));
    const [first, second, third] = matches;
    if (first && second && third) return meaning(first, second);
  }
  return undefined;
}

function meaning(first: RegExpExecArray, second: RegExpExecArray): HostStatus {
  const [line1, paperOut, paused, length, waiting, diagnostic, ramLost, hot] = first;
  const [line2, headUp, ribbonOut, leftInBatch] = second;
  const flags: readonly (readonly [flag: string | undefined, fault: PrinterFault])[] = [
    [headUp, 'cover-open'],
    [paperOut, 'out-of-labels'],
    [ribbonOut, 'out-of-ribbon'],
    [hot, 'over-heated'],
    // It prints what it hears as hex digits, names and all.
    [diagnostic, 'fault'],
    [paused, 'paused'],
  ];
  return {
    faults: flags.filter(([flag]) => flag === '1').map(([, fault]) => fault),
    // The lost memory held what the printer had learnt of its labels.
    warnings: ramLost === '1' ? ['needs-calibration'] : [],
    printing: Number(waiting) > 0 || Number(leftInBatch) > 0,
    labelLengthDots: Number(length),
    words: `~HS ${line1} ${line2}`,
  };
}
