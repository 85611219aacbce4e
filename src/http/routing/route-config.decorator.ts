import { RouteConfig } from '@nestjs/platform-fastify';
import type { FastifyContextConfig } from 'fastify';

const { KEY } = RouteConfig({});

/**
 * Adds to the configuration of a route, which is in `request.routeOptions.config`. Unlike `RouteConfig` it keeps what other
 * decorators added.
 */
export function RouteFacts(facts: FastifyContextConfig): MethodDecorator & ClassDecorator {
  return (target: object, _property?: string | symbol, descriptor?: PropertyDescriptor) => {
    const route = (descriptor?.value ?? target) as object;
    const told = Reflect.getMetadata(KEY, route) as FastifyContextConfig | undefined;
    Reflect.defineMetadata(KEY, { ...told, ...facts }, route);
  };
}
