/** The built service on a free port of 127.0.0.1, with an embedded database of its own in a temporary folder. */
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

export const EMAIL = 'root@example.com';
export const PASSWORD = 'correct horse battery staple 42';

/**
 * Starts the service, hands it to the attack, and removes it again.
 * @param env further variables; MAIN names another build
 */
export async function attack(env, run) {
  const dataDir = mkdtempSync(join(tmpdir(), 'admin-api-attack-'));
  const child = spawn(process.execPath, [process.env.MAIN ?? 'dist/src/main.js'], {
    env: {
      PATH: process.env.PATH,
      PORT: '0',
      DATA_DIR: dataDir,
      ADMIN_EMAIL: EMAIL,
      ADMIN_PASSWORD: PASSWORD,
      RATE_LIMIT_PER_MINUTE: '100000',
      RATE_LIMIT_PER_HOUR: '1000000',
      LOG_LEVEL: 'silent',
      ...env,
    },
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  try {
    const url = await addressOf(child);
    await run({ url, admin: await signIn(url, EMAIL, PASSWORD) });
  } finally {
    if (child.exitCode === null && child.signalCode === null) {
      const ended = once(child, 'exit');
      child.kill('SIGKILL');
      await ended;
    }
    rmSync(dataDir, { recursive: true, force: true });
  }
}

function addressOf(child) {
  return new Promise((resolve, reject) => {
    let printed = '';
    child.stdout.on('data', (chunk) => {
      printed += chunk;
      const [, address] = /Admin API +(http\S+)\/api\/admin/.exec(printed) ?? [];
      if (address) {
        resolve(address);
      }
    });
    child.once('exit', () => reject(new Error(`The service did not start: ${printed}`)));
  });
}

/** Sends a request. @returns its status, its text and its headers; `data` is that of the envelope */
export async function call(url, method, path, { token, body, headers } = {}) {
  const response = await fetch(url + path, {
    method,
    headers: {
      ...(token && { authorization: `Bearer ${token}` }),
      ...(body && { 'content-type': 'application/json' }),
      ...headers,
    },
    body: body && JSON.stringify(body),
  });
  const text = await response.text();
  return { status: response.status, text, headers: response.headers, data: JSON.parse(text || '{}').data };
}

export async function signIn(url, email, password) {
  const { data, text } = await call(url, 'POST', '/api/auth/login', { body: { email, password } });
  if (!data) {
    throw new Error(`No login: ${text}`);
  }
  return data.token;
}

/** Makes an account that signs in, an admin unless told otherwise. */
export async function createAccount(url, admin, email, role = 'admin') {
  const { data } = await call(url, 'POST', '/api/admin/users', {
    token: admin,
    body: { email, name: 'Somebody', role, password: PASSWORD },
  });
  return { id: data.id, email, token: await signIn(url, email, PASSWORD) };
}

/** Prints a figure. One that shows a hole makes the exit code 1. */
export function report(name, figure, isHeld) {
  console.log(`${name}: ${figure}${isHeld ? '' : '  <- OPEN'}`);
  if (!isHeld) {
    process.exitCode = 1;
  }
}
