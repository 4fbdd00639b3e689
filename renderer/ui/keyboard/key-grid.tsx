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
export function KeyGrid({ rows, labels, names, pressed, onKey }: KeyGridProps) {
  const box = useRef<HTMLDivElement>(null);
  const engine = useRef<SimpleKeyboard>(undefined);

  const handle = useEffectEvent((key: string, event: unknown) => {
    // The engine repeats every key that is held and calls without an event then. Slow hands hold keys, so only
    // deleting may repeat.
    if (event === undefined && key !== '{bksp}') return;
    onKey(key);
  });

  useEffect(() => {
    if (!box.current) return undefined;
    const made = new SimpleKeyboard(box.current, {
      layout: { default: [] },
      theme: 'letter-keys',
      useButtonTag: true,
      // Keeps the focus where it was, so that a touch does not scroll or blur the field.
      preventMouseDownDefault: true,
      // The engine would keep a copy of everything typed; a pattern that nothing fits keeps it empty.
      inputPattern: /^$/,
      onKeyPress: (key: string, event: unknown) => handle(key, event),
    });
    engine.current = made;
    return () => made.destroy();
  }, []);

  const layout = rows.join('\n');
  const options = JSON.stringify([labels, names, pressed]);
  useEffect(() => {
    engine.current?.setOptions({
      layout: { default: layout.split('\n') },
      display: labels,
      buttonAttributes: attributesFor(names, pressed),
      buttonTheme: [
        { class: 'key--function', buttons: '{shift} {bksp} {clear} {language}' },
        { class: 'key--done', buttons: '{done}' },
        ...(pressed.length > 0 ? [{ class: 'key--pressed', buttons: pressed.join(' ') }] : []),
      ],
    });
    // The option objects are new on every render; their text tells whether anything changed.
  }, [layout, options]);

  // A switch or a screen reader activates a button by a click that no pointer made (detail 0).
  const onClick = (event: React.MouseEvent) => {
    if (event.detail !== 0 || !(event.target instanceof Element)) return;
    const key = event.target.closest('button')?.getAttribute('data-skbtn');
    if (key) onKey(key);
  };

  return (
    <div onClick={onClick}>
      <div ref={box} className="key-grid" />
    </div>
  );
}

function attributesFor(names: Readonly<Record<string, string>>, pressed: readonly string[]) {
  return [
    ...Object.entries(names).map(([buttons, value]) => ({ attribute: 'aria-label', value, buttons })),
    ...pressed.map((buttons) => ({ attribute: 'aria-pressed', value: 'true', buttons })),
  ];
}
