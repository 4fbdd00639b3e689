import { bestHealth } from '../../../domain/device/report.ts';
import type { ReaderHealth } from '../../../domain/visit/status.ts';
import { createOneListener } from '../transport/one-listener.ts';
import type { IdReader, IdReaderEvent } from './port.ts';

export interface NamedReader {
  readonly id: string;
  readonly reader: IdReader;
}

type HealthListener = (id: string, health: ReaderHealth, detail?: string) => void;

/** Several readers that the flow sees as one. */
export interface FirstReader extends IdReader {
  /** Each reader's own health, whichever serves. */
  onReaderHealth(listener: HealthListener): () => void;
}

interface Place extends NamedReader {
  health?: ReaderHealth | undefined;
  detail?: string | undefined;
}

/**
 * The reader used first serves until its card has left; meanwhile cards on the others are ignored. A card ignored stays
 * ignored until it is lifted, even when the first has left long ago: nobody must find that a visit began under a card
 * somebody forgot, so whoever is next puts theirs on again - which is what people do when nothing happens.
 *
 * A reader that is not ready gives way to the next card on another one. Its own card then ends as the port promises:
 * failed when it was still being read, then removed; what that reader says of it afterwards is not passed on.
 */
export function createFirstReader(readers: readonly NamedReader[]): FirstReader {
  const places = readers.map(({ id, reader }): Place => ({ id, reader }));
  const healthListeners = new Set<HealthListener>();
  const listener = createOneListener<[event: IdReaderEvent]>();
  let leave: readonly (() => void)[] = [];
  /** The reader whose card was announced and has not left. */
  let serving: Place | undefined;
  /** Its card is neither read nor failed yet. */
  let reading = false;
  let health: ReaderHealth | undefined;

  const emit = (event: IdReaderEvent): void => listener.tell(event);

  /** Ends the card being served, in the place of a reader that does not. */
  const endCard = (): void => {
    serving = undefined;
    if (reading) emit({ type: 'card-failed', problem: 'reader-lost' });
    emit({ type: 'card-removed' });
  };

  const onHealth = (place: Place, event: Extract<IdReaderEvent, { type: 'health' }>): void => {
    place.health = event.health;
    place.detail = event.detail;
    for (const told of [...healthListeners]) told(place.id, event.health, event.detail);

    const best = bestHealth<ReaderHealth>(
      places.flatMap((each) => each.health ?? []),
      'absent',
    );
    if (best === health) return;
    health = best;
    const detail = places.find((each) => each.health === best)?.detail;
    emit({ type: 'health', health: best, ...(detail !== undefined && { detail }) });
  };

  const onEventOf = (place: Place, event: IdReaderEvent): void => {
    if (event.type === 'health') return onHealth(place, event);
    if (event.type === 'card-found') {
      // A reader that was replaced announces anew what lies on it, and never told of the end.
      if (serving && (serving === place || serving.health !== 'ready')) endCard();
      if (serving) return;
      serving = place;
    }
    if (place !== serving) {
      // Nobody takes this face, so nobody else wipes it.
      if (event.type === 'card-read') event.portrait?.rgb.fill(0);
      return;
    }
    reading = event.type === 'card-found';
    if (event.type === 'card-removed') serving = undefined;
    emit(event);
  };

  return {
    start() {
      if (leave.length > 0) return;
      leave = places.map((place) => place.reader.onEvent((event) => onEventOf(place, event)));
      for (const { reader } of places) reader.start();
    },
    onEvent: listener.on,
    onReaderHealth(added) {
      healthListeners.add(added);
      return () => healthListeners.delete(added);
    },
    async stop() {
      // Nobody tells of its end any more.
      if (serving) endCard();
      for (const leaveOne of leave) leaveOne();
      leave = [];
      health = undefined;
      for (const place of places) Object.assign(place, { health: undefined, detail: undefined });
      await Promise.all(places.map(({ reader }) => reader.stop()));
    },
  };
}
