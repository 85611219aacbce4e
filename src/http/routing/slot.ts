import type { FastifyRequest } from 'fastify';

const SLOT = Symbol('place');

/** A request's place among those that are worked on. */
export interface Slot {
  /**
   * Gives the place back while the client is waited for, and takes one again afterwards.
   * @throws Overloaded where none gets free in time; what `work` throws, without a place.
   */
  releaseWhile<T>(work: () => Promise<T>): Promise<T>;
}

export function setSlot(request: FastifyRequest, place: Slot): void {
  Object.assign(request, { [SLOT]: place });
}

/** @returns undefined where the request needs none. */
export function slotOf(request: FastifyRequest): Slot | undefined {
  return (request as FastifyRequest & { [SLOT]?: Slot })[SLOT];
}
