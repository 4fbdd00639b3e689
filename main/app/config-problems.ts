import type { z } from 'zod';
import type { Language, LocalText } from '../../domain/policy/vocabulary.ts';

/** One thing that is wrong with the file, for the person who wrote it. */
export interface ConfigProblem {
  /** `devices.labelPrinter.port`; empty for the file as a whole. */
  readonly path: string;
  readonly expected: LocalText;
  /** What stands there now, shortened. */
  readonly found: LocalText;
}

const both = (zh: string, en: string): LocalText => ({ 'zh-CN': zh, en });

const typeWords: Readonly<Record<string, LocalText>> = {
  string: both('用引号括起来的文字', 'a text in quotes'),
  number: both('数字', 'a number'),
  int: both('整数', 'a whole number'),
  boolean: both('true 或 false', 'true or false'),
  object: both('一组设置 { … }', 'a group of settings { … }'),
  array: both('一个列表 [ … ]', 'a list [ … ]'),
};

/** What the schema's own refinements mean, by their `expected` parameter or their message. */
const ruleWords: Readonly<Record<string, LocalText>> = {
  'time-zone': both('IANA 时区，例如 Asia/Shanghai', 'an IANA time zone such as Asia/Shanghai'),
  'relay-wiring': both('至少接一路，每个继电器只接一路', 'at least one channel, each on a relay of its own'),
  'device-id': both('每台设备的 id 各不相同', 'an id of its own for every device'),
  'impact-assessment': both(
    '个人信息保护影响评估的编号；没有评估不得启用人脸核验',
    'the number of the impact assessment: without one faces stay off',
  ),
  'no-door-by-face': both(
    'guard-confirms：检入时会开门（devices.signals.door），人脸比对不能单独开门',
    'guard-confirms: a door opens at check-in here (devices.signals.door), and no match may open one by itself',
  ),
  'warn-before-max': both('不大于 max 的数', 'a number up to max'),
  'face-purpose': both('访客能看到的人脸核验目的', 'why faces are checked, as visitors read it'),
  'a field is named twice': both('每个字段只出现一次', 'every field only once'),
  'a badge needs the field "name"': both(
    '包含字段 "name"（访客证需要姓名）',
    'the field "name": a badge needs it',
  ),
};

/** Forms that are easier said with an example than with a regular expression. */
const formWords: Readonly<Record<string, LocalText>> = {
  'site.id': both(
    '小写字母、数字和连字符，例如 north-gate',
    'lower-case letters, digits and hyphens, e.g. north-gate',
  ),
  'server.url': both(
    '站点服务器地址，例如 http://192.168.1.10:8480',
    "the site server's address, such as http://192.168.1.10:8480",
  ),
  'site.badgePrefix': both('一到两个大写字母，例如 A', 'one or two capital letters, e.g. A'),
  'policy.purposes.key': both(
    '小写字母和连字符，例如 business',
    'lower-case letters and hyphens, e.g. business',
  ),
  id: both(
    '小写字母、数字和连字符，例如 printer-1',
    'lower-case letters, digits and hyphens, e.g. printer-1',
  ),
  vendorId: both('四位十六进制数，例如 0400', 'four hexadecimal digits, e.g. 0400'),
  productId: both('四位十六进制数，例如 C35A', 'four hexadecimal digits, e.g. C35A'),
};

/** Turns what the schema found into words; `raw` is the parsed file, to show what stands there. */
export function problemsFrom(issues: readonly z.core.$ZodIssue[], raw: unknown): readonly ConfigProblem[] {
  return issues.flatMap((issue) => {
    if (issue.code === 'unrecognized_keys') {
      return issue.keys.map((key) => ({
        path: pathText([...issue.path, key]),
        expected: both(
          '没有这个设置，请删除或改正拼写',
          'no such setting: remove it or correct its spelling',
        ),
        found: shown(valueAt(raw, [...issue.path, key])),
      }));
    }
    return [
      { path: pathText(issue.path), expected: expectation(issue), found: shown(valueAt(raw, issue.path)) },
    ];
  });
}

/** One line per problem, as the out-of-service screen, the terminal and the log file show it. */
export function problemLine(problem: ConfigProblem, language: Language): string {
  const where = problem.path || (language === 'en' ? 'the file' : '文件');
  return language === 'en'
    ? `${where}: expected ${problem.expected.en}, found ${problem.found.en}`
    : `${where}：应为${problem.expected['zh-CN']}，实际为${problem.found['zh-CN']}`;
}

function expectation(issue: z.core.$ZodIssue): LocalText {
  switch (issue.code) {
    case 'invalid_type':
      return typeWords[issue.expected] ?? both(issue.expected, issue.expected);
    case 'too_small':
      return atLeast(issue.origin, Number(issue.minimum));
    case 'too_big':
      return atMost(issue.origin, Number(issue.maximum));
    case 'invalid_value':
      return oneOf(issue.values.map(String));
    case 'invalid_union':
      // Discriminated unions say which words they know; the schema has no other kind.
      return oneOf('options' in issue && Array.isArray(issue.options) ? issue.options.map(String) : []);
    case 'invalid_format':
      return form(issue.path, issue.format);
    case 'custom':
      return (
        ruleWords[String(issue.params?.['expected'] ?? issue.message)] ?? both(issue.message, issue.message)
      );
    default:
      return both(issue.message, issue.message);
  }
}

const atLeast = (origin: string, n: number): LocalText =>
  origin === 'string'
    ? n === 1
      ? both('不能为空的文字', 'a text that is not empty')
      : both(`至少 ${n} 个字符`, `at least ${n} characters`)
    : origin === 'array'
      ? both(`至少 ${n} 项`, `at least ${n} ${n === 1 ? 'entry' : 'entries'}`)
      : both(`不小于 ${n}`, `${n} or more`);

const atMost = (origin: string, n: number): LocalText =>
  origin === 'string'
    ? both(`最多 ${n} 个字符`, `at most ${n} characters`)
    : origin === 'array'
      ? both(`最多 ${n} 项`, `at most ${n} ${n === 1 ? 'entry' : 'entries'}`)
      : both(`不大于 ${n}`, `${n} or less`);

const oneOf = (choices: readonly string[]): LocalText =>
  both(`以下之一：${choices.join('、')}`, `one of ${choices.join(', ')}`);

function form(path: readonly PropertyKey[], format: string): LocalText {
  const named = path.filter((part) => typeof part === 'string').join('.');
  // A device's fields mean the same wherever they stand.
  const last = String(path.at(-1));
  return (
    formWords[named] ?? formWords[last] ?? both(`符合格式 ${format} 的文字`, `a text of the form ${format}`)
  );
}

const pathText = (path: readonly PropertyKey[]): string => path.map(String).join('.');

function valueAt(raw: unknown, path: readonly PropertyKey[]): unknown {
  return path.reduce<unknown>(
    (value, key) =>
      typeof value === 'object' && value !== null ? (value as Record<PropertyKey, unknown>)[key] : undefined,
    raw,
  );
}

function shown(value: unknown): LocalText {
  if (value === undefined) return both('没有填写', 'nothing');
  const text = JSON.stringify(value);
  const short = text.length > 60 ? `${text.slice(0, 57)}…` : text;
  return both(short, short);
}
