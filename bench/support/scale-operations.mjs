/** The operations measured at both sizes. Each returns the request with a given number. */
const USERS = '/api/admin/users';
const ORGANIZATIONS = '/api/admin/organizations';
const LOGS = '/api/admin/audit-logs';
const DAY_MS = 86_400_000;

const list = (query) => () => ['GET', `${USERS}?limit=20&${query}`];
const organizations = (query) => () => ['GET', `${ORGANIZATIONS}?limit=20&${query}`];
const logs = (query) => () => ['GET', `${LOGS}?limit=20&${query}`];
const one = (ids, n) => ids[n % ids.length];
/** Repeats a parameter 100 times. */
const repeated = (name, values, n) =>
  Array.from({ length: 100 }, (_, at) => `${name}=${one(values, n * 100 + at)}`).join('&');
const daysAgo = (days) => new Date(Date.now() - days * DAY_MS).toISOString();
/** Returns the number of one of the organizations with domains, which both sizes have. */
const some = (n) => 2 * ((n % 20) + 5);
const hundred = (parameter) => Array.from({ length: 100 }, (_, n) => parameter(n + 1)).join('&');
const sorts = (fields, request) =>
  Object.fromEntries(
    fields.flatMap((field) => [field, `-${field}`]).map((sort) => [`sort ${sort}`, request(`sort=${sort}`)]),
  );
const prefixed = (prefix, named) =>
  Object.fromEntries(Object.entries(named).map(([name, request]) => [`${prefix}: ${name}`, request]));

