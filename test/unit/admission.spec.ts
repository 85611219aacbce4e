import { RequestQueue } from '@/overload/request-queue';
import { OverloadLimits } from '@/overload/overload-limits';

const PLACES = 2;

/** A lane whose time is the test's. */
class Lane {
  time = 0;
  readonly reports: boolean[] = [];
  readonly outcomes: string[] = [];
  readonly gone = new Set<string>();
  readonly pace: OverloadLimits = Object.assign(new OverloadLimits(), { queueMax: 50, now: () => this.time });
  readonly admission = new RequestQueue(
    () => PLACES,
    this.pace,
    (refuses) => this.reports.push(refuses),
  );

  /** What came of it so far is in `outcomes`, in order. */
  ask(name: string): void {
    if (this.admission.tryEnter()) {
      this.outcomes.push(`${name} in`);
      return;
    }
    this.admission
      .wait(() => this.gone.has(name))
      .then(
        () => this.outcomes.push(`${name} in`),
        (error: unknown) => this.outcomes.push(`${name} ${(error as Error).name}`),
      );
  }

  askMany(name: string, count: number): void {
    Array.from({ length: count }, (_, index) => this.ask(`${name}${index}`));
  }

  async pass(ms: number): Promise<void> {
    for (const end = this.time + ms; this.time < end;) {
      const step = Math.min(this.pace.lookMs, end - this.time);
      this.time += step;
      await jest.advanceTimersByTimeAsync(step);
    }
  }

  /** One of those inside leaves after so long, again and again, while others come at such a rate. */
  async serve(ms: number, { everyMs, arrivals }: { everyMs: number; arrivals: number }): Promise<void> {
    for (const end = this.time + ms; this.time < end;) {
      await this.pass(everyMs);
      this.askMany(`at ${this.time} `, arrivals);
      if (this.admission.state.inside > 0) {
        this.admission.leave(everyMs * PLACES);
      }
      await jest.advanceTimersByTimeAsync(0);
    }
  }

  take(): string[] {
    return this.outcomes.splice(0);
  }
}

