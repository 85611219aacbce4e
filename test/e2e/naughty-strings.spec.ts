import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { atOnce, call } from '../support/requests';
import { createTestApp, type TestApp } from '../support/test-app';

const NAUGHTY = JSON.parse(readFileSync(join(__dirname, '../corpora/blns.json'), 'utf8')) as string[];
const USERS = '/api/admin/users';
const ORGANIZATIONS = '/api/admin/organizations';
const PAGE = 100;

interface Resource {
  id: string;
  name: string;
  email: string;
  metadata: Record<string, string>;
}
interface Outcome {
  text: string;
  status: number;
  data: Resource;
  details: { field: string; code: string; message: string }[];
}

describe(`The ${NAUGHTY.length} naughty strings`, () => {
  let service: TestApp;

  beforeAll(async () => {
    service = await createTestApp();
  });
  afterAll(() => service.close());

  const ask = async (path: string, body?: object) => {
    const answer = await call(service.baseUrl, path, {
      method: body ? 'POST' : 'GET',
      token: service.adminToken,
      body,
    });
    return answer as typeof answer & { body: { data: Resource; error?: { details?: Outcome['details'] } } };
  };

  /** Sends each string; fails on every answer that is neither a success nor a 400 with details. */
  async function sendEach(build: (text: string, index: number) => { path: string; body?: object }): Promise<Outcome[]> {
    const outcomes = await atOnce(NAUGHTY.length, async (index) => {
      const text = NAUGHTY[index]!;
      const { path, body } = build(text, index);
      const { status, body: answer } = await ask(path, body);
      return { text, status, data: answer.data, details: answer.error?.details ?? [] };
    });
    expect(outcomes.filter(({ status }) => ![200, 201, 400].includes(status))).toEqual([]);
    return outcomes;
  }

  /** All of a list, by its id, as a client reads it page by page. */
  async function listed(path: string): Promise<Map<string, Resource>> {
    const found = new Map<string, Resource>();
    for (let cursor: string | null = ''; cursor !== null;) {
      const { body } = await ask(`${path}?limit=${PAGE}${cursor && `&cursor=${cursor}`}`);
      const page = body as unknown as { data: Resource[]; meta: { nextCursor: string | null } };
      page.data.forEach((resource) => found.set(resource.id, resource));
      cursor = page.meta.nextCursor;
    }
    return found;
  }

  /** Expects accepted values to be the same on create, get and list, and refusals to name the field. */
  async function expectKept(
    outcomes: Outcome[],
    path: string,
    field: string,
    read: (resource: Resource) => unknown,
    write: (text: string) => unknown = (text) => text,
  ): Promise<void> {
    const refused = outcomes.filter(({ status }) => status === 400);
    for (const { details } of refused) {
      expect(details).toEqual([{ field: expect.any(String), code: expect.any(String), message: expect.any(String) }]);
      expect(details[0]!.field.split('.')[0]).toBe(field);
    }
    const taken = outcomes.filter(({ status }) => status === 201);
    expect(taken.map(({ data }) => read(data))).toEqual(taken.map(({ text }) => write(text)));
    const list = await listed(path);
    expect(taken.map(({ data }) => list.get(data.id))).toEqual(taken.map(({ data }) => data));
    const got = await atOnce(taken.length, (index) => ask(`${path}/${taken[index]!.data.id}`));
    expect(got.map(({ body }) => body.data)).toEqual(taken.map(({ data }) => data));
  }

  const refusedBy = (outcomes: Outcome[]) => outcomes.filter(({ status }) => status === 400).map(({ text }) => text);
  const email = (kind: string, index: number) => `${kind}${index}@example.com`;

  it('as the name of a user come back byte for byte, or are refused where they cannot be seen', async () => {
    const outcomes = await sendEach((name, index) => ({ path: USERS, body: { email: email('name', index), name } }));
    await expectKept(outcomes, USERS, 'name', ({ name }) => name);
    expect(
      refusedBy(outcomes).every(
        (text) => [...text].length > 200 || !/[\p{L}\p{N}]/u.test(text) || /\p{Cc}/u.test(text),
      ),
    ).toBe(true);
    expect(refusedBy(outcomes).length).toBeLessThan(NAUGHTY.length / 20);
  });

  it('as the name of an organization come back byte for byte, or are refused', async () => {
    const outcomes = await sendEach((name, index) => ({
      path: ORGANIZATIONS,
      body: { name, slug: `naughty-${index}` },
    }));
    await expectKept(outcomes, ORGANIZATIONS, 'name', ({ name }) => name);
    expect(refusedBy(outcomes).length).toBeLessThan(NAUGHTY.length / 20);
  });

  it('as the name of an organization without a slug give a free slug', async () => {
    const outcomes = await sendEach((text) => ({ path: ORGANIZATIONS, body: { name: text } }));
    for (const { data } of outcomes.filter(({ status }) => status === 201)) {
      expect((data as unknown as { slug: string }).slug).toMatch(/^[a-z0-9][a-z0-9-]{0,61}[a-z0-9]$/);
    }
  });

  it('as an email are refused, each by name', async () => {
    const outcomes = await sendEach((text) => ({ path: USERS, body: { email: text, name: 'Naughty' } }));
    expect(refusedBy(outcomes)).toEqual(NAUGHTY);
    await expectKept(outcomes, USERS, 'email', () => null);
  });

  it('as the local part of an email are refused, or kept in their canonical form', async () => {
    const outcomes = await atOnce(NAUGHTY.length, async (index) => {
      const given = `${NAUGHTY[index]}@example.com`;
      const { status, body } = await ask(USERS, { email: given, name: 'Naughty' });
      return { given, status, email: status === 201 ? body.data.email : '' };
    });
    expect(outcomes.filter(({ status }) => ![201, 400, 409].includes(status))).toEqual([]);
    for (const { given, email: kept } of outcomes.filter(({ status }) => status === 201)) {
      expect(kept).toBe(given.trim().normalize('NFKC').toLowerCase());
      expect(kept).toMatch(/^[\x21-\x7e]+$/);
    }
  });

  it('as metadata come back byte for byte, as value and as key', async () => {
    const values = await sendEach((text, index) => ({
      path: USERS,
      body: { email: email('value', index), name: 'Value', metadata: { text } },
    }));
    await expectKept(values, USERS, 'metadata', ({ metadata }) => metadata.text);
    expect(refusedBy(values)).toEqual([]);

    const keys = await sendEach((text, index) => ({
      path: USERS,
      body: { email: email('key', index), name: 'Key', metadata: { [text]: index } },
    }));
    await expectKept(keys, USERS, 'metadata', ({ metadata }) => Object.keys(metadata)[0]);
    expect(refusedBy(keys)).toEqual([]);
  });

  it('as a search find what has them in its name, whatever they mean to SQL', async () => {
    const byName = new Map([...(await listed(USERS)).values()].map((user) => [user.name, user.id]));
    const outcomes = await sendEach((text) => ({ path: `${USERS}?limit=100&search=${encodeURIComponent(text)}` }));
    expect(refusedBy(outcomes).every((text) => [...text].length > 254)).toBe(true);
    const named = outcomes.filter(({ text, status }) => status === 200 && [...text].length > 8 && byName.has(text));
    expect(named.length).toBeGreaterThan(300);
    const missed = named.filter(
      ({ text, data }) => !(data as unknown as Resource[]).some(({ id }) => id === byName.get(text)),
    );
    expect(missed.map(({ text }) => text)).toEqual([]);
  });

  it('as filter, sort, cursor and id are refused without a fault', async () => {
    const parameters = ['sort', 'role', 'createdAfter', 'organizationId', 'page'];
    const query = (names: string[], text: string) =>
      names.map((name) => `${name}=${encodeURIComponent(text)}`).join('&');
    await sendEach((text) => ({ path: `${USERS}?${query(['email'], text)}` }));
    await sendEach((text) => ({ path: `${USERS}?${query(['cursor'], text)}` }));
    const together = await sendEach((text) => ({ path: `${USERS}?${query(parameters, text)}` }));
    // A refusal of one parameter hides how another is served that takes the string.
    const hidden = together.flatMap(({ text, details }) =>
      parameters.filter((name) => !details.some(({ field }) => field === name)).map((name) => ({ name, text })),
    );
    const alone = await atOnce(hidden.length, (index) =>
      ask(`${USERS}?${query([hidden[index]!.name], hidden[index]!.text)}`),
    );
    expect(alone.filter(({ status }) => ![200, 400].includes(status))).toEqual([]);
    const ids = await atOnce(NAUGHTY.length, (index) => ask(`${USERS}/x${encodeURIComponent(NAUGHTY[index]!)}`));
    expect(new Set(ids.map(({ status }) => status))).toEqual(new Set([400]));
  });

  it('left no fault in the log', () => {
    expect(service.logs.filter(({ level }) => level === 'error' || level === 'fatal')).toEqual([]);
  });
});
