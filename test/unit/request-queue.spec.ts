import { OverloadLimits } from '@/overload/overload-limits';
import { RequestQueue } from '@/overload/request-queue';

const MAX_IN_FLIGHT = 2;
const MAX_QUEUED = 50;
const MAX_QUEUED_OVERLOADED = 20;

describe('RequestQueue', () => {
  const limits = Object.assign(new OverloadLimits(), {
    maxQueued: MAX_QUEUED,
    maxQueuedOverloaded: MAX_QUEUED_OVERLOADED,
  });
  let queue: RequestQueue;
  let outcomes: string[];
  let refusals: number;
  let gone: Set<string>;

  beforeEach(() => {
    jest.useFakeTimers();
    outcomes = [];
    refusals = 0;
    gone = new Set();
    queue = new RequestQueue(
      () => MAX_IN_FLIGHT,
      limits,
      () => (refusals += 1),
    );
  });
  afterEach(() => {
    jest.useRealTimers();
  });

  function ask(name: string): void {
    queue
      .enter(() => gone.has(name))
      .then(
        () => outcomes.push(`${name} in`),
        (error: unknown) => outcomes.push(`${name} ${(error as Error).name}`),
      );
  }

  function askMany(count: number, prefix = ''): void {
    Array.from({ length: count }, (_, index) => ask(`${prefix}${index}`));
  }

  const pass = (ms: number) => jest.advanceTimersByTimeAsync(ms);
  const take = () => outcomes.splice(0);

  /** Every 50 ms one request leaves and others arrive, so that the queue is never empty. */
  async function overload(ms: number, arrivals: number): Promise<void> {
    for (let passed = 0; passed < ms; passed += 50) {
      askMany(arrivals, `at ${passed} `);
      await pass(50);
      queue.leave();
    }
    await pass(0);
  }

  it('lets requests in up to the limit, and the others in order of arrival', async () => {
    askMany(5);
    await pass(0);
    expect(take()).toEqual(['0 in', '1 in']);
    expect(queue.state).toEqual({ inFlight: 2, waiting: 3 });
    queue.leave();
    queue.leave();
    await pass(0);
    expect(take()).toEqual(['2 in', '3 in']);
    queue.leave();
    queue.leave();
    queue.leave();
    await pass(0);
    expect(take()).toEqual(['4 in']);
    expect(queue.state).toEqual({ inFlight: 0, waiting: 0 });
  });

  it('tryEnter overtakes no waiting request', async () => {
    askMany(3);
    queue.leave();
    expect(queue.tryEnter()).toBe(false);
    await pass(0);
    expect(take()).toEqual(['0 in', '1 in', '2 in']);
  });

  it('serves a whole burst, if it takes less than the maximum wait', async () => {
    askMany(MAX_IN_FLIGHT + MAX_QUEUED);
    for (let served = 0; served < MAX_QUEUED; served++) {
      await pass((limits.maxWaitMs - 1_000) / MAX_QUEUED);
      queue.leave();
    }
    await pass(0);
    expect(take()).toHaveLength(MAX_IN_FLIGHT + MAX_QUEUED);
    expect(refusals).toBe(0);
  });

  it('refuses a request of a burst after the maximum wait', async () => {
    askMany(3);
    await pass(limits.maxWaitMs - 1);
    expect(take()).toEqual(['0 in', '1 in']);
    await pass(1);
    expect(take()).toEqual(['2 Overloaded']);
    expect(queue.state).toEqual({ inFlight: 2, waiting: 0 });
  });

  it('refuses a request at once if the queue is full', async () => {
    askMany(MAX_IN_FLIGHT + MAX_QUEUED + 1);
    await pass(0);
    expect(take()).toEqual(['0 in', '1 in', '52 Overloaded']);
    expect(refusals).toBe(1);
  });

  it('refuses a request after the short wait if the queue has stood for longer than a burst', async () => {
    askMany(MAX_IN_FLIGHT + 1);
    await overload(limits.burstMs + 100, 1);
    take();
    ask('late');
    await pass(limits.maxWaitOverloadedMs - 1);
    expect(take()).not.toContain('late Overloaded');
    await pass(1);
    expect(take()).toContain('late Overloaded');
  });

  it('serves as many requests during an overload as before', async () => {
    askMany(MAX_IN_FLIGHT + 1);
    await overload(limits.burstMs + 100, 1);
    take();
    await overload(2_000, 2);
    expect(take().filter((outcome) => outcome.endsWith('in'))).toHaveLength(40);
  });

  it('refuses nothing if a standing queue is short enough to be served in time', async () => {
    askMany(MAX_IN_FLIGHT + 10);
    await overload(3 * limits.burstMs, 1);
    expect(refusals).toBe(0);
  });

  it('tryRefuse refuses on arrival if as many requests wait as may in a burst', async () => {
    askMany(MAX_IN_FLIGHT + MAX_QUEUED - 1);
    expect(queue.tryRefuse()).toBe(false);
    askMany(1);
    expect(queue.tryRefuse()).toBe(true);
    expect(refusals).toBe(1);
    await pass(0);
  });

  it('tryRefuse lets fewer requests wait during an overload', async () => {
    askMany(MAX_IN_FLIGHT + MAX_QUEUED_OVERLOADED);
    expect(queue.tryRefuse()).toBe(false);
    await overload(limits.burstMs + 100, 1);
    expect(queue.state.waiting).toBe(MAX_QUEUED_OVERLOADED);
    expect(queue.tryRefuse()).toBe(true);
    queue.leave();
    expect(queue.tryRefuse()).toBe(false);
  });

  it('stays overloaded if the queue is empty for a moment', async () => {
    askMany(MAX_IN_FLIGHT + 1);
    await overload(limits.burstMs + 100, 1);
    while (queue.state.waiting > 0) {
      queue.leave();
    }
    take();
    ask('late');
    await pass(limits.maxWaitOverloadedMs);
    expect(take()).toContain('late Overloaded');
  });

  it('lets requests wait long again once no request has been in flight', async () => {
    askMany(MAX_IN_FLIGHT + 1);
    await overload(limits.burstMs + 100, 1);
    while (queue.state.inFlight > 0) {
      queue.leave();
    }
    take();
    askMany(MAX_IN_FLIGHT + MAX_QUEUED_OVERLOADED + 1, 'next ');
    expect(queue.tryRefuse()).toBe(false);
    await pass(limits.maxWaitMs - 1);
    expect(refusals).toBe(0);
  });

  it('lets in no client that has gone away', async () => {
    askMany(4);
    gone.add('2');
    queue.leave();
    await pass(0);
    expect(take()).toEqual(['0 in', '1 in', '3 in']);
    expect(queue.state).toEqual({ inFlight: 2, waiting: 0 });
  });

  it('does not refuse a client that has gone away', async () => {
    askMany(MAX_IN_FLIGHT + 1);
    gone.add('2');
    await pass(limits.maxWaitMs + 1);
    expect(take()).toEqual(['0 in', '1 in']);
    expect(refusals).toBe(0);
    expect(queue.state.waiting).toBe(0);
  });
});
