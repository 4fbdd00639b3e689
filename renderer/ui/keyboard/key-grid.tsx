import { useEffect, useEffectEvent, useRef } from 'react';
import { SimpleKeyboard } from 'simple-keyboard';

interface KeyGridProps {
  /** Rows in simple-keyboard's notation. */
  readonly rows: readonly string[];
  /** What stands on a function key. */
  readonly labels: Readonly<Record<string, string>>;
  /** Spoken names of keys whose label says too little. */
  readonly names: Readonly<Record<string, string>>;
  /** Function keys that are switched on, such as shift. */
  readonly pressed: readonly string[];
  readonly onKey: (key: string) => void;
}

/** The letter keys: simple-keyboard lays them out and turns touches into key names; the text is ours. */
export function KeyGrid({ onKey, ...shown }: KeyGridProps) {
  const box = useRef<HTMLDivElement>(null);
  const engine = useRef<SimpleKeyboard>(undefined);

  const onTouch = useEffectEvent((key: string, event: unknown) => {
    // The engine repeats every key that is held and calls without an event then. Slow hands hold keys, so only
    // deleting may repeat.
    if (event === undefined && key !== '{bksp}') return;
    onKey(key);
  });
  const onClick = useEffectEvent((event: MouseEvent) => {
    // The engine acts on pointers alone; a switch or a screen reader clicks without one (detail 0).
    if (event.detail !== 0 || !(event.target instanceof Element)) return;
    const key = event.target.closest('button')?.getAttribute('data-skbtn');
    if (key) onKey(key);
  });

  useEffect(() => {
    const element = box.current;
    if (!element) return undefined;
    const made = new SimpleKeyboard(element, {
      layout: { default: [] },
      theme: 'letter-keys',
      useButtonTag: true,
      // Keeps the focus where it was, so that a touch does not scroll or blur the field.
      preventMouseDownDefault: true,
      // The engine would keep a copy of everything typed; a pattern that nothing fits keeps it empty.
      inputPattern: /^$/,
      onKeyPress: (key: string, event: unknown) => onTouch(key, event),
    });
    engine.current = made;
    const clicked = (event: MouseEvent) => onClick(event);
    element.addEventListener('click', clicked);
    return () => {
      element.removeEventListener('click', clicked);
      made.destroy();
    };
  }, []);

  // As text, because the objects are new on every render and the engine draws all keys anew for each.
  const options = JSON.stringify(engineOptions(shown));
  useEffect(() => engine.current?.setOptions(JSON.parse(options)), [options]);

  return <div ref={box} className="key-grid" />;
}

function engineOptions({ rows, labels, names, pressed }: Omit<KeyGridProps, 'onKey'>) {
  return {
    layout: { default: rows },
    display: labels,
    buttonAttributes: [
      ...Object.entries(names).map(([buttons, value]) => ({ attribute: 'aria-label', value, buttons })),
      ...pressed.map((buttons) => ({ attribute: 'aria-pressed', value: 'true', buttons })),
    ],
    buttonTheme: [
      { class: 'key--function', buttons: '{shift} {bksp} {clear} {language} {left} {right} {fill}' },
      { class: 'key--done', buttons: '{done}' },
      ...pressed.map((buttons) => ({ class: 'key--pressed', buttons })),
    ],
  };
}
