import { csvEntry, CsvReader, isHeader } from './csv';
import { colonsOf, repeatsMember } from './repeated-member';
import { exportedEntry, type Malformed, malformed, type SealedEntry } from './sealed-entry';
import { hasOwn } from './members';

/** Reads the entries of an export, NDJSON or CSV, that arrives in chunks. */
export class ExportText {
  private format: 'ndjson' | 'csv' | null = null;
  private rest = '';
  private readonly csv = new CsvReader();
  private hasHeader = false;

  /** @param last Whether this is the last chunk. */
  *entries(text: string, last = false): Generator<SealedEntry | Malformed, void, undefined> {
    if (this.format === null) {
      this.rest = (this.rest + text).replace(/^\ufeff?\s*/, '');
      if (this.rest === '') return;
      this.format = /^"?s/.test(this.rest) ? 'csv' : 'ndjson';
      text = this.rest;
      this.rest = '';
    }
    if (this.format === 'csv') yield* this.csvEntries(text, last);
    else yield* this.jsonEntries(text, last);
  }

  private *csvEntries(text: string, last: boolean): Generator<SealedEntry | Malformed, void, undefined> {
    for (const cells of this.csv.rows(text, last)) {
      if (this.hasHeader) {
        yield csvEntry(cells);
      } else {
        this.hasHeader = true;
        if (!isHeader(cells)) yield malformed('the first line is not the header of an export');
      }
    }
  }

  private *jsonEntries(text: string, last: boolean): Generator<SealedEntry | Malformed, void, undefined> {
    let start = 0;
    for (let end = text.indexOf('\n'); end >= 0; end = text.indexOf('\n', start)) {
      const line = this.rest + text.slice(start, end);
      this.rest = '';
      start = end + 1;
      if (isBlank(line)) continue;
      yield jsonEntry(line);
    }
    this.rest += text.slice(start);
    if (last && !isBlank(this.rest)) yield jsonEntry(this.rest);
  }
}

/** Avoids a regular expression, because it runs for every line. */
function isBlank(line: string): boolean {
  return line.length < 2 && line.trim() === '';
}

function jsonEntry(line: string): SealedEntry | Malformed {
  let value: unknown;
  try {
    value = JSON.parse(line);
  } catch {
    return malformed('it is not JSON');
  }
  const sealed = exportedEntry(value);
  const isHiding = !('fault' in sealed) && repeatsMember(line, colonsOfLine(sealed));
  return isHiding ? malformed('it names a member twice', value) : sealed;
}

/** Returns the number of colons that a line of this form has. It skips hashes, which would take twice as long. */
function colonsOfLine({ entry, personal, proof }: SealedEntry): number {
  const { resource, actor, changes, occurredAt, reason, requestId, ip, userAgent, event } = entry;
  const texts = [occurredAt, reason, requestId, ip, userAgent, resource.label, actor.email, actor.name];
  // Ids of an event may have colons. No other id has one.
  const ids = event && [resource.id, actor.id];
  const members =
    MEMBERS +
    (actor.name === undefined ? 0 : 1) +
    (hasOwn(entry, 'organizationId') ? 1 : 0) +
    (event === undefined ? 0 : 1 + colonsOf(event));
  return (
    members + colonsOf(changes) + colonsOf(personal) + colonsOf(proof?.checkpoint) + colonsOf(texts) + colonsOf(ids)
  );
}

/** Number of members of a line without an organization, its resource, its actor without a name, and its proof. */
const MEMBERS = 15 + 3 + 3 + 3;
