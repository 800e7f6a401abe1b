// Count against expectation: bars for the reports, a line for what was expected. Time runs from
// left to right in every language.

import uPlot from './vendor/uplot/uPlot.esm.js';
import { seconds } from './format.js';

const HEIGHT = 130;
const DAY = 86_400;

/** Draws a series into a box that is on the page; returns what takes the chart away again. */
export function chart(box, series, words, f) {
  const start = Date.parse(series.start) / 1000;
  const step = seconds(series.step);
  const times = series.reports.map((_, i) => start + i * step);
  const style = getComputedStyle(document.documentElement);
  const colour = (name) => style.getPropertyValue(name).trim();
  const font = '12px "IBM Plex Sans Arabic", sans-serif';
  const axis = { stroke: colour('--muted'), font, ticks: { show: false } };
  const long = times.length * step > 2 * DAY;
  const plot = new uPlot(
    {
      width: Math.max(box.clientWidth, 160),
      height: HEIGHT,
      padding: [8, 22, 0, 0],
      legend: { show: false },
      cursor: { show: false },
      scales: {
        x: { time: true, range: (_, min, max) => [min, max + step] },
        y: { range: (_, __, max) => [0, Math.max(max * 1.1, 3)] },
      },
      axes: [
        {
          ...axis,
          size: 26,
          space: 64,
          grid: { show: false },
          values: (_, at) => at.map((s) => (long ? f.day(s * 1000) : f.hour(s * 1000))),
        },
        {
          ...axis,
          size: 34,
          space: 28,
          incrs: [1, 2, 5, 10, 20, 50, 100, 200, 500, 1000, 2000, 5000],
          grid: { stroke: colour('--line'), width: 1 },
          values: (_, at) => at.map((n) => f.number(n)),
        },
      ],
      series: [
        {},
        {
          label: words.reports,
          fill: colour('--bar'),
          stroke: colour('--bar'),
          width: 0,
          points: { show: false },
          paths: uPlot.paths.bars({ size: [0.8, 28], align: 1 }),
        },
        {
          label: words.expected,
          stroke: colour('--expected'),
          width: 2,
          points: { show: false },
          paths: uPlot.paths.stepped({ align: 1 }),
        },
      ],
    },
    [times, series.reports, series.expected],
    box,
  );
  const watcher = new ResizeObserver(() => {
    const width = Math.max(box.clientWidth, 160);
    if (width !== plot.width) plot.setSize({ width, height: HEIGHT });
  });
  watcher.observe(box);
  return () => {
    watcher.disconnect();
    plot.destroy();
  };
}
