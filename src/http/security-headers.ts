import { IncomingMessage, ServerResponse } from 'node:http';
import { Socket } from 'node:net';
import helmet from 'helmet';

/** The headers that helmet sets. They are the same for every answer, so they are put together once, not for each. */
export function securityHeaders(): Record<string, string> {
  const response = new ServerResponse(new IncomingMessage(new Socket()));
  helmet({
    // Swagger UI sets styles in its page, and shows what the service itself serves.
    contentSecurityPolicy: {
      useDefaults: false,
      directives: {
        defaultSrc: ["'self'"],
        styleSrc: ["'self'", "'unsafe-inline'"],
        imgSrc: ["'self'", 'data:'],
        objectSrc: ["'none'"],
        frameAncestors: ["'none'"],
        baseUri: ["'none'"],
        formAction: ["'self'"],
      },
    },
    // It is sent only if a trusted proxy says that the client uses TLS; see app.setup.ts.
    strictTransportSecurity: false,
  })(response.req, response, () => undefined);
  return response.getHeaders() as Record<string, string>;
}
