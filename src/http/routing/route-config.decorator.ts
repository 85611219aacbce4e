import { RouteConfig } from '@nestjs/platform-fastify';
import type { FastifyContextConfig } from 'fastify';

const { KEY } = RouteConfig({});

/**
 * Tells the router something about a route, which is then in `request.routeOptions.config` wherever the request is. Unlike
 * `RouteConfig` it leaves alone what other decorators have told.
 */
export function RouteFacts(facts: FastifyContextConfig): MethodDecorator & ClassDecorator {
  return (target: object, _property?: string | symbol, descriptor?: PropertyDescriptor) => {
    const route = (descriptor?.value ?? target) as object;
    const told = Reflect.getMetadata(KEY, route) as FastifyContextConfig | undefined;
    Reflect.defineMetadata(KEY, { ...told, ...facts }, route);
  };
}
