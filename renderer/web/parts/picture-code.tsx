import { useEffect, useState } from 'react';
import './picture-code.css';

interface Dots {
  readonly size: number;
  readonly path: string;
}

/** A QR code as a drawing, so that nothing has to be allowed but the page's own scripts. The coder comes when first needed. */
export function PictureCode({ text, label }: { readonly text: string; readonly label: string }) {
  const [dots, setDots] = useState<Dots>();
  useEffect(() => {
    let gone = false;
    void draw(text).then((drawn) => {
      if (!gone) setDots(drawn);
    });
    return () => {
      gone = true;
    };
  }, [text]);
  // Four light dots around it belong to the code (ISO/IEC 18004).
  const box = dots ? `-4 -4 ${dots.size + 8} ${dots.size + 8}` : undefined;
  return (
    <svg className="picture-code" role="img" aria-label={label} viewBox={box} shapeRendering="crispEdges">
      {dots && <path d={dots.path} />}
    </svg>
  );
}

async function draw(text: string): Promise<Dots> {
  const { create } = await import('qrcode');
  const { size, data } = create(text, { errorCorrectionLevel: 'M' }).modules;
  const rows = Array.from({ length: size }, (_, y) =>
    Array.from({ length: size }, (_dark, x) => (data[y * size + x] ? `M${x} ${y}h1v1h-1z` : '')).join(''),
  );
  return { size, path: rows.join('') };
}
