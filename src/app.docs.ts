import type { NestFastifyApplication } from '@nestjs/platform-fastify';
import { DocumentBuilder, type OpenAPIObject, SwaggerModule } from '@nestjs/swagger';

export const DOCS_PATH = 'docs';

/** The OpenAPI document of the application. */
export function createDocument(app: NestFastifyApplication): OpenAPIObject {
  const options = new DocumentBuilder().setTitle('Admin API').setVersion('1.0.0').addBearerAuth().build();
  return SwaggerModule.createDocument(app, options, { operationIdFactory: operationId });
}

export function setUpDocs(app: NestFastifyApplication): void {
  SwaggerModule.setup(DOCS_PATH, app, () => createDocument(app), { jsonDocumentUrl: `${DOCS_PATH}/openapi.json` });
}

/** As the client has it: `users.list` of `UsersController.list`. */
function operationId(controller: string, method: string): string {
  const noun = controller.replace(/Controller$/, '');
  return `${noun.charAt(0).toLowerCase()}${noun.slice(1)}.${method}`;
}
