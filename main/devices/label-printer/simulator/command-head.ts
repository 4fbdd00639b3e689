export interface CommandHeadOptions<C extends object> {
  /** What the bytes so far amount to: `more` while they may become a command, `undefined` once they cannot. */
  readonly understand: (head: readonly number[]) => C | 'more' | undefined;
  /** Whether a command can begin with this byte. */
  readonly isLead: (byte: number) => boolean;
  /** @param length of the command, in bytes */
  readonly obey: (command: C, length: number) => void;
  /** Text and other nonsense between commands counts once, however long it is. */
  readonly onNonsense: () => void;
}

/** Collects bytes until they are a command, in languages whose commands have no end of their own. */
export interface CommandHead {
  take(byte: number): void;
  /** The present command, as far as it has come. */
  bytes(): readonly number[];
  /** Forgets a half received command. */
  forget(): void;
}

export function createCommandHead<C extends object>(options: CommandHeadOptions<C>): CommandHead {
  const { understand, isLead, obey, onNonsense } = options;
  let head: number[] = [];
  let astray = false;
  return {
    take(byte) {
      head.push(byte);
      const understood = understand(head);
      if (understood === 'more') return;
      const { length } = head;
      head = [];
      if (understood) {
        astray = false;
        return obey(understood, length);
      }
      if (!astray || length > 1) onNonsense();
      astray = length === 1;
      // The byte that spoilt one command may begin the next.
      if (length > 1 && isLead(byte)) head = [byte];
    },
    bytes: () => head,
    forget() {
      head = [];
    },
  };
}
