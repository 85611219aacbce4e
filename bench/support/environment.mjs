import { readFileSync } from 'node:fs';
import { availableParallelism, cpus, totalmem } from 'node:os';
import { query } from './database.mjs';
import { USERS } from './seed.mjs';

const PACKAGES = [
  'fastify',
  'pg',
  'typeorm',
  '@nestjs/core',
  '@nestjs/platform-express',
  '@nestjs/throttler',
  'express',
];

/** What a result depends on, without what tells whose machine it was. */
export async function environment() {
  const ask = async (setting) => (await query(process.env.TEST_DATABASE_URL, `SHOW ${setting}`))[0][setting];
  return {
    node: process.versions.node,
    postgres: await ask('server_version'),
    fsync: await ask('fsync'),
    cpu: cpus()[0]?.model,
    cores: availableParallelism(),
    memoryGiB: Math.round(totalmem() / 2 ** 30),
    packages: Object.fromEntries(PACKAGES.map((name) => [name, versionOf(name)])),
    users: USERS,
    pool: 10,
    rateCounters: 'in memory',
  };
}

function versionOf(name) {
  return JSON.parse(readFileSync(`node_modules/${name}/package.json`, 'utf8')).version;
}
