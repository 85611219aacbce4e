/** The workloads. Consecutive requests differ, so that no cache answers them by accident. */
import { LAST } from './support/seed.mjs';
import { wire } from './support/load.mjs';

const USERS = '/api/admin/users';
/** A prime step. It visits every row once before any row repeats, and consecutive rows are far apart. */
const STRIDE = 7_919;

/** Returns the request with a given number: method, path and body. */
const get = (n, ids) => ['GET', `${USERS}/${ids[(n * STRIDE) % ids.length]}`];
const list = () => ['GET', `${USERS}?page=1&limit=20`];
const search = (n) => ['GET', `${USERS}?search=${LAST[n % LAST.length].toLowerCase()}&page=1&limit=20`];
const create = (n) => [
  'POST',
  USERS,
  { email: `new.user.${n}@example.com`, name: `New User ${n}`, metadata: { team: 'research', floor: n % 9 } },
];
const update = (n, ids) => ['PATCH', `${USERS}/${ids[(n * STRIDE) % ids.length]}`, { name: `Renamed ${n}` }];
/** Ten requests are eight reads of a user, one list and one write. The number of the request selects the kind. */
const MIX = [get, get, get, list, get, get, get, update, get, get];

export const WORKLOADS = {
  'get-by-id': { title: 'Get a user by id', request: get, samples: [get] },
  list: { title: 'List, page 1 of 20, with total', request: list, samples: [list] },
  search: { title: 'Search, 100 matches, page 1 of 20, with total', request: search, samples: [search] },
  create: { title: 'Create a user (no password, so no hash)', request: create, samples: [create] },
  update: { title: 'Audited update of a name', request: update, samples: [update] },
  mix: {
    title: 'Mix: 80 % get, 10 % list, 10 % update',
    request: (n, ids) => MIX[n % MIX.length](n, ids),
    samples: [get, list, update],
  },
};

/** Creates the requests of a workload one by one. Numbers never repeat during the life of a server. */
export function requestsOf({ request }, { ids, token }) {
  let n = 0;
  return () => {
    const [method, path, body] = request(++n, ids);
    return wire(method, path, token, body);
  };
}
