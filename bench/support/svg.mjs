/** A result as bars: a panel for each figure, a bar for each contestant. Readable in light and in dark. */

const WIDTH = 720;
const LEFT = 96;
const RIGHT = 190;
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
    .service { fill: #0969da; } .baseline { fill: #57606a; } .textbook { fill: #bc4c00; }
    @media (prefers-color-scheme: dark) {
      text { fill: #e6edf3; } .note { fill: #9198a1; } .paper { fill: #0d1117; }
      .service { fill: #4493f8; } .baseline { fill: #9198a1; } .textbook { fill: #f0883e; }
    }`;

const LOADED = [
  { label: 'Requests a second (more is better)', pick: ({ rate }) => rate, unit: '/s' },
  { label: 'p99 of the time to an answer (less is better)', pick: ({ p99 }) => p99, unit: ' ms' },
];
const COLD = [{ label: 'Milliseconds to the first 200 (less is better)', pick: ({ ms }) => ms, unit: ' ms' }];

export function plot({ title, contestants, ratios, environment, settings }) {
  const panels = ratios ? LOADED : COLD;
  const names = Object.keys(contestants);
  const panelHeight = PANEL_HEAD + names.length * (BAR + GAP) + GAP;
  const height = HEAD + panels.length * panelHeight + FOOT;
  const drawn = panels.map((panel, index) => drawPanel(panel, contestants, HEAD + index * panelHeight));
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

function drawPanel({ label, pick, unit }, contestants, top) {
  const values = Object.values(contestants).map(pick);
  const scale = (WIDTH - LEFT - RIGHT) / Math.max(...values);
  const own = pick(contestants.service);
  const bars = Object.entries(contestants).map(([name, contestant], index) => {
    const value = pick(contestant);
    const y = top + PANEL_HEAD + index * (BAR + GAP);
    const width = Math.max(1, value * scale);
    const middle = y + BAR / 2 + 5;
    const ratio = name === 'service' ? '' : ` · service is ${(own / value).toFixed(2)} ×`;
    return (
      `  <text x="${LEFT - 10}" y="${middle}" text-anchor="end">${name}</text>\n` +
      `  <rect class="${name}" x="${LEFT}" y="${y}" width="${width.toFixed(1)}" height="${BAR}" rx="3"/>\n` +
      `  <text x="${(LEFT + width + 8).toFixed(1)}" y="${middle}">${value.toLocaleString('en')}${unit}` +
      `<tspan class="note">${ratio}</tspan></text>`
    );
  });
  return `  <text class="panel" x="20" y="${top + 20}">${escape(label)}</text>\n${bars.join('\n')}`;
}

function escape(text) {
  return text.replaceAll('&', '&amp;').replaceAll('<', '&lt;');
}
