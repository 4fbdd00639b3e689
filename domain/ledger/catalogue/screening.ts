import { z } from 'zod';
import { watchlistReasons } from '../../screening/vocabulary.ts';
import { code, day, fact, word } from './shapes.ts';

/**
 * People to hold for a human decision (R13). `dossier:<id>` says who and why and stays on the server;
 * `watchlist:<id>` is what kiosks need to recognise the person: keyed tokens and nothing else.
 */
export const screeningFacts = {
  /** Sealed: the person and the grounds. It counts only when a second person has confirmed it. */
  'dossier.proposed': fact({ entry: code, reason: z.enum(watchlistReasons), until: day }),
  'dossier.confirmed': fact({ entry: code, by: code }),
  'dossier.refused': fact({ entry: code, by: code }),
  /** Sealed: the look-up tokens. */
  'watchlist.listed': fact({ until: day }),
  'watchlist.ended': fact({ reason: word }),
} as const;
