/** Cells that a spreadsheet would run as a formula, and cells that begin with the prefix that prevents this. */
const HAZARDOUS = /^[=+\-@\t\r']/;
const QUOTED = /[",\r\n]/;

/**
 * Returns a row of RFC 4180 with its line break. Null is an empty cell. A cell that a spreadsheet would run as a formula is
 * prefixed with `'`. A cell that begins with `'` is prefixed too, so a reader that strips one `'` gets the original cell.
 */
export function csvRow(cells: readonly (string | number | null)[]): string {
  return `${cells.map((cell) => csvCell(String(cell ?? ''))).join(',')}\r\n`;
}

function csvCell(text: string): string {
  const safe = HAZARDOUS.test(text) ? `'${text}` : text;
  return QUOTED.test(safe) ? `"${safe.replaceAll('"', '""')}"` : safe;
}
