import { useEffect, useMemo, useState } from 'react';
import { candidatesFor, type Candidate, type PinyinTable } from './candidates.ts';

const empty: PinyinTable = {};
let loading: Promise<PinyinTable> | undefined;

/** The table is 75 kB that most visitors never need (the card fills their name), so it is a chunk of its own. */
function loadTable(): Promise<PinyinTable> {
  loading ??= import('./table.json').then((module) => module.default);
  return loading;
}

/** What the letters can stand for; empty until the table has come, which is before a finger has typed. */
export function useCandidates(letters: string, first: boolean): readonly Candidate[] {
  const [table, setTable] = useState(empty);
  useEffect(() => {
    let gone = false;
    void loadTable().then((loaded) => {
      if (!gone) setTable(loaded);
    });
    return () => {
      gone = true;
    };
  }, []);
  return useMemo(() => candidatesFor(letters, table, first), [letters, table, first]);
}
