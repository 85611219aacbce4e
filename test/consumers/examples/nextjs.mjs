// Calls the route handlers of examples/nextjs as Next.js does, and prints what each answered.
import { pathToFileURL } from 'node:url';

const [folder, email, password] = process.argv.slice(2);
const route = (path) => import(pathToFileURL(`${folder}/app/${path}/route.js`).href);
const post = (path, body) => new Request(`http://app/${path}`, { method: 'POST', body: JSON.stringify(body) });
const { admin } = await import(pathToFileURL(`${folder}/lib/admin.js`).href);

const { POST: login } = await route('login');
const { GET: list, POST: create } = await route('users');
const { POST: invite } = await route('organizations/[id]/invitations');
const { GET: follow } = await route('activity');
const { POST: pay } = await route('invoices');

const signedIn = await login(post('login', { email, password }));
const refused = await login(post('login', { email, password: 'wrong' }));

const form = { email: 'ada@next.example.com', name: 'Ada', formId: 'form-1' };
const created = await (await create(post('users', form))).json();
const repeated = await (await create(post('users', form))).json();
const taken = await create(post('users', { ...form, formId: 'form-2' }));
const wrong = await (await create(post('users', { email: 'nobody', name: '', formId: 'form-3' }))).json();
const found = await (await list(new Request('http://app/users?search=ada@next'))).json();

const organization = await admin.organizations.create({ name: 'Next' });
const invitation = await (
  await invite(post('x', { email: 'grace@next.example.com' }), { params: Promise.resolve({ id: organization.id }) })
).json();

const stop = new AbortController();
const stream = await follow(
  new Request(`http://app/activity?organizationId=${organization.id}`, {
    signal: stop.signal,
    headers: { 'Last-Event-ID': '1' },
  }),
);
const reader = stream.body.getReader();
const first = new TextDecoder().decode((await reader.read()).value);
stop.abort();
await reader.cancel();

const invoice = { invoiceId: '42', paidAt: new Date().toISOString(), amount: 4200, userId: created.id };
const paid = await pay(post('invoices', { ...invoice, organizationId: organization.id }));
await pay(post('invoices', { ...invoice, organizationId: organization.id }));
const { data } = await admin.auditLogs.list({ action: 'invoice.paid' });

console.log(
  JSON.stringify({
    login: [signedIn.status, /^session=\S+; Path=\/; HttpOnly; Secure/.test(signedIn.headers.get('set-cookie'))],
    refused: refused.status,
    isCreatedOnce: created.id === repeated.id,
    taken: taken.status,
    wrong: Object.keys(wrong.fields).sort(),
    found: [found.total, found.users[0]?.email],
    invitation: new URL(invitation.acceptUrl).pathname,
    streamed: JSON.parse(/^data: (.*)$/m.exec(first)[1]).resource.type,
    paid: [paid.status, data.length],
  }),
);
