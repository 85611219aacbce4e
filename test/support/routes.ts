import { type Type, RequestMethod } from '@nestjs/common';
import { METHOD_METADATA, PATH_METADATA } from '@nestjs/common/constants';
import { MetadataScanner, ModulesContainer, Reflector } from '@nestjs/core';
import type { NestFastifyApplication } from '@nestjs/platform-fastify';
import type { FastifyInstance } from 'fastify';
import { RouteTable } from '@/http/routing/route-table';

/** A route as the router has it: `url` with its parameters, e.g. `/api/admin/users/:id`. */
export interface ServedRoute {
  method: string;
  url: string;
}

/** A handler of a controller and where it is served; `method` is `ALL` for `@All`. */
export interface HandlerRoute extends ServedRoute {
  /** `UsersController.create` */
  name: string;
  /** A decorator's metadata, the handler's before the controller's. */
  read(key: string): unknown;
}

/** Records what the router of the next application is told, whoever tells it. Call it before the application is made. */
export function recordServedRoutes(): ServedRoute[] {
  const served: ServedRoute[] = [];
  // eslint-disable-next-line @typescript-eslint/unbound-method -- called with the table that it was called on
  const { watch } = RouteTable.prototype;
  jest.spyOn(RouteTable.prototype, 'watch').mockImplementation(function (this: RouteTable, fastify: FastifyInstance) {
    fastify.addHook('onRoute', ({ method, url }) => {
      served.push(...[method].flat().map((verb) => ({ method: verb, url })));
    });
    watch.call(this, fastify);
  });
  return served;
}

/** Every handler of every controller of the running application, from the metadata that Nest itself goes by. */
export function handlerRoutes(app: NestFastifyApplication): HandlerRoute[] {
  const modules = [...app.get(ModulesContainer).values()];
  return modules
    .flatMap(({ controllers }) => [...controllers.values()])
    .flatMap(({ metatype }) => routesOf(metatype as Type<object>));
}

function routesOf(controller: Type<object>): HandlerRoute[] {
  const prototype = controller.prototype as Record<string, object>;
  const reflector = new Reflector();
  return new MetadataScanner().getAllMethodNames(prototype).flatMap((name) => {
    const handler = prototype[name] as () => unknown;
    const method = Reflect.getMetadata(METHOD_METADATA, handler) as RequestMethod | undefined;
    const paths = [Reflect.getMetadata(PATH_METADATA, handler) as string | string[]].flat();
    const base = Reflect.getMetadata(PATH_METADATA, controller) as string;
    return method === undefined
      ? []
      : paths.map((path) => ({
          name: `${controller.name}.${name}`,
          method: RequestMethod[method],
          url: `/${[base, path]
            .map((part) => part.replace(/^\/|\/$/g, ''))
            .filter(Boolean)
            .join('/')}`,
          read: (key: string) => reflector.getAllAndOverride<unknown>(key, [handler, controller]),
        }));
  });
}
