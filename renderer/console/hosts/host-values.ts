import type { HostBody, HostView } from '../../../server/contract/people.ts';
import { isLocalDay, type LocalDay } from '../../../domain/kernel/time.ts';

export type Channel = NonNullable<HostBody['contact']>['channels'][number];

/** Ways to reach a host, in the order in which they are usually tried. */
export const channels: readonly Channel[] = [
  'web-push',
  'wecom',
  'dingtalk',
  'feishu',
  'email',
  'sms-aliyun',
  'sms-tencent',
];
/** What a channel needs to know of somebody; the others know them by their account. */
const needs: Readonly<Partial<Record<Channel, 'phone' | 'email'>>> = {
  email: 'email',
  'sms-aliyun': 'phone',
  'sms-tencent': 'phone',
};
/** What the form holds of a host. */
export interface HostValues {
  readonly name: string;
  readonly departmentId: string;
  readonly departmentZh: string;
  readonly departmentEn: string;
  readonly placeZh: string;
  readonly placeEn: string;
  readonly phone: string;
  readonly email: string;
  readonly channels: readonly Channel[];
  readonly deputy: string;
  readonly deputyFrom: string;
  readonly deputyUntil: string;
}

/** What keeps it from being saved: keys after `error.`. */
export function hostErrors(values: HostValues) {
  const wants = (what: 'phone' | 'email') => values.channels.some((channel) => needs[channel] === what);
  const hasDeputy = values.deputy !== '';
  return {
    ...(values.name.trim() === '' && { name: 'empty' }),
    ...(values.departmentZh.trim() === '' && { departmentZh: 'empty' }),
    ...(values.placeZh.trim() === '' && { placeZh: 'empty' }),
    ...(wants('phone') && values.phone.trim() === '' && { phone: 'empty' }),
    ...(wants('email') && values.email.trim() === '' && { email: 'empty' }),
    ...(values.email.trim() !== '' && !/^\S+@\S+\.\S+$/.test(values.email.trim()) && { email: 'bad-email' }),
    ...(hasDeputy && !isLocalDay(values.deputyFrom) && { deputyFrom: 'empty' }),
    ...(hasDeputy && !isLocalDay(values.deputyUntil) && { deputyUntil: 'empty' }),
    ...(hasDeputy && values.deputyUntil < values.deputyFrom && { deputyUntil: 'ends-before' }),
  };
}

export function hostValues(host: HostView | undefined): HostValues {
  const { contact } = host ?? {};
  return {
    name: host?.name ?? '',
    departmentId: contact?.department ?? '',
    departmentZh: host?.department['zh-CN'] ?? '',
    departmentEn: host?.department.en ?? '',
    placeZh: host?.place['zh-CN'] ?? '',
    placeEn: host?.place.en ?? '',
    phone: contact?.phone ?? '',
    email: contact?.email ?? '',
    channels: (contact?.channels ?? []).filter((name): name is Channel => channels.includes(name as Channel)),
    deputy: contact?.deputy?.staffId ?? '',
    deputyFrom: contact?.deputy?.from ?? '',
    deputyUntil: contact?.deputy?.until ?? '',
  };
}

export function hostBodyOf(values: HostValues): HostBody {
  const trimmed = (text: string) => text.trim();
  const phone = trimmed(values.phone);
  const email = trimmed(values.email);
  const { deputy, deputyFrom, deputyUntil } = values;
  const both = (chinese: string, english: string) => ({
    'zh-CN': trimmed(chinese),
    en: trimmed(english) || trimmed(chinese),
  });
  return {
    name: trimmed(values.name),
    department: both(values.departmentZh, values.departmentEn),
    place: both(values.placeZh, values.placeEn),
    contact: {
      channels: [...values.channels],
      ...(values.departmentId !== '' && { department: values.departmentId }),
      ...(phone !== '' && { phone }),
      ...(email !== '' && { email }),
      ...(deputy !== '' && {
        deputy: { staffId: deputy, from: deputyFrom as LocalDay, until: deputyUntil as LocalDay },
      }),
    },
  };
}
