import { UserRound } from 'lucide-react';
import { useStatus } from '../app/store.ts';
import { useIntent } from '../app/use-intent.ts';
import { useStrings } from '../strings/index.ts';
import { ChoiceCard } from '../ui/choice-card.tsx';
import { ChoiceList } from '../ui/choice-list.tsx';
import { Keyboard } from '../ui/keyboard/keyboard.tsx';
import { TextField } from '../ui/text-field.tsx';
import { NextButton } from './next-button.tsx';
import type { FieldScreenOf } from './screen-of.ts';
import { Step } from './step.tsx';
import { useHostSearch, type HostSearch } from './use-host-search.ts';
import './field-host.css';

/** As many as one looks through; whoever is not among them types one more letter. */
const shown = 4;

/**
 * Latin letters come first here even in Chinese: pinyin and initials find a host in fewer touches than
 * characters do, and the list below shows the characters.
 */
export function FieldHost({ screen }: { readonly screen: FieldScreenOf<'host'> }) {
  const { t } = useStrings();
  const send = useIntent();
  const { query, chosen, error } = screen;
  const search = useHostSearch(query);
  return (
    <Step
      title="host.title"
      hint="host.hint"
      about={query}
      keyboard={
        <Keyboard
          mode="latin"
          language="en"
          value={query}
          onChange={(value) => send({ type: 'edit', field: 'host', value })}
          onDone={() => send({ type: 'next' })}
        />
      }
      {...(chosen !== undefined && { actions: <NextButton /> })}
      {...(!screen.required && query === '' && { actions: <NextButton words="action.leave-empty" /> })}
    >
      <TextField
        label={t('host.title')}
        value={query}
        placeholder={t('host.placeholder')}
        error={error && t(`error.${error}`)}
      />
      <HostHits
        search={search}
        chosen={chosen}
        onChoose={(hostId) => send({ type: 'choose-host', hostId })}
      />
    </Step>
  );
}

interface HostHitsProps {
  readonly search: HostSearch;
  readonly chosen: string | undefined;
  readonly onChoose: (hostId: string) => void;
}

function HostHits({ search, chosen, onChoose }: HostHitsProps) {
  const { t, local } = useStrings();
  // Large names need the room more than a picture does.
  const { elder } = useStatus();
  if (search.state !== 'found' || search.hits.length === 0) {
    const words =
      search.state === 'idle' ? 'host.start' : search.state === 'failed' ? 'host.failed' : 'host.none';
    return (
      <p className="host-remark" role="status">
        {t(words)}
      </p>
    );
  }
  const hits = search.hits.slice(0, shown);
  return (
    <>
      <ChoiceList label={t('host.results')} columns={2}>
        {hits.map((host) => (
          <ChoiceCard
            key={host.id}
            {...(!elder && { icon: UserRound })}
            title={host.name}
            detail={local(host.department)}
            isChosen={host.id === chosen}
            onChoose={() => onChoose(host.id)}
          />
        ))}
      </ChoiceList>
      {search.hits.length > hits.length && (
        <p className="host-remark" data-part="remark">
          {t('host.more')}
        </p>
      )}
    </>
  );
}
