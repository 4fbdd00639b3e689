import type { AlertShape } from '../../../server/contract/alerts.ts';
import { useStrings } from '../../web/strings.ts';
import { useTimes } from '../../web/times.ts';

/** What an alert says besides its kind, line by line. */
export function useAlertLines(alert: AlertShape): readonly string[] {
  const { t, known } = useStrings();
  const times = useTimes();
  const { details, visit, openedAt, escalatedAt, acknowledgedBy, resolvedAt, resolvedBy, note, state } =
    alert;
  const text = (name: string) => (details[name] === undefined ? '' : String(details[name]));
  const device = [
    known(`handheld.device.${text('deviceKind')}`, 'handheld.problem.other'),
    known(`handheld.problem.${text('problem')}`, 'handheld.problem.other'),
  ].join(' · ');
  return [
    visit &&
      [visit.maskedName, visit.badgeNumber && t('handheld.alert-badge', { number: visit.badgeNumber })]
        .filter(Boolean)
        .join(' · '),
    text('verdict') && known(`handheld.verdict.${text('verdict')}`, 'handheld.problem.other'),
    text('finding') && known(`handheld.finding.${text('finding')}`, 'handheld.problem.other'),
    text('kiosk') && t('handheld.alert-place', { place: text('kiosk') }),
    text('device') && t('handheld.alert-device', { device: `${text('device')} · ${device}` }),
    typeof details['dueAt'] === 'number' && t('handheld.alert-due', { time: times.moment(details['dueAt']) }),
    escalatedAt === undefined
      ? t('handheld.alert-at', { time: times.time(openedAt) })
      : t('handheld.alert-again', { time: times.time(escalatedAt) }),
    state === 'acknowledged' && acknowledgedBy && t('handheld.alert-taken', { by: acknowledgedBy }),
    resolvedAt !== undefined &&
      (resolvedBy === undefined
        ? t('handheld.alert-ended-itself', { time: times.moment(resolvedAt) })
        : t('handheld.alert-ended', { time: times.moment(resolvedAt), by: resolvedBy })),
    note !== undefined && t('handheld.alert-note', { note }),
  ].filter((line) => typeof line === 'string' && line !== '') as readonly string[];
}
