import type { RosterMember } from '../../../server/contract/reception.ts';
import { CheckField } from '../../web/forms/check-field.tsx';
import { TextField } from '../../web/forms/text-field.tsx';
import { Link } from '../../web/parts/link.tsx';
import { useStrings } from '../../web/strings.ts';

export interface RosterAnswer {
  readonly isHere: boolean;
  readonly idNumber: string;
  readonly phone: string;
}

export interface RosterRowProps {
  readonly member: RosterMember;
  /** The only one: there is nothing to tick. */
  readonly isAlone: boolean;
  readonly answer: RosterAnswer;
  readonly tried: boolean;
  readonly onChange: (answer: RosterAnswer) => void;
}

/** One of a group: here or not, and what is still to be asked of them. */
export function RosterRow({ member, isAlone, answer, tried, onChange }: RosterRowProps) {
  const { t } = useStrings();
  if (member.state !== 'approved')
    return (
      <p className="desk-roster__done">
        {member.visit === undefined ? (
          member.maskedName
        ) : (
          <Link to={{ room: 'reception', path: ['visit', member.visit] }}>{member.maskedName}</Link>
        )}{' '}
        {t(member.state === 'used' ? 'desk.member-used' : 'desk.member-other')}
      </p>
    );
  return (
    <>
      {!isAlone && (
        <CheckField
          label={member.maskedName}
          {...(member.maskedPhone !== undefined && { hint: member.maskedPhone })}
          value={answer.isHere}
          onChange={(isHere) => onChange({ ...answer, isHere })}
        />
      )}
      {answer.isHere &&
        (['idNumber', 'phone'] as const)
          .filter((field) => member.missing.includes(field))
          .map((field) => (
            <TextField
              key={field}
              label={t(`field.${field}`)}
              hint={t('desk.missing-hint')}
              kind={field === 'phone' ? 'tel' : 'text'}
              value={answer[field]}
              error={tried && answer[field].trim() === '' ? 'empty' : undefined}
              onChange={(text) => onChange({ ...answer, [field]: text })}
            />
          ))}
    </>
  );
}
