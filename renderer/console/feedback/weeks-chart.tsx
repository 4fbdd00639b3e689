import { useEffect, useRef } from 'react';
import { BarChart, LineChart } from 'echarts/charts';
import { GridComponent, LegendComponent, TooltipComponent } from 'echarts/components';
import { init, use, type ECharts } from 'echarts/core';
import { SVGRenderer } from 'echarts/renderers';
import type { FeedbackResults } from '../../../server/contract/feedback.ts';
import { useStrings } from '../../web/strings.ts';

use([BarChart, LineChart, GridComponent, LegendComponent, TooltipComponent, SVGRenderer]);

/** Averages as lines, how many rated as bars behind them: an average of two people is not one of two hundred. */
export function WeeksChart({ weeks }: { readonly weeks: FeedbackResults['weeks'] }) {
  const { t } = useStrings();
  const box = useRef<HTMLDivElement>(null);
  const chart = useRef<ECharts>(undefined);
  useEffect(() => {
    const element = box.current;
    if (!element) return;
    const drawn = init(element, undefined, { renderer: 'svg' });
    chart.current = drawn;
    const observer = new ResizeObserver(() => drawn.resize());
    observer.observe(element);
    return () => {
      observer.disconnect();
      drawn.dispose();
    };
  }, []);
  useEffect(() => {
    const text = { color: '#10252d', fontSize: 14 };
    const of = (key: 'convenience' | 'privacy') => weeks.map((week) => week[key]?.toFixed(2) ?? null);
    chart.current?.setOption({
      animation: !matchMedia('(prefers-reduced-motion: reduce)').matches,
      textStyle: { fontFamily: 'inherit' },
      grid: { left: 48, right: 56, top: 56, bottom: 40 },
      legend: { top: 8, itemGap: 28, textStyle: text },
      // The browser's style rules forbid the library's own pop-up, which styles itself; the table below has every figure.
      tooltip: { show: false },
      xAxis: { type: 'category', data: weeks.map(({ week }) => week.slice(5)), axisLabel: text },
      yAxis: [
        { type: 'value', min: 1, max: 5, interval: 1, axisLabel: text },
        // The bars stay in the lower half, under the lines.
        {
          ...{ type: 'value', minInterval: 1, axisLabel: text, splitLine: { show: false } },
          max: ({ max }: { max: number }) => Math.max(4, 2 * max),
        },
      ],
      series: [
        {
          ...{ name: t('feedback.count'), type: 'bar', yAxisIndex: 1, barMaxWidth: 28 },
          ...{ data: weeks.map(({ count }) => count), itemStyle: { color: '#b4c6cc' } },
        },
        {
          ...{ name: t('feedback.convenience'), type: 'line', data: of('convenience'), symbolSize: 9 },
          ...{ connectNulls: true, lineStyle: { width: 3 }, color: '#0a4f5e' },
        },
        {
          ...{ name: t('feedback.privacy'), type: 'line', data: of('privacy'), symbolSize: 10 },
          ...{
            symbol: 'diamond',
            connectNulls: true,
            lineStyle: { width: 3, type: 'dashed' },
            color: '#8a4b00',
          },
        },
      ],
    });
  }, [weeks, t]);
  return <div ref={box} className="feedback-chart" role="img" aria-label={t('feedback.chart')} />;
}
