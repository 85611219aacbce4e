// Passes the limits of addresses with ports and with hosts of one IPv6 network, and writes markup into the audit log.
import { loginFrom, refusalsIn, statusesOf, worded } from './support/logins.mjs';
import { attack, call, report } from './support/service.mjs';

await attack({ TRUST_PROXY: '1' }, async ({ url, admin }) => {
  const stranger = (address) => call(url, 'GET', '/api/admin/users', { headers: { 'x-forwarded-for': address } });
  const ports = await statusesOf(150, (index) => stranger(`203.0.113.1:${40_000 + index}`));
  report('150 requests from one address with 150 ports', worded(ports), ports[401] === 100);
  const hosts = await statusesOf(150, (index) => stranger(`2001:db8:7:7::${index + 1}`));
  report('150 requests from one IPv6 /64', worded(hosts), hosts[401] === 100);
  const logins = await statusesOf(45, (index) =>
    loginFrom(url, `invented${index}@example.com`, 'wrong', `2001:db8:8:8::${index + 1}`),
  );
  report('45 failed logins from one IPv6 /64', worded(logins), logins[401] === 30);
  await loginFrom(url, 'nobody@example.com', 'wrong', '<script>alert(1)</script>');
  const [entry] = await refusalsIn(url, admin, 1);
  report('address in the audit log for <script>', entry.ip, entry.ip === '127.0.0.1');
});