describe('Admission', () => {
  let lane: Lane;

  beforeEach(() => {
    jest.useFakeTimers();
    lane = new Lane();
  });
  afterEach(() => {
    jest.useRealTimers();
  });

  /** A queue that has stood for longer than a burst does, with answers that take 100 ms each. */
  async function standing(): Promise<void> {
    lane.askMany('first ', PLACES);
    await lane.serve(lane.pace.standingMs + 500, { everyMs: 50, arrivals: 2 });
    expect(lane.admission.state.sheds).toBe(true);
    lane.take();
  }

  it('lets so many in at once, and the others when a place gets free, in the order in which they came', async () => {
    lane.askMany('', 5);
    await lane.pass(0);
    expect(lane.take()).toEqual(['0 in', '1 in']);
    expect(lane.admission.state).toEqual({ inside: 2, waiting: 3, sheds: false });
    lane.admission.leave(1);
    lane.admission.leave(1);
    await lane.pass(10);
    expect(lane.take()).toEqual(['2 in', '3 in']);
    lane.admission.leave(1);
    lane.admission.leave(1);
    lane.admission.leave(1);
    await lane.pass(10);
    expect(lane.take()).toEqual(['4 in']);
    expect(lane.admission.state).toEqual({ inside: 0, waiting: 0, sheds: false });
  });

  it('lets nobody pass those who wait', async () => {
    lane.askMany('', 3);
    expect(lane.admission.tryEnter()).toBe(false);
    lane.admission.leave(1);
    expect(lane.admission.tryEnter()).toBe(false);
    await lane.pass(10);
    expect(lane.take()).toEqual(['0 in', '1 in', '2 in']);
  });

  it('serves all of a burst, however long that takes', async () => {
    lane.askMany('', 52);
    await lane.serve(15_000, { everyMs: 250, arrivals: 0 });
    expect(lane.take()).toHaveLength(52);
    expect(lane.reports).toEqual([]);
  });

  it('keeps nobody waiting for ever: beyond its patience even one of a burst is refused', async () => {
    lane.askMany('', 3);
    await lane.pass(lane.pace.patienceMs);
    expect(lane.take()).toEqual(['0 in', '1 in']);
    await lane.pass(2 * lane.pace.lookMs);
    expect(lane.take()).toEqual(['2 Overloaded']);
  });

  it('refuses at once what comes to a queue that is full', async () => {
    lane.askMany('', PLACES + 51);
    await lane.pass(0);
    expect(lane.take()).toEqual(['0 in', '1 in', '52 Overloaded']);
  });

  it('refuses nothing where a queue is empty now and then', async () => {
    lane.askMany('', PLACES);
    for (let round = 0; round < 5; round++) {
      lane.ask('one more');
      await lane.serve(lane.pace.standingMs - 1_000, { everyMs: 100, arrivals: 1 });
      expect(lane.admission.state.waiting).toBe(1);
      lane.admission.leave(1);
      expect(lane.admission.state.waiting).toBe(0);
    }
    expect(lane.reports).toEqual([]);
  });

  it('once a queue has stood for seconds, answers nobody much later than a request takes, and refuses the others', async () => {
    await standing();
    expect(lane.reports).toEqual([true]);
    const asked = new Map<string, number>();
    const late: number[] = [];
    const ask = lane.ask.bind(lane);
    lane.ask = (name) => {
      asked.set(name, lane.time);
      ask(name);
    };
    for (let turn = 0; turn < 40; turn++) {
      await lane.serve(50, { everyMs: 50, arrivals: 2 });
      for (const outcome of lane.take()) {
        const [, name, what] = /^(.*) (in|Overloaded)$/.exec(outcome) ?? [];
        const since = asked.get(name ?? '');
        if (since !== undefined && what === 'in') late.push(lane.time - since);
      }
    }
    expect(late.length).toBeGreaterThan(30);
    expect(Math.max(...late)).toBeLessThanOrEqual(lane.pace.waits * 100 + 50);
  });

  it('lets the last come in first where a queue has stood for seconds', async () => {
    await standing();
    lane.askMany('', 3);
    await lane.pass(0);
    lane.take();
    lane.admission.leave(100);
    lane.admission.leave(100);
    await lane.pass(10);
    expect(lane.take()).toEqual(['2 in', '1 in']);
  });

  it('says nothing of a queue that stands where nobody has to be refused', async () => {
    lane.askMany('', PLACES + 1);
    await lane.serve(3 * lane.pace.standingMs, { everyMs: 50, arrivals: 1 });
    expect(lane.reports).toEqual([]);
    expect(lane.take().filter((outcome) => !outcome.endsWith('in'))).toEqual([]);
  });

  it('serves as many while it refuses as it did before', async () => {
    await standing();
    await lane.serve(2_000, { everyMs: 50, arrivals: 4 });
    expect(lane.take().filter((outcome) => outcome.endsWith('in'))).toHaveLength(40);
  });

  it('refuses also while nobody leaves', async () => {
    await standing();
    lane.ask('late');
    await lane.pass(lane.pace.waits * 100 + 3 * lane.pace.lookMs);
    expect(lane.take().at(-1)).toBe('late Overloaded');
    expect(lane.admission.state).toEqual({ inside: PLACES, waiting: 0, sheds: true });
  });

  it('refuses a few at a look, so that the others are not kept waiting meanwhile', async () => {
    Object.assign(lane.pace, { refusalsMax: 3 });
    lane.askMany('', PLACES + 8);
    await lane.pass(lane.pace.patienceMs);
    lane.take();
    const looks: number[] = [];
    for (let look = 0; look < 4; look++) {
      await lane.pass(lane.pace.lookMs);
      looks.push(lane.take().length);
    }
    expect(looks.filter((refused) => refused > 0)).toEqual([3, 3, 2]);
  });

  it('refuses nobody who has hardly waited, however soon answers are made', async () => {
    lane.askMany('first ', PLACES);
    await lane.serve(lane.pace.standingMs + 500, { everyMs: 2, arrivals: 2 });
    expect(lane.admission.state.sheds).toBe(true);
    await lane.pass(2 * lane.pace.leastMs);
    lane.take();
    lane.ask('late');
    await lane.pass(lane.pace.leastMs);
    expect(lane.take()).toEqual([]);
    await lane.pass(2 * lane.pace.lookMs);
    expect(lane.take()).toEqual(['late Overloaded']);
  });

  it('refuses, and reports, nobody who has gone away meanwhile', async () => {
    lane.askMany('', PLACES + 1);
    lane.gone.add('2');
    await lane.pass(lane.pace.patienceMs + 2 * lane.pace.lookMs);
    expect(lane.take()).toEqual(['0 in', '1 in']);
    expect(lane.reports).toEqual([]);
  });

  it('is patient again when nothing had to be refused for a while', async () => {
    await standing();
    await lane.serve(lane.pace.recoveryMs + 1_000, { everyMs: 50, arrivals: 0 });
    lane.take();
    lane.askMany('', PLACES + 1);
    expect(lane.reports).toEqual([true, false]);
    await lane.pass(3_000);
    expect(lane.take()).toEqual(['0 in', '1 in']);
    expect(lane.admission.state).toEqual({ inside: PLACES, waiting: 1, sheds: false });
  });

  it('gives no place to who has gone away meanwhile', async () => {
    lane.askMany('', 4);
    lane.gone.add('2');
    lane.admission.leave(1);
    await lane.pass(10);
    expect(lane.take()).toEqual(['0 in', '1 in', '3 in']);
    expect(lane.admission.state).toEqual({ inside: 2, waiting: 0, sheds: false });
  });
});
