/** The table that the suite prints, in Markdown. */
const COLUMNS = [
  'fault',
  'answers',
  'slowest (s)',
  'first 503 (s): request, readiness',
  'back after (s)',
  'writes',
  'lost',
  'no entry',
  'twice',
];

export const TITLE = `${line(COLUMNS)}\n${line(COLUMNS.map(() => '---'))}`;

export function row(fault, figures, integrity, notes) {
  const answers = [...figures.statuses, ...notes].sort(([a], [b]) => String(a).localeCompare(String(b)));
  return line([
    fault.name,
    answers.map(([status, count]) => `${count} × ${status}`).join(', '),
    seconds(figures.worst),
    `${seconds(figures.first)}, ${seconds(figures.firstReadiness)}`,
    seconds(figures.back),
    integrity.writes,
    integrity.lost,
    integrity.withoutEntry,
    integrity.twice,
  ]);
}

function line(cells) {
  return `| ${cells.join(' | ')} |`;
}

function seconds(milliseconds) {
  return milliseconds === null ? 'none' : (milliseconds / 1000).toFixed(1);
}
