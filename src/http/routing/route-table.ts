import { Injectable } from '@nestjs/common';
import type { FastifyInstance, FastifyRequest, RouteOptions } from 'fastify';

interface Route {
  segments: string[];
  methods: Set<string>;
  isPublic: boolean;
}

/** The paths that the application serves. Tells an unknown path from a wrong method. */
@Injectable()
export class RouteTable {
  private readonly routes = new Map<string, Route>();

  /** Call it before the application registers its routes. */
  watch(fastify: FastifyInstance): void {
    fastify.addHook('onRoute', (route) => this.add(route));
  }

  /** Returns the methods of a path, or none if it is unknown. */
  methodsOf(path: string): string[] {
    return [...(this.find(path)?.methods ?? [])].sort();
  }

  isPublic(request: FastifyRequest): boolean {
    return this.find(pathOf(request))?.isPublic ?? false;
  }

  private add({ url, method, config }: RouteOptions): void {
    if (url.includes('*')) {
      return;
    }
    const route = this.routes.get(url) ?? { segments: url.split('/'), methods: new Set(), isPublic: false };
    for (const verb of [method].flat()) {
      route.methods.add(verb);
    }
    route.isPublic ||= config?.public === true;
    this.routes.set(url, route);
  }

  private find(path: string): Route | undefined {
    const segments = path.split('/');
    return [...this.routes.values()].find(
      (route) =>
        route.segments.length === segments.length &&
        route.segments.every((segment, index) => segment.startsWith(':') || segment === segments[index]),
    );
  }
}

export function pathOf(request: FastifyRequest): string {
  return request.url.split('?', 1)[0] ?? '/';
}
