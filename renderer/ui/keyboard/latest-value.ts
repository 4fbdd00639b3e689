/** A text that is typed here and held elsewhere. */
export interface LatestValue {
  /** The text with every key so far. */
  current(): string;
  /** Notes a text that is about to be sent away; `false` when it changes nothing. */
  send(text: string): boolean;
  /** Takes what came back. */
  receive(text: string): void;
}

/**
 * The field's value as the finger left it. The value a keyboard is given has been to the main process and back, so
 * it can be a key or two behind; typing onto it would lose letters. Texts that we sent ourselves are taken as
 * echoes, any other text (cleared, corrected, another answer) wins.
 */
export function createLatestValue(initial: string): LatestValue {
  let latest = initial;
  let received = initial;
  let underway: string[] = [];
  return {
    current: () => latest,
    send: (text) => {
      if (text === latest) return false;
      latest = text;
      underway.push(text);
      return true;
    },
    receive: (text) => {
      if (text === received) return;
      received = text;
      const echo = underway.indexOf(text);
      if (echo >= 0) {
        underway = underway.slice(echo + 1);
      } else {
        underway = [];
        latest = text;
      }
    },
  };
}
