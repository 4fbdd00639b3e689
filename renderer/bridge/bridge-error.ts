import type { CallFault } from '../../preload/contract/wire.ts';

/** A call that brought no answer. The screen stays as it is: main's next status says where things stand. */
export class BridgeError extends Error {
  readonly fault: CallFault | 'disconnected';

  constructor(call: string, fault: CallFault | 'disconnected') {
    super(`${call}: ${fault}`);
    this.name = 'BridgeError';
    this.fault = fault;
  }
}
