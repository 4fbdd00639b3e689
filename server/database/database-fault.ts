/** What the operating system or PostgreSQL (SQLSTATE, appendix A of its manual) says about a connection, and what to do. */
const remedies: Readonly<Record<string, string>> = {
  ECONNREFUSED: 'no PostgreSQL listens there',
  ECONNRESET: 'the connection broke off',
  ENOTFOUND: 'there is no machine of this name',
  EAI_AGAIN: 'the name of the machine cannot be looked up',
  EHOSTUNREACH: 'no way leads to this machine',
  ENETUNREACH: 'no way leads to this machine',
  ETIMEDOUT: 'the machine does not answer',
  '28P01': 'the user name or the password is wrong',
  '28000': 'this user may not come in; look at pg_hba.conf',
  '3D000': 'there is no database of this name',
  '42501': 'this user may not make tables; give it the rights on the schema',
  '53300': 'it has too many connections; lower "databaseConnections"',
  '57P03': 'it is starting or stopping; try again in a moment',
};

/** A sentence for whoever starts the server, without address and password; `undefined` when it is no matter of the connection. */
export function databaseFault(error: unknown): string | undefined {
  if (!(error instanceof Error)) return undefined;
  const { code = '', message } = error as NodeJS.ErrnoException;
  // What the driver says itself has no code.
  const known = /timeout/i.test(message) && code === '' ? 'ETIMEDOUT' : code;
  const remedy = remedies[known];
  return remedy && `The database cannot be used (${known}): ${remedy}. Look at DATABASE_URL or "databaseUrl"`;
}
