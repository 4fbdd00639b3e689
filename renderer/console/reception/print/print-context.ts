import { createContext, useContext } from 'react';

export interface PrintDeskParts {
  /** Prints the badges of these visits in one run. */
  readonly print: (visits: readonly string[]) => void;
  readonly busy: boolean;
}

export const PrintContext = createContext<PrintDeskParts>({ print: () => {}, busy: false });

export const usePrintDesk = (): PrintDeskParts => useContext(PrintContext);
