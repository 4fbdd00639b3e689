import { useEffect, useState } from 'react';
import { closeLink, openLink } from '../../web/services.ts';

/** Speaks in the name of a link's token while the part is open. `false` until then: nothing may be asked before. */
export function useLink(token: string | undefined): boolean {
  const [spoken, setSpoken] = useState<string>();
  useEffect(() => {
    if (token === undefined) return undefined;
    openLink('Visitor', token);
    setSpoken(token);
    return () => {
      closeLink();
      setSpoken(undefined);
    };
  }, [token]);
  return token !== undefined && spoken === token;
}
