/**
 * Draws a result as bars. Each figure has a panel, and each contestant a bar for its median with a line from its lowest to its
 * highest round. The colors work on light and dark backgrounds.
 */

const WIDTH = 720;
const LEFT = 96;
const RIGHT = 212;
const BAR = 26;
const GAP = 10;
const PANEL_HEAD = 34;
const HEAD = 56;
const FOOT = 40;

const STYLE = `
    text { font: 14px system-ui, sans-serif; fill: #1f2328; }
    .title { font-size: 18px; font-weight: 600; }
    .panel { font-weight: 600; }
    .note { font-size: 12px; fill: #59636e; }
    .paper { fill: #ffffff; }
    .range { stroke: #1f2328; stroke-width: 1.5; opacity: 0.7; fill: none; }
    .service { fill: #0969da; } .baseline { fill: #57606a; } .textbook { fill: #bc4c00; }
    @media (prefers-color-scheme: dark) {
      .range { stroke: #e6edf3; }
      text { fill: #e6edf3; } .note { fill: #9198a1; } .paper { fill: #0d1117; }
      .service { fill: #4493f8; } .baseline { fill: #9198a1; } .textbook { fill: #f0883e; }
    }`;

const LOADED = [
  { label: 'Requests a second (more is better)', figure: 'rate', unit: '/s' },
  { label: 'p99 of the time to an answer (less is better)', figure: 'p99', unit: ' ms' },
];
const COLD = [{ label: 'Milliseconds to the first 200 (less is better)', figure: 'ms', unit: ' ms' }];

export function plot({ title, contestants, ratios, environment, settings }) {
  const panels = ratios ? LOADED : COLD;
  const names = Object.keys(contestants);
  const panelHeight = PANEL_HEAD + names.length * (BAR + GAP) + GAP;
  const height = HEAD + panels.length * panelHeight + FOOT;
  const drawn = panels.map((panel, index) => drawPanel(panel, contestants, ratios, HEAD + index * panelHeight));
  const how = ratios
    ? `${settings.rounds} rounds of ${settings.seconds} s, ${settings.connections} connections`
    : `${settings.rounds} starts each`;
  const note = `Median of ${how}; ${environment.users.toLocaleString('en')} users; Node ${environment.node}, PostgreSQL ${environment.postgres.split(' ')[0]}, ${environment.cores} cores`;
  return `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 ${WIDTH} ${height}" width="${WIDTH}" height="${height}" role="img">
  <title>${escape(title)}</title>
  <style>${STYLE}
  </style>
  <rect class="paper" width="${WIDTH}" height="${height}" rx="8"/>
  <text class="title" x="20" y="34">${escape(title)}</text>
${drawn.join('\n')}
  <text class="note" x="20" y="${height - 16}">${escape(note)}</text>
</svg>
`;
}

function drawPanel({ label, figure, unit }, contestants, ratios, top) {
  const most = Math.max(...Object.values(contestants).flatMap(({ rounds }) => rounds.map((round) => round[figure])));
  const scale = (WIDTH - LEFT - RIGHT) / most;
  const bars = Object.entries(contestants).map(([name, contestant], index) => {
    const value = contestant[figure];
    const measured = contestant.rounds.map((round) => round[figure] * scale);
    const [least, highest] = [Math.min(...measured), Math.max(...measured)].map((width) => (LEFT + width).toFixed(1));
    const y = top + PANEL_HEAD + index * (BAR + GAP);
    const middle = y + BAR / 2;
    const ratio = ratios?.[name]?.[figure] ?? contestants.service[figure] / value;
    const note = name === 'service' ? '' : ` · service is ${ratio.toFixed(2)} ×`;
    const width = Math.max(1, value * scale).toFixed(1);
    return (
      `  <text x="${LEFT - 10}" y="${middle + 5}" text-anchor="end">${name}</text>\n` +
      `  <rect class="${name}" x="${LEFT}" y="${y}" width="${width}" height="${BAR}" rx="3"/>\n` +
      `  <path class="range" d="M${least} ${middle}H${highest}m0 -5v10M${least} ${middle - 5}v10"/>\n` +
      `  <text x="${Number(highest) + 8}" y="${middle + 5}">${value.toLocaleString('en')}${unit}` +
      `<tspan class="note">${note}</tspan></text>`
    );
  });
  return `  <text class="panel" x="20" y="${top + 20}">${escape(label)}</text>\n${bars.join('\n')}`;
}

function escape(text) {
  return text.replaceAll('&', '&amp;').replaceAll('<', '&lt;');
}
