/** What a spreadsheet takes for a formula, and the sign that keeps it from doing so. */
const HAZARDOUS = /^[=+\-@\t\r']/;
const QUOTED = /[",\r\n]/;

/**
 * A row of RFC 4180, with its line break. Null is an empty cell. A cell that a spreadsheet would run gets a `'` in front, and
 * so does one that begins with a `'` itself: whoever strips one leading `'` has every cell as it was.
 */
export function csvRow(cells: readonly (string | number | null)[]): string {
  return `${cells.map((cell) => csvCell(String(cell ?? ''))).join(',')}\r\n`;
}

function csvCell(text: string): string {
  const safe = HAZARDOUS.test(text) ? `'${text}` : text;
  return QUOTED.test(safe) ? `"${safe.replaceAll('"', '""')}"` : safe;
}
