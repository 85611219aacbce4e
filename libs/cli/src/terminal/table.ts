import type { Painter } from './style';
import { safeText } from './safe-text';

export interface Column<T> {
  head: string;
  value: (row: T) => string;
  /** The column is left out if the terminal is too narrow. Optional columns go from the last one on. */
  isOptional?: true;
}

const GAP = 2;
/** Smallest width in columns to which a column is cut. */
const MIN_WIDTH = 8;
const NO_LINES = Object.fromEntries(
  ['top', 'bottom', 'mid', 'left', 'right'].flatMap((side) => [
    [side, ''],
    [`${side}-mid`, ''],
    [`${side}-left`, ''],
    [`${side}-right`, ''],
    [`mid-${side}`, ''],
  ]),
);

/**
 * Returns rows as a table of text with a line for each row.
 * @param width Columns of the terminal. Infinity: nothing is cut or left out.
 */
export async function tableOf<T>(
  rows: readonly T[],
  columns: readonly Column<T>[],
  width: number,
  paint: Painter,
): Promise<string> {
  const [{ default: Table }, { default: widthOf }] = await Promise.all([import('cli-table3'), import('string-width')]);
  const cells = columns.map(({ value }) => rows.map((row) => safeText(value(row))));
  const natural = columns.map(({ head }, i) => Math.max(...[head, ...(cells[i] ?? [])].map((text) => widthOf(text))));
  const shown = fitting(columns, natural, width);
  const widths = cut(
    shown.map((i) => natural[i] ?? 0),
    width,
  );
  const table = new Table({
    chars: { ...NO_LINES, middle: ' '.repeat(GAP) },
    style: { head: [], border: [], 'padding-left': 0, 'padding-right': 0 },
    colWidths: widths,
    head: shown.map((i) => paint('bold', columns[i]?.head ?? '')),
  });
  table.push(...rows.map((_, row) => shown.map((i) => cells[i]?.[row] ?? '')));
  return `${table.toString().replaceAll(/ +$/gm, '')}\n`;
}

/** Returns the columns that fit: all of them, or those that remain without the last optional ones. */
function fitting(columns: readonly Column<never>[], natural: number[], width: number): number[] {
  const shown = columns.map((_, i) => i);
  const needed = (): number => shown.reduce((sum, i) => sum + (natural[i] ?? 0) + GAP, -GAP);
  while (needed() > width) {
    const last = shown.findLastIndex((i) => columns[i]?.isOptional);
    if (last < 0) break;
    shown.splice(last, 1);
  }
  return shown;
}

/** Takes columns from the widest ones until the table fits. */
function cut(natural: number[], width: number): number[] {
  const widths = [...natural];
  let surplus = widths.reduce((sum, each) => sum + each + GAP, -GAP) - width;
  while (surplus > 0 && Number.isFinite(surplus)) {
    const widest = Math.max(...widths);
    if (widest <= MIN_WIDTH) break;
    widths[widths.indexOf(widest)] = widest - 1;
    surplus--;
  }
  return widths;
}
