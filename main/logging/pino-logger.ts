import { pino } from 'pino';
import { logEvents, type LogFields, type LogLevel, type LogName } from './catalogue.ts';
import type { Logger } from './logger.ts';
import { findFaceData } from '../security/face-data.ts';
import { scrub } from './scrub.ts';

export interface LogSinks {
  /** Takes JSON lines for machines and for people who look back. */
  readonly file: { write(line: string): void };
  /** Takes one plain sentence per event for whoever started the kiosk. */
  readonly console: { write(line: string): void };
}

/** A logger that can say only what catalogue.ts allows. */
export function createLogger(sinks: LogSinks, level: LogLevel, now: () => Date): Logger {
  const file = pino(
    {
      level,
      base: null,
      // Not epoch milliseconds: thirteen digits would read like a number of somebody's.
      timestamp: () => `,"time":"${now().toISOString()}"`,
      formatters: { level: (label) => ({ level: label }) },
      messageKey: 'said',
    },
    sinks.file,
  );
  return {
    write(event, fields) {
      const { level: eventLevel, say } = logEvents[event];
      if (!file.isLevelEnabled(eventLevel)) return;
      const safe = allowed(event, fields);
      const said = sentence(say, safe);
      file[eventLevel]({ event, ...safe }, said);
      sinks.console.write(`${consolePrefix[eventLevel]}${said}\n`);
    },
  };
}

const consolePrefix: Readonly<Record<LogLevel, string>> = {
  debug: '[yingbin] . ',
  info: '[yingbin] ',
  warn: '[yingbin] ! ',
  error: '[yingbin] !! ',
};

type SafeFields = Readonly<Record<string, string | number | boolean>>;

/** The fields the catalogue names, each in the shape of its kind; a caller with a wrong type loses its field. */
function allowed<N extends LogName>(event: N, fields: LogFields<N>): SafeFields {
  const given: Readonly<Record<string, unknown>> = fields;
  const safe: Record<string, string | number | boolean> = {};
  for (const [name, kind] of Object.entries(logEvents[event].fields)) {
    const value = given[name];
    if (value === undefined) continue;
    safe[name] = shaped(kind, value);
  }
  return safe;
}

function shaped(kind: string, value: unknown): string | number | boolean {
  switch (kind) {
    case 'number':
      // A count or a duration; anything longer is not what it claims to be.
      return typeof value === 'number' && Math.abs(value) < 1e9 ? Math.round(value) : '#';
    case 'flag':
      return value === true;
    case 'word':
      return typeof value === 'string' && /^[\w.:/+-]{0,60}$/.test(value) ? scrub(value) : '#';
    default:
      return findFaceData(value) === undefined ? scrub(String(value)) : '#';
  }
}

/** Fills `{name}` in; a technical detail the sentence does not mention follows in brackets. */
function sentence(say: string, fields: SafeFields): string {
  const said = say.replace(/\{(\w+)\}/g, (_, name: string) => String(fields[name] ?? ''));
  const detail = say.includes('{detail}') ? undefined : fields['detail'];
  return detail === undefined ? said : `${said} (${detail})`;
}
