/** Seconds that a suite takes on average, on a machine with two cores. */
const SECONDS_PER_SUITE = { embedded: 4, services: 5 };
/** Fewer suites are over before the message is read. */
const WORTH_SAYING = 10;

/** Says at the start how many suites there are and about how long they take. */
module.exports = class Announcer {
  constructor({ maxWorkers }) {
    this.workers = maxWorkers;
  }

  onRunStart({ numTotalTestSuites: suites }) {
    if (suites < WORTH_SAYING) {
      return;
    }
    const engine = process.env.TEST_DATABASE_URL ? 'services' : 'embedded';
    const name = { embedded: 'the embedded database', services: 'PostgreSQL and Redis' }[engine];
    const minutes = Math.ceil((suites * SECONDS_PER_SUITE[engine]) / this.workers / 60);
    process.stderr.write(`${suites} suites on ${name}: about ${minutes} min with ${this.workers} workers\n`);
  }
};
