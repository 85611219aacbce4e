import { createAdminClient } from '@/lib/admin/client';
import { colonsOf, repeatsMember } from '@/lib/admin/verification/repeated-member';
import { csvOf, ndjsonOf } from '../support/export-text';
import { randomLog } from '../support/random-log';
import { PUBLIC_KEY, seeded } from '../support/sealed-log';

const repeats = (text: string): boolean => repeatsMember(text, colonsOf(JSON.parse(text)));

describe('a member that is there twice', () => {
  it.each([
    '{"a":1,"a":1}',
    '{"a":1,"b":{"c":[{"d":1,"e":2,"d":3}]}}',
    '{"a" : 1 ,\n"a"\t:\r2}',
    String.raw`{"a":1,"\u0061":2}`,
    String.raw`{"\"":1,"b":2,"\"":3}`,
    String.raw`{"\\":1,"b":"\\\"","\\":3}`,
    '{"__proto__":1,"__proto__":2}',
    '{"":1,"":2}',
    // The colon of the hidden member made up for by one that is written otherwise.
    String.raw`{"a":"x","a":"\u003a"}`,
    String.raw`{"b":"\u003A","a":1,"a":2}`,
    // Longer when written anew than as it is, by what the hidden member takes.
    '{"a":1e20,"b":0,"b":000}'.replace('000', '1'),
    `{"a":${'['.repeat(20_000)}${']'.repeat(20_000)},"a":1}`,
  ])('is seen (%#)', (text) => {
    expect(repeats(text)).toBe(true);
  });

  it.each([
    '{"a":1,"b":{"a":1},"c":[{"a":1},{"a":2}]}',
    '{"a":"a","b":"b:\\"a\\":"}',
    '{"a:b":1,"a":{"b:":":"}}',
    String.raw`{"a":"\u003a","b":"\\u","c":"\"a\":1"}`,
    '{"a":["a","a"],"b":["x:y"]}',
    '["a:","a:"]',
    '5',
    '"a:a:"',
    'null',
    `{"a":${'['.repeat(20_000)}${']'.repeat(20_000)}}`,
    `{"a":${'{"a":'.repeat(500)}1${'}'.repeat(500)}}`,
  ])('is not seen where none is (%#)', (text) => {
    expect(repeats(text)).toBe(false);
  });
});

describe('an export that shows another value than the one that was sealed', () => {
  const log = randomLog(8, { entries: 60 });
  const lines = log.lines();
  const admin = createAdminClient({ baseUrl: 'http://127.0.0.1:9' });
  const findings = async (text: string) => (await admin.auditLogs.verify(text, { publicKey: PUBLIC_KEY })).findings;

  it.each(['ip', 'reason', 'occurredAt', 'outcome', 'email', 'name', 'salt', 'leafIndex', 'checkpoint', 'personal'])(
    'as NDJSON, before the right %s, is found out',
    async (member) => {
      const random = seeded(member.length);
      const texts = ndjsonOf(lines).split(/(?<=\n)/);
      const holders = texts.flatMap((text, i) => (text.includes(`"${member}":`) ? [i] : []));
      const at = holders[Math.floor(random() * holders.length)]!;
      const forged = texts[at]!.replace(`"${member}":`, `"${member}":"10.0.0.1","${member}":`);
      expect((await findings(texts.with(at, forged).join('')))[0]).toMatchObject({
        kind: 'malformed',
        sequence: lines[at]!.sequence,
        message: `Entry ${lines[at]!.sequence} is malformed: it names a member twice`,
      });
    },
  );

  it.each(['name', 'metadata', 'from', 'salt', 'subject'])(
    'as CSV, before the right %s, is found out',
    async (member) => {
      const rows = csvOf(lines).split(/(?<=\r\n)/);
      const at = rows.findIndex((row, i) => i > 20 && row.includes(`""${member}"":`));
      const forged = rows[at]!.replace(`""${member}"":`, `""${member}"":""Eve"",""${member}"":`);
      const { sequence } = lines[at - 1]!;
      const message = `Entry ${sequence} is malformed: a cell names a member twice`;
      expect((await findings(rows.with(at, forged).join('')))[0]).toMatchObject({
        kind: 'malformed',
        sequence,
        message,
      });
    },
  );
});
