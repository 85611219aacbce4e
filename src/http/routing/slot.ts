import type { FastifyRequest } from 'fastify';

const PLACE = Symbol('place');

/** A request's place among those that are worked on. */
export interface Place {
  /**
   * Gives the place back while the client is waited for, and takes one again afterwards.
   * @throws Overloaded where none gets free in time; what `work` throws, without a place.
   */
  without<T>(work: () => Promise<T>): Promise<T>;
}

export function givePlace(request: FastifyRequest, place: Place): void {
  Object.assign(request, { [PLACE]: place });
}

/** @returns undefined where the request needs none. */
export function placeOf(request: FastifyRequest): Place | undefined {
  return (request as FastifyRequest & { [PLACE]?: Place })[PLACE];
}
