import { readFileSync } from 'node:fs';
import { availableParallelism, cpus, totalmem } from 'node:os';
import { setTimeout as delay } from 'node:timers/promises';
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

/** Returns the environment that a result depends on. It does not identify the machine. */
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

/** Returns the load by other processes in percent of the cores. Call it while the benchmark is idle. */
export async function otherWork() {
  const before = coreTimes();
  await delay(1_000);
  const after = coreTimes();
  const idle = (after.idle - before.idle) / (after.all - before.all);
  return Math.round((1 - idle) * 100);
}

function coreTimes() {
  const times = cpus().map((core) => core.times);
  const all = times.flatMap((time) => Object.values(time)).reduce((sum, time) => sum + time, 0);
  return { idle: times.reduce((sum, { idle }) => sum + idle, 0), all };
}

function versionOf(name) {
  return JSON.parse(readFileSync(`node_modules/${name}/package.json`, 'utf8')).version;
}
