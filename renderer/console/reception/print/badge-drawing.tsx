import type { BadgeSheet } from '../../../../server/contract/reception.ts';
import type { BadgeSize } from './badge-size.ts';
import type { CodeDots } from './code-dots.ts';
import { fit } from './fit.ts';

/** Light dots that belong around a QR (ISO/IEC 18004). */
const quiet = 4;

export interface BadgeDrawingProps {
  readonly sheet: BadgeSheet;
  readonly code: CodeDots | undefined;
  readonly size: BadgeSize;
}

/**
 * A badge as the kiosk prints it: house, category across the label, name, host and place, the number, until when, and the code. A unit is a
 * millimetre of a 60 by 40 label; larger labels enlarge all of it, so that no dot of the code is below half a millimetre.
 */
export function BadgeDrawing({ sheet, code, size }: BadgeDrawingProps) {
  const scale = Math.min(size.width / 60, size.height / 40);
  const width = size.width / scale;
  const height = size.height / scale;
  const margin = 2;
  const codeSide = 19;
  const left = width - 2 * margin - codeSide - 1;
  const name = fit(sheet.visitorName, left, { largest: 7.5, smallest: 3.2 });
  const lines = [sheet.host, sheet.place].filter((line) => line !== undefined);
  const foot = height - margin;
  // White around it is the code's own; what it stands on is white anyhow.
  const unit = code ? codeSide / (code.size + 2 * quiet) : 0;
  return (
    <svg className="badge-drawing" viewBox={`0 0 ${width} ${height}`} aria-hidden>
      <rect width={width} height={height} fill="#fff" />
      <Line text={sheet.siteName} x={margin} y={4.6} width={width - 2 * margin} largest={2.9} smallest={2} />
      <rect x={margin} y={6} width={width - 2 * margin} height={5.2} fill="#000" />
      <text x={margin + 1.2} y={9.9} fontSize={3.6} fontWeight={700} fill="#fff">
        {sheet.categoryLabel}
      </text>
      {sheet.visitorName === '' ? (
        // Nobody knows the name yet: it is written by hand.
        <rect x={margin} y={19.6} width={left} height={0.25} fill="#000" />
      ) : (
        <text x={margin} y={19.4} fontSize={name.size} fontWeight={700}>
          {name.text}
        </text>
      )}
      {lines.map((line, at) => (
        <Line key={at} text={line} x={margin} y={24.4 + at * 3.6} width={left} largest={2.8} smallest={1.9} />
      ))}
      <text x={margin} y={foot - 0.6} fontSize={6.4} fontWeight={700}>
        {sheet.badgeNumber}
      </text>
      <text x={margin + 21} y={foot - 3.6} fontSize={2.5}>
        {sheet.validDay}
      </text>
      <text x={margin + 21} y={foot - 0.6} fontSize={2.5}>
        {sheet.validity}
      </text>
      {code && (
        <g
          transform={`translate(${width - margin - codeSide + quiet * unit} ${foot - codeSide + quiet * unit}) scale(${unit})`}
          shapeRendering="crispEdges"
        >
          <path d={code.path} fill="#000" />
        </g>
      )}
    </svg>
  );
}

function Line(props: {
  readonly text: string;
  readonly x: number;
  readonly y: number;
  readonly width: number;
  readonly largest: number;
  readonly smallest: number;
}) {
  const { text, size } = fit(props.text, props.width, props);
  return (
    <text x={props.x} y={props.y} fontSize={size}>
      {text}
    </text>
  );
}