export const operations = {
  ...prefixed('users', {
    'list page 1': list('page=1'),
    'filter role=admin': list('role=admin'),
    'filter role=user': list('role=user'),
    'filter status=suspended': list('status=suspended'),
    'filter createdAfter': () => ['GET', `${USERS}?limit=20&createdAfter=${daysAgo(365)}`],
    'filter createdBefore': () => ['GET', `${USERS}?limit=20&createdBefore=${daysAgo(365)}`],
    'filter organizationId': (its, n) => ['GET', `${USERS}?limit=20&organizationId=${one(its.organizations, n)}`],
    'filter lastLoginAfter': () => ['GET', `${USERS}?limit=20&lastLoginAfter=${daysAgo(90)}`],
    'filter lastLoginBefore': () => ['GET', `${USERS}?limit=20&lastLoginBefore=${daysAgo(90)}`],
    'filter lastLoginBefore, rare': () => [
      'GET',
      `${USERS}?limit=20&neverLoggedIn=false&lastLoginBefore=${daysAgo(399)}`,
    ],
    'filter neverLoggedIn=true': list('neverLoggedIn=true'),
    'filter neverLoggedIn=false': list('neverLoggedIn=false'),
    'filter lastActiveBefore': () => ['GET', `${USERS}?limit=20&lastActiveBefore=${daysAgo(90)}`],
    'filter hasPassword=true': list('hasPassword=true'),
    'filter hasPassword=false': list('hasPassword=false'),
    'filter emailVerified=true': list('emailVerified=true'),
    'filter emailVerified=false': list('emailVerified=false'),
    'not signed in for 90 days, longest absent first': () => [
      'GET',
      `${USERS}?limit=20&sort=lastLoginAt&lastLoginBefore=${daysAgo(90)}`,
    ],
    'by external id': (_its, n) => ['GET', `${USERS}/by-external-id/user_${(n % 900) + 1}`],
    'filters role and status': list('role=user&status=suspended'),
    'filter of two roles': list('role=admin&role=user'),
    'filter of two roles, rare': list('role=admin&role=nobody'),
    'filter of two statuses': list('status=active&status=suspended'),
    'filters of two roles and two statuses': list('role=admin&role=user&status=active&status=suspended'),
    'filter of 100 ids': (its, n) => ['GET', `${USERS}?limit=20&${repeated('id', its.users, n)}`],
    'filter of 100 emails': (its, n) => ['GET', `${USERS}?limit=20&${repeated('email', its.emails, n)}`],
    'filter externalId': (_its, n) => ['GET', `${USERS}?limit=20&externalId=user_${n}&externalId=none_${n}`],
    'metadata of one': (_its, n) => ['GET', `${USERS}?limit=20&metadata[crm.id]=${n}`],
    'metadata of none': list('metadata[crm.id]=none'),
    'metadata of 0.1 %': list('metadata[tier]=gold'),
    'metadata of 10 %': list('metadata[tier]=silver'),
    'metadata of 90 %': list('metadata[tier]=bronze'),
    'metadata of 0.1 % and 100 %': list('metadata[tier]=gold&metadata[team]=research'),
    'metadata of 0.1 %, deleted ones too': list('metadata[tier]=gold&includeDeleted=true'),
    'metadata of 90 %, deleted ones too': list('metadata[tier]=bronze&includeDeleted=true'),
    ...sorts(['createdAt', 'updatedAt', 'email', 'name', 'lastLoginAt', 'lastActiveAt'], list),
    'search for one email': (its, n) => ['GET', `${USERS}?limit=20&search=${one(its.emails, n)}`],
    'search of frequent parts': (_its, n) => ['GET', `${USERS}?limit=20&search=ackerly%20${(n % 900) + 100}`],
    'search for one id': (its, n) => ['GET', `${USERS}?limit=20&search=${one(its.users, n)}`],
    'search for an external id': (_its, n) => ['GET', `${USERS}?limit=20&search=user_${n}`],
    'search common': list('search=example.com'),
    'search of 1 %': list('search=Hackerly'),
    'search of two letters, common': list('search=an'),
    'search of two letters, rare': list('search=zw'),
    'page 40,000': list('page=40000'),
    'page 25,000, by name': list('page=25000&sort=name'),
    cursor: (its) => ['GET', `${USERS}?limit=20&cursor=${its.cursor}`],
    get: (its, n) => ['GET', `${USERS}/${one(its.users, n)}`],
    update: (its, n) => ['PATCH', `${USERS}/${one(its.users, n)}`, { name: `Renamed ${n}` }],
    create: (_its, n) => ['POST', USERS, { email: `new${n}.${process.pid}@example.com`, name: `New ${n}` }],
  }),
  ...prefixed('organizations', {
    'list page 1': organizations('page=1'),
    'filter plan=pro': organizations('plan=pro'),
    'filter externalId': (_its, n) => ['GET', `${ORGANIZATIONS}?limit=20&externalId=crm-${some(n)}`],
    'filter externalId, 100 values': organizations(hundred((n) => `externalId=crm-${n}`)),
    'by external id': (_its, n) => ['GET', `${ORGANIZATIONS}/by-external-id/crm-${some(n)}`],
    'filter domain': (_its, n) => ['GET', `${ORGANIZATIONS}?limit=20&domain=organization-${some(n)}.example`],
    'filter domain, 100 values, by name': organizations(
      `${hundred((n) => `domain=organization-${n}.example`)}&sort=name`,
    ),
    'filter of two plans': organizations('plan=pro&plan=free'),
    'filter of 100 ids': (its, n) => ['GET', `${ORGANIZATIONS}?limit=20&${repeated('id', its.organizations, n)}`],
    'metadata of 0.1 %': organizations('metadata[tier]=gold'),
    'metadata of 10 %': organizations('metadata[tier]=silver'),
    'metadata of 90 %': organizations('metadata[tier]=bronze'),
    ...sorts(['createdAt', 'updatedAt', 'name', 'slug'], organizations),
    'search rare': (_its, n) => ['GET', `${ORGANIZATIONS}?limit=20&search=organization-${(n % 40) + 10}`],
    get: (its, n) => ['GET', `${ORGANIZATIONS}/${one(its.organizations, n)}`],
    members: (its, n) => ['GET', `${ORGANIZATIONS}/${one(its.organizations, n)}/members`],
  }),
  ...prefixed('audit', {
    'list page 1': () => ['GET', `${LOGS}?limit=20`],
    'actor and range': (its, n) => [
      'GET',
      `${LOGS}?limit=20&actorId=${one(its.actors, n)}&from=${daysAgo(30)}&to=${daysAgo(0)}`,
    ],
    actor: (its, n) => ['GET', `${LOGS}?limit=20&actorId=${one(its.actors, n)}`],
    resource: (its, n) => ['GET', `${LOGS}?limit=20&resourceType=user&resourceId=${one(its.users, n)}`],
    'filter organizationId': (its, n) => ['GET', `${LOGS}?limit=20&organizationId=${one(its.organizations, n)}`],
    'filter of 100 organizations': (its, n) => [
      'GET',
      `${LOGS}?limit=20&${repeated('organizationId', its.organizations, n)}`,
    ],
    'organization and range': (its, n) => [
      'GET',
      `${LOGS}?limit=20&organizationId=${one(its.organizations, n)}&from=${daysAgo(30)}`,
    ],
    'filter actorEmail': (_its, n) => ['GET', `${LOGS}?limit=20&actorEmail=admin${n % 200}@example.com`],
    'filters actorEmail and action': (_its, n) => [
      'GET',
      `${LOGS}?limit=20&actorEmail=admin${n % 200}@example.com&action=UPDATE`,
    ],
    'filter ip': (_its, n) => ['GET', `${LOGS}?limit=20&ip=198.51.${n % 100}.${n % 10}`],
    'filter changed, 90 %': logs('changed=name'),
    'filter changed, 0.1 %': logs('changed=role'),
    'filter changed, 0.001 %': logs('changed=suspendedReason'),
    'filters changed, 0.1 %, and action': logs('changed=role&action=UPDATE'),
    'search in labels, common': logs('search=example.com'),
    'search in labels, 10 %': logs('search=organization-'),
    'search in labels, rare': (_its, n) => ['GET', `${LOGS}?limit=20&search=user${(n % 400) + 100}@example.com`],
    'search in labels, of none': logs('search=nowhere'),
    'filter targetType': logs('targetType=invoice'),
    'filter targetType, rare': logs('targetType=coupon'),
    'filter targetId': (_its, n) => ['GET', `${LOGS}?limit=20&targetId=invoice_${n % 20}`],
    'filters targetType and targetId': (_its, n) => [
      'GET',
      `${LOGS}?limit=20&targetType=invoice&targetId=invoice_${n % 20}`,
    ],
    'filter of an event': (_its, n) => ['GET', `${LOGS}?limit=20&resourceType=event&resourceId=evt_${(n % 190) + 1}`],
    'filter actorId of events': (_its, n) => ['GET', `${LOGS}?limit=20&actorId=service-${n % 10}`],
    'filter of two actions': logs('action=CREATE&action=invoice.paid'),
    'filter of two outcomes': logs('outcome=SUCCESS&outcome=DENIED'),
    'filters of two actions and two types': logs(
      'action=CREATE&action=DELETE&resourceType=user&resourceType=organization',
    ),
    'filter of 100 actors': (its, n) => ['GET', `${LOGS}?limit=20&${repeated('actorId', its.actors, n)}`],
    'filter of 100 resources': (its, n) => ['GET', `${LOGS}?limit=20&${repeated('resourceId', its.users, n)}`],
    'tail of an organization': (its, n) => [
      'GET',
      `${LOGS}?limit=20&after=0&organizationId=${one(its.organizations, n)}`,
    ],
    'history of a user, with what is related': (its, n) => [
      'GET',
      `${USERS}/${one(its.users, n)}/history?include=related`,
    ],
    'history of an organization, with what is related': (its, n) => [
      'GET',
      `${ORGANIZATIONS}/${one(its.organizations, n)}/history?include=related`,
    ],
    'history of a user': (its, n) => ['GET', `${USERS}/${one(its.users, n)}/history`],
  }),
};
