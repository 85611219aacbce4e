// Accepts invitations and sets a password in Chromium, as people do, and prints what the pages showed.
// node account-pages.mjs <links as JSON: fresh, existing, reset, pending>
import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { chromium } from 'playwright-core';

const axe = readFileSync(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8');
const links = JSON.parse(process.argv[2]);
const browser = await chromium.launch({
  executablePath: process.env.CHROMIUM ?? '/usr/bin/chromium',
  args: ['--no-sandbox'],
});
const problems = [];
const sent = [];

async function open(url, options = {}) {
  const context = await browser.newContext(options);
  const page = await context.newPage();
  page.on('pageerror', ({ message }) => problems.push(message));
  page.on('console', (message) => /Content Security Policy/.test(message.text()) && problems.push(message.text()));
  page.on('request', (request) => sent.push(`${request.url()} ${request.headers().referer ?? ''}`));
  await page.goto(url);
  return page;
}

const shown = (page, id) => page.locator(`#${id}`).innerText();
const done = (page, title) => page.waitForFunction((part) => document.title.includes(part), title);

/** A new account: the rule is shown, faults stand beside their fields, and the link is used up. */
async function acceptFresh() {
  const page = await open(links.fresh);
  await page.waitForSelector('#form:not([hidden])');
  const rule = await shown(page, 'password-rule');
  await page.fill('#password', 'short');
  await page.click('#submit');
  await page.waitForSelector('#name-error:not([hidden])');
  const fault = [await shown(page, 'name-error'), await page.evaluate(() => document.activeElement.id)];
  await page.fill('#name', 'Grace Hopper');
  await page.fill('#password', 'passwordpassword');
  await page.click('#submit');
  await page.waitForSelector('#password-error:not([hidden])');
  const common = await shown(page, 'password-error');
  await page.fill('#password', 'a moth in relay no. 70');
  await page.click('#submit');
  await done(page, 'You are a member');
  const result = [await page.title(), await shown(page, 'status'), new URL(page.url()).hash];
  await page.goto(links.fresh);
  await page.waitForSelector('#gone:not([hidden])');
  return { rule, fault, common, result, isFormHidden: await page.locator('#form').isHidden() };
}

async function acceptExisting() {
  const page = await open(links.existing);
  await page.waitForSelector('#existing:not([hidden])');
  const fields = await page.locator('#account').isVisible();
  await page.click('#submit');
  await done(page, 'You are a member');
  return { fields, title: await page.title() };
}

async function setPassword() {
  const page = await open(links.reset);
  await page.waitForSelector('#form:not([hidden])');
  await page.fill('#password', 'a kettle on the sun');
  await page.click('#submit');
  await done(page, 'has changed');
  return page.title();
}

async function incomplete() {
  const page = await open(links.fresh.split('#')[0]);
  return shown(page, 'problem');
}

/** Runs axe on the form with faults. Its code needs an exception from the policy of the page. */
async function audit(width, colorScheme) {
  const page = await open(links.pending, { viewport: { width, height: 844 }, colorScheme, bypassCSP: true });
  await page.waitForSelector('#form:not([hidden])');
  await page.click('#submit');
  await page.waitForSelector('#name-error:not([hidden])');
  await page.evaluate(axe);
  const { violations } = await page.evaluate(() => globalThis.axe.run());
  const isTooWide = await page.evaluate(() => document.documentElement.scrollWidth > innerWidth);
  return [...violations.map(({ id }) => id), ...(isTooWide ? ['too wide'] : [])];
}

const outcome = {
  fresh: await acceptFresh(),
  existing: await acceptExisting(),
  password: await setPassword(),
  incomplete: await incomplete(),
  violations: [],
};
for (const width of [390, 1280]) {
  for (const scheme of ['light', 'dark']) outcome.violations.push(...(await audit(width, scheme)));
}
await browser.close();
const tokens = Object.values(links).map((link) => link.split('#token=')[1]);
console.log(
  JSON.stringify({ ...outcome, problems, leaks: sent.filter((line) => tokens.some((token) => line.includes(token))) }),
);
