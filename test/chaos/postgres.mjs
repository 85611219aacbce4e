/** A PostgreSQL of the suite's own, which it may stop, freeze, fill up and turn into a standby. */
import { execFileSync } from 'node:child_process';
import {
  chownSync,
  existsSync,
  mkdirSync,
  readdirSync,
  readFileSync,
  rmSync,
  statfsSync,
  writeFileSync,
} from 'node:fs';
import { join } from 'node:path';
import pg from 'pg';
import { asRoot } from './processes.mjs';

const PASSWORD = 'of the role app';

const bin =
  process.env.PG_BIN ??
  readdirSync('/usr/lib/postgresql')
    .sort((a, b) => Number(a) - Number(b))
    .map((version) => `/usr/lib/postgresql/${version}/bin`)
    .at(-1);

export class Postgres {
  constructor(port, folder) {
    this.port = port;
    this.folder = join(folder, 'postgres');
    this.data = join(this.folder, 'data');
    this.url = `postgres://app:${encodeURIComponent(PASSWORD)}@127.0.0.1:${port}/app`;
    this.superuserUrl = `postgres://postgres@127.0.0.1:${port}/app`;
  }

  /** Makes the cluster. Root gives it a file system of its own, which a fault can fill up. */
  async create(megabytes) {
    mkdirSync(this.folder);
    this.isMounted = asRoot && megabytes !== undefined && this.#mount(megabytes);
    if (asRoot) {
      const [uid, gid] = ['-u', '-g'].map((kind) => Number(execFileSync('id', [kind, 'postgres'])));
      chownSync(this.folder, uid, gid);
    }
    this.#run('initdb', '-D', this.data, '-U', 'postgres', '--auth=trust', '--encoding=UTF8', '--locale=C.UTF-8');
    const access = 'host all app 127.0.0.1/32 scram-sha-256\nhost all postgres 127.0.0.1/32 trust\n';
    writeFileSync(join(this.data, 'pg_hba.conf'), access);
    this.start();
    const server = this.superuserUrl.replace(/app$/, 'postgres');
    await query(server, `CREATE ROLE app LOGIN PASSWORD '${PASSWORD}'`);
    await query(server, 'CREATE DATABASE app OWNER app');
  }

  #mount(megabytes) {
    try {
      execFileSync('mount', ['-t', 'tmpfs', '-o', `size=${megabytes}m`, 'tmpfs', this.folder], { stdio: 'ignore' });
      return true;
    } catch {
      return false;
    }
  }

  start() {
    const options = [
      `-p ${this.port} -c listen_addresses=127.0.0.1 -c unix_socket_directories=${this.folder} -c max_connections=100`,
      '-c max_wal_size=100MB -c min_wal_size=32MB',
    ];
    this.#run('pg_ctl', '-D', this.data, '-w', '-l', join(this.folder, 'log'), '-o', options.join(' '), 'start');
  }

  stop(mode) {
    this.#run('pg_ctl', '-D', this.data, '-w', '-m', mode, 'stop');
  }

  /** Restarts it as a server in recovery, which refuses writes, or back as a primary. */
  restartAs(role) {
    const signal = join(this.data, 'standby.signal');
    this.stop('fast');
    if (role === 'standby') {
      writeFileSync(signal, '');
    } else {
      rmSync(signal);
    }
    this.start();
  }

  freeze() {
    this.#signal('SIGSTOP');
  }

  thaw() {
    this.#signal('SIGCONT');
  }

  /** Signals the server and each of its processes. Those that end meanwhile are skipped. */
  #signal(signal) {
    const [postmaster] = readFileSync(join(this.data, 'postmaster.pid'), 'utf8').split('\n').map(Number);
    const children = readFileSync(`/proc/${postmaster}/task/${postmaster}/children`, 'utf8').trim().split(' ');
    for (const pid of [postmaster, ...children.map(Number)].filter((pid) => Number.isInteger(pid) && pid > 1)) {
      try {
        process.kill(pid, signal);
      } catch {
        continue;
      }
    }
  }

  setPassword(password = PASSWORD) {
    return query(this.superuserUrl, `ALTER ROLE app PASSWORD '${password}'`);
  }

  terminateBackends() {
    return query(this.superuserUrl, `SELECT pg_terminate_backend(pid) FROM pg_stat_activity WHERE usename = 'app'`);
  }

  /** Holds a lock in a transaction of another session until the returned function is called. */
  async hold(statement) {
    const client = new pg.Client(this.superuserUrl);
    client.on('error', () => undefined);
    await client.connect();
    await client.query('BEGIN');
    await client.query(statement);
    return () => client.end();
  }

  /** Fills the file system up to the last block; returns the function that frees it again. */
  fillDisk() {
    const file = join(this.folder, 'ballast');
    const { bavail, bsize } = statfsSync(this.folder);
    try {
      writeFileSync(file, Buffer.alloc(bavail * bsize));
    } catch {
      // The server took the last blocks meanwhile.
    }
    return () => rmSync(file);
  }

  query(text, values) {
    return query(this.superuserUrl, text, values);
  }

  remove() {
    if (existsSync(join(this.data, 'postmaster.pid'))) {
      this.thaw();
      this.stop('immediate');
    }
    if (this.isMounted) {
      execFileSync('umount', ['--lazy', this.folder]);
    }
  }

  /** PostgreSQL refuses to run as root. */
  #run(program, ...args) {
    const command = [join(bin, program), ...args];
    const [file, ...rest] = asRoot ? ['runuser', '-u', 'postgres', '--', ...command] : command;
    execFileSync(file, rest, { cwd: this.folder, stdio: 'ignore' });
  }
}

async function query(url, text, values) {
  const client = new pg.Client(url);
  await client.connect();
  try {
    return (await client.query(text, values)).rows;
  } finally {
    await client.end();
  }
}
