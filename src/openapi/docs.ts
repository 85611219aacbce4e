import type { NestFastifyApplication } from '@nestjs/platform-fastify';
import { DocumentBuilder, type OpenAPIObject, SwaggerModule } from '@nestjs/swagger';
import { version } from '../../package.json';
import { introduction } from './introduction';
import { swaggerUiPlugin } from './docs.plugin';
import { completeDocument } from './document';
import { withFurtherErrors } from './further-errors';

export const DOCS_PATH = 'docs';

/** In the order in which a newcomer meets them. */
const TAGS = {
  Sessions: 'Log in, log out, and who the token speaks for.',
  Users: 'Accounts: who they are, and whether they are admins.',
  Organizations: 'The customers, to which users belong.',
  Members: 'Which users belong to an organization, and as what.',
  Invitations: 'How people become members by themselves.',
  Settings: 'What holds for the whole system.',
  'Audit logs': 'Who changed what, when, and from where. Written with each change; it cannot be altered.',
  Health: 'Probes for what runs the service.',
};

/** The OpenAPI document of the application; `openapi.json` is what the build makes of it. */
export function createDocument(app: NestFastifyApplication): OpenAPIObject {
  const builder = new DocumentBuilder()
    .setOpenAPIVersion('3.1.0')
    .setTitle('Admin API')
    .setDescription(introduction)
    .setVersion(version)
    // Relative to the document at docs/openapi.json, so that it holds behind a proxy with a path prefix too.
    .addServer('..', 'This service, in production as on your own machine', {}, { 'x-internal': true })
    .addBearerAuth({
      type: 'http',
      scheme: 'bearer',
      bearerFormat: 'JWT',
      description:
        'The `token` that `POST /api/auth/login` answers. It is a JWT that is checked as RFC8725 asks (HS256 alone; issuer, ' +
        'audience and end of life required) and backed by a session: it is worth nothing once that has ended.',
    })
    .addSecurityRequirements('bearer');
  for (const [name, description] of Object.entries(TAGS)) {
    builder.addTag(name, description);
  }
  const document = SwaggerModule.createDocument(app, builder.build(), { operationIdFactory: operationId });
  return completeDocument(withFurtherErrors(document));
}

export function setUpDocs(app: NestFastifyApplication): void {
  SwaggerModule.setup(DOCS_PATH, app, () => createDocument(app), {
    jsonDocumentUrl: `${DOCS_PATH}/openapi.json`,
    raw: ['json'],
    customSiteTitle: 'Admin API',
    swaggerOptions: {
      // It makes Swagger UI call the action that keeps the token; the plugin decides where.
      persistAuthorization: true,
      displayRequestDuration: true,
      defaultModelsExpandDepth: 0,
      plugins: [swaggerUiPlugin],
    },
  });
}

/** Controllers that the client has as part of another's resource. */
const PARTS: Partial<Record<string, string>> = {
  AuditExport: 'AuditLogs',
  AuditStream: 'AuditLogs',
  Acceptance: 'Auth',
  UserOrganizations: 'Users',
};

/** As the client has it: `users.list` of `UsersController.list`. */
function operationId(controller: string, method: string): string {
  const name = controller.replace(/Controller$/, '');
  const noun = PARTS[name] ?? name;
  return `${noun.charAt(0).toLowerCase()}${noun.slice(1)}.${method}`;
}
