import { ScanFace } from 'lucide-react';
import { NextButton } from './next-button.tsx';
import type { ScreenOf } from './screen-of.ts';
import { Step } from './step.tsx';

/** How keeping or erasing a face ended; the visit goes on from here as before. */
export function FaceStored({ screen: { outcome } }: { readonly screen: ScreenOf<'face-stored'> }) {
  const isDone = outcome === 'enrolled' || outcome === 'withdrawn';
  return (
    <Step
      title={`face-stored.title-${outcome}`}
      hint={`face-stored.hint-${outcome}`}
      icon={ScanFace}
      tone={isDone ? 'good' : 'plain'}
      layout="centred"
      canReturn={false}
      canCancel={false}
      actions={<NextButton words="face-stored.on" />}
    />
  );
}
