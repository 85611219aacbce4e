import type { NestFastifyApplication } from '@nestjs/platform-fastify';
import { DocumentBuilder, type OpenAPIObject, SwaggerModule } from '@nestjs/swagger';
import { version } from '../../package.json';
import { introduction } from './introduction';
import { ErrorEnvelopeDto } from './dto/error.dto';
import { completeDocument } from './document';

/** In the order in which a new user needs them. */
const TAGS = {
  'Sign in': 'Log in, log out, and manage sessions and passwords.',
  Users: 'Accounts and their roles.',
  Roles: 'Named sets of permissions.',
  Organizations: 'Customers. Users are members of them.',
  Members: 'The users of an organization, and their roles in it.',
  Invitations: 'Links with which people become members.',
  'API keys': 'Credentials of programs, with permissions, an expiry and limits of their own.',
  Settings: 'System-wide settings.',
  'Audit logs':
    'Every change: its author, time and origin. Each entry is written with its change, and cannot be altered.',
  'Application events': 'The trail of your own application, under the seal of the audit log.',
  'Audit viewers': 'Tokens with which a customer reads the audit entries of its own organization.',
  Health: 'Probes for orchestrators and load balancers.',
};

/** Creates the OpenAPI document of the application. The build writes it to `openapi.json`. */
export function createDocument(app: NestFastifyApplication): OpenAPIObject {
  const builder = new DocumentBuilder()
    .setOpenAPIVersion('3.1.0')
    .setTitle('Admin API')
    .setDescription(introduction)
    .setVersion(version)
    // Relative to the document at docs/openapi.json, so that it is right behind a proxy with a path prefix too.
    .addServer('..', 'This service, in production as on your own machine', {}, { 'x-internal': true })
    .addBearerAuth({
      type: 'http',
      scheme: 'bearer',
      bearerFormat: 'JWT',
      description:
        'The `token` from `POST /api/auth/login`, or an API key. The token is a JWT that is checked according to RFC8725 ' +
        '(HS256 only; issuer, audience and expiry are required). It is valid until its session ends.',
    })
    .addSecurityRequirements('bearer');
  for (const [name, description] of Object.entries(TAGS)) {
    builder.addTag(name, description);
  }
  const options = { operationIdFactory: operationId, extraModels: [ErrorEnvelopeDto] };
  return completeDocument(SwaggerModule.createDocument(app, builder.build(), options));
}

/** Controllers, and methods of controllers, whose place in the client has another name. */
const PARTS: Partial<Record<string, string>> = {
  Acceptance: 'auth',
  AccountHelp: 'users',
  AllSessions: 'sessions',
  AuditCheckpoints: 'auditLogs.checkpoints',
  'AuditCheckpoints.proof': 'auditLogs',
  AuditExport: 'auditLogs',
  ApplicationEvents: 'auditLogs',
  AuditStream: 'auditLogs',
  AuditViewers: 'organizations.auditViewers',
  EventTypes: 'auditLogs.eventTypes',
  Invitations: 'organizations.invitations',
  Members: 'organizations.members',
  OwnSessions: 'auth.sessions',
  PasswordReset: 'auth',
  UserData: 'users',
  UserOrganizations: 'users',
  UserSessions: 'users.sessions',
};

/** Returns the name in the client: `users.list` for `UsersController.list`. */
function operationId(controller: string, method: string): string {
  const name = controller.replace(/Controller$/, '');
  const camelCase = `${name.charAt(0).toLowerCase()}${name.slice(1)}`;
  return `${PARTS[`${name}.${method}`] ?? PARTS[name] ?? camelCase}.${method}`;
}
