import type { FastifyRequest } from 'fastify';

const SLOT = Symbol('slot');

/** One of the limited number of requests in flight. */
export interface Slot {
  /**
   * Releases the slot while `work` waits for the client, and takes one again afterwards.
   * @throws Overloaded if no slot gets free in time, or what `work` throws. The slot is then released.
   */
  releaseWhile<T>(work: () => Promise<T>): Promise<T>;
}

export function setSlot(request: FastifyRequest, slot: Slot): void {
  Object.assign(request, { [SLOT]: slot });
}

/** @returns undefined if the request needs no slot */
export function slotOf(request: FastifyRequest): Slot | undefined {
  return (request as FastifyRequest & { [SLOT]?: Slot })[SLOT];
}
