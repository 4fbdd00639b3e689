/**
 * Everything the kiosk can put into its log. An event that is not in this table cannot be written, and a field that
 * its entry does not name is dropped: that keeps personal data out by construction, not by care (PIPL art. 51).
 *
 * Field kinds: `word` is an identifier of our own (a state, a step, a driver name), `text` is a technical English
 * detail that came from outside (it is scrubbed, see scrub.ts), `text?` may be missing.
 */
type FieldKind = 'word' | 'number' | 'flag' | 'text' | 'text?';
type Fields = Readonly<Record<string, FieldKind>>;
export type LogLevel = 'debug' | 'info' | 'warn' | 'error';

const entry = <F extends Fields>(level: LogLevel, say: string, fields: F) => ({ level, say, fields });

export const logEvents = {
  // the process
  'app.started': entry('info', 'Yingbin {version} runs in the {shell} shell, data in {dataDir}', {
    version: 'word',
    shell: 'word',
    dataDir: 'text',
  }),
  'app.stopping': entry('info', 'stopping ({reason})', { reason: 'word' }),
  'app.stopped': entry('info', 'stopped', {}),
  'app.failed': entry('error', 'unexpected failure in {where}: {detail}', { where: 'word', detail: 'text' }),

  // configuration
  'config.loaded': entry('info', 'configuration from {source}: site {site}, risk tier {riskTier}', {
    source: 'word',
    site: 'word',
    riskTier: 'word',
    file: 'text',
  }),
  'config.changed': entry('info', 'configuration changed: site {site}, risk tier {riskTier}', {
    site: 'word',
    riskTier: 'word',
  }),
  'config.refused': entry('error', 'configuration refused, {problems} problem(s), first at {path}', {
    problems: 'number',
    path: 'text',
    file: 'text',
  }),
  'config.last-good': entry('warn', 'the configuration file is torn, running on the last good copy', {
    file: 'text',
  }),
  'config.needs-restart': entry('warn', 'a change of "{part}" takes effect after a restart', {
    part: 'word',
  }),

  // the shell and its window
  'shell.ready': entry('info', 'the window may open at {address}', { address: 'text' }),
  'shell.browser-started': entry('info', 'opened {browser}', { browser: 'text' }),
  'shell.browser-lost': entry('warn', 'the browser ended ({reason}), opening it again in {waitMs} ms', {
    reason: 'word',
    waitMs: 'number',
  }),
  'shell.browser-absent': entry('warn', 'no browser was opened: {reason}', { reason: 'text' }),
  'window.connected': entry('info', 'the window is connected', {}),
  'window.lost': entry('warn', 'the window is gone ({reason})', { reason: 'word' }),
  'window.replaced': entry('warn', 'another window took over', {}),
  'window.failed': entry('error', 'the window reported a failure in {where}', { where: 'text' }),
  'window.refused': entry('warn', 'refused a stranger at the door: {reason}', { reason: 'word' }),
  'window.blocked': entry('warn', 'blocked {what} in the window', { what: 'word' }),

  // calls from the window; arguments are never written
  'call.refused': entry('warn', 'refused the call {call}: {reason}', { call: 'word', reason: 'word' }),
  'call.failed': entry('error', 'the call {call} failed: {detail}', { call: 'word', detail: 'text' }),

  // devices
  'device.health': entry('info', '{device} is {health}', { device: 'word', health: 'word', detail: 'text?' }),
  'device.fault': entry('warn', '{device}: {fault}', { device: 'word', fault: 'word', detail: 'text?' }),
  'device.no-hot-plug': entry('info', 'plugging is not noticed here, links try again by themselves', {
    detail: 'text?',
  }),
  'device.recovered': entry('info', '{device} works again', { device: 'word' }),
  'device.hung': entry('error', '{device} gave no sign of life and was started anew', { device: 'word' }),
  'device.act': entry('info', '{device}: {act} by staff: {outcome}', {
    device: 'word',
    act: 'word',
    outcome: 'word',
  }),
  'pass.refused': entry('info', 'a pass opened nothing: {failure}', { failure: 'word' }),
  'print.outcome': entry('info', '{printer}: label {outcome}', {
    outcome: 'word',
    printer: 'word',
    problem: 'text?',
    detail: 'text?',
  }),

  'badge.missing-glyphs': entry('warn', 'the badge font lacks {count} character(s) of a badge', {
    count: 'number',
  }),

  // face data that was about to leave, and did not
  'egress.refused': entry('error', 'refused to send {what}: it carries face data', { what: 'word' }),

  // the line to the site server
  'sync.up': entry('info', 'the line to the site server is up', {}),
  'sync.down': entry('warn', 'the line to the site server is down ({fault})', { fault: 'word' }),
  'sync.enrolled': entry('info', 'joined the site {site}', { site: 'word' }),
  'sync.not-enrolled': entry('warn', 'could not join a site ({fault})', { fault: 'word' }),
  'sync.chain-refused': entry('error', 'the site server takes no more events of this kiosk ({kind})', {
    kind: 'word',
  }),
  'sync.not-stored': entry('error', 'what the site server sent was not stored ({fault})', {
    fault: 'word',
    detail: 'text',
  }),
  'sync.keys-swept': entry('info', 'dropped the keys of {keys} subjects that are needed no more', {
    keys: 'number',
  }),

  // flow and storage
  'flow.step': entry('debug', 'step {step}', { step: 'word' }),
  'flow.timing': entry('info', '{what} took {ms} ms', { what: 'word', ms: 'number' }),
  'staff.sign-in': entry('info', 'staff sign-in: {outcome}', { outcome: 'word' }),
  'storage.opened': entry('info', 'storage is open, schema {schema}, {events} events', {
    schema: 'number',
    events: 'number',
  }),
  'storage.fault': entry('error', 'storage: {fault}', { fault: 'word', detail: 'text?' }),
} as const;

export type LogName = keyof typeof logEvents;

interface ValueOf {
  word: string;
  number: number;
  flag: boolean;
  text: string;
  'text?': string | undefined;
}
type FieldsOf<N extends LogName> = (typeof logEvents)[N]['fields'];
type OptionalKey<F> = { [K in keyof F]: F[K] extends 'text?' ? K : never }[keyof F];
type Value<Kind> = Kind extends keyof ValueOf ? ValueOf[Kind] : never;

/** What may be said with an event of this name. */
export type LogFields<N extends LogName> = {
  readonly [K in Exclude<keyof FieldsOf<N>, OptionalKey<FieldsOf<N>>>]: Value<FieldsOf<N>[K]>;
} & { readonly [K in OptionalKey<FieldsOf<N>>]?: Value<FieldsOf<N>[K]> };
