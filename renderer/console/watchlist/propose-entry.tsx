import { watchlistReasons, type WatchlistReason } from '../../../domain/screening/vocabulary.ts';
import { addDays, instant, isLocalDay, localDay } from '../../../domain/kernel/time.ts';
import { Notice } from '../../ui/notice.tsx';
import { DateField } from '../../web/forms/date-field.tsx';
import { Form } from '../../web/forms/form.tsx';
import { SelectField } from '../../web/forms/select-field.tsx';
import { TextArea } from '../../web/forms/text-area.tsx';
import { TextField } from '../../web/forms/text-field.tsx';
import { useFields } from '../../web/forms/use-fields.ts';
import { RoomPage } from '../../web/frame/room-page.tsx';
import { Button } from '../../web/parts/button.tsx';
import { Panel, Stack } from '../../web/parts/panel.tsx';
import { api, now } from '../../web/services.ts';
import { useStrings } from '../../web/strings.ts';
import { useTimes } from '../../web/times.ts';
import { toast } from '../../web/toasts/toasts.ts';
import { useAction } from '../../web/use-action.ts';
import { goTo } from '../../web/use-place.ts';
import { wrongNumber, wrongPhone } from '../parts/person-rules.ts';
import { Back } from '../parts/back.tsx';

const list = { room: 'watchlist' } as const;
/** As the server: three years at most. Six months are offered, because most matters are settled by then. */
const longestDays = 3 * 366;
const usualDays = 183;

/** Who should be looked at, why, and until when. */
export function ProposeEntry({ onDone }: { readonly onDone: () => void }) {
  const { t } = useStrings();
  const { timeZone } = useTimes();
  const today = localDay(instant(now()), timeZone);
  const longest = addDays(today, longestDays);
  const fields = useFields(
    {
      ...{ name: '', idNumber: '', phone: '', grounds: '' },
      reason: '' as WatchlistReason | '',
      until: addDays(today, usualDays) as string,
    },
    ({ name, idNumber, phone, grounds, reason, until }) => ({
      ...(name.trim() === '' && { name: 'empty' }),
      ...(idNumber.trim() === '' && phone.trim() === '' && { idNumber: 'number-or-phone' }),
      ...(idNumber.trim() !== '' && wrongNumber(idNumber)),
      ...(phone.trim() !== '' && wrongPhone(phone)),
      ...(reason === '' && { reason: 'empty' }),
      ...(grounds.trim() === '' && { grounds: 'empty' }),
      ...((!isLocalDay(until) || until < today || until > longest) && { until: 'until-range' }),
    }),
  );
  const { name, idNumber, phone, grounds, reason, until } = fields.values;
  const propose = useAction(() =>
    api.post('/watchlist', {
      ...{ name, reason, grounds, until },
      ...(idNumber.trim() !== '' && { idNumber }),
      ...(phone.trim() !== '' && { phone }),
    }),
  );
  const submit = async () => {
    if (!fields.check()) return;
    const result = await propose.run();
    if (result && !result.ok) return fields.blame(result.error);
    if (!result) return;
    toast(t('admin.watchlist.proposed'));
    onDone();
    goTo(list);
  };
  return (
    <RoomPage
      title={t('admin.watchlist.propose')}
      back={<Back to={list}>{t('console.room.watchlist')}</Back>}
    >
      <div className="narrow">
        <Stack>
          <Notice>{t('admin.watchlist.rule')}</Notice>
          <Panel>
            <Form
              onSubmit={() => void submit()}
              fault={propose.fault}
              actions={
                <>
                  <Button type="submit" kind="primary" busy={propose.busy}>
                    {t('admin.watchlist.send')}
                  </Button>
                  <Button onPress={() => goTo(list)}>{t('web.cancel')}</Button>
                </>
              }
            >
              <TextField label={t('admin.name')} maxLength={60} {...fields.bind('name')} />
              <div className="pair">
                <TextField
                  label={t('field.idNumber')}
                  hint={t('admin.watchlist.number-hint')}
                  optional
                  maxLength={30}
                  {...fields.bind('idNumber')}
                />
                <TextField
                  label={t('field.phone')}
                  hint={t('admin.watchlist.phone-hint')}
                  optional
                  kind="tel"
                  maxLength={30}
                  {...fields.bind('phone')}
                />
                <SelectField
                  label={t('admin.watchlist.reason')}
                  placeholder={t('admin.choose')}
                  options={watchlistReasons.map((value) => ({
                    value,
                    label: t(`admin.watch-reason.${value}`),
                  }))}
                  {...fields.bind('reason')}
                />
                <DateField label={t('admin.until')} min={today} max={longest} {...fields.bind('until')} />
              </div>
              <TextArea
                label={t('admin.watchlist.grounds')}
                hint={t('admin.watchlist.grounds-hint')}
                maxLength={1_000}
                rows={4}
                {...fields.bind('grounds')}
              />
            </Form>
          </Panel>
        </Stack>
      </div>
    </RoomPage>
  );
}
