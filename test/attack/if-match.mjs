// Changes a user with versions that only look like the current one.
import { attack, call, report } from './support/service.mjs';

await attack({ REQUIRE_IF_MATCH: 'true' }, async ({ url, admin }) => {
  const { data: user } = await call(url, 'POST', '/api/admin/users', {
    token: admin,
    body: { email: 'target@example.com', name: 'Target' },
  });
  const path = `/api/admin/users/${user.id}`;
  const { headers } = await call(url, 'GET', path, { token: admin });
  const tag = headers.get('etag').replace(/^W\//, '').slice(1, -1);
  const [version] = tag.split('-');
  const tags = [
    `${version}-wrong`,
    `${tag}-wrong`,
    `${tag}x`,
    `0${tag}`,
    `+${tag}`,
    `${tag}.0`,
    `${tag}e0`,
    `${tag}-`,
    `-${tag}`,
    ` ${tag}`,
  ];
  for (const [index, wrong] of tags.entries()) {
    const { status } = await call(url, 'PATCH', path, {
      token: admin,
      body: { name: `Changed ${index}` },
      headers: { 'if-match': `"${wrong}"` },
    });
    report(`If-Match: "${wrong}"`, `answer ${status}`, status === 412 || status === 400);
  }
});
