/**
 * Why the server cannot listen, for whoever starts it.
 * @throws what is no matter of the network
 */
export function listenFault(
  error: unknown,
  { port, host }: { readonly port: number; readonly host: string },
): string {
  const { code } = error as NodeJS.ErrnoException;
  if (code === 'EADDRINUSE')
    return `Port ${port} is taken by another program; choose another one (YINGBIN_SERVER_PORT)`;
  if (code === 'EACCES')
    return `Port ${port} needs rights that this account does not have; choose one above 1023`;
  if (code === 'EADDRNOTAVAIL' || code === 'ENOTFOUND')
    return `This machine has no address ${host}; look at "host" in the configuration`;
  throw error;
}
