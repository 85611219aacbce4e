import { IncomingMessage, ServerResponse } from 'node:http';
import { Socket } from 'node:net';
import helmet from 'helmet';

/** Returns the headers of helmet. They are the same for every response, so they are computed once. */
export function securityHeaders(): Record<string, string> {
  const response = new ServerResponse(new IncomingMessage(new Socket()));
  helmet({
    // Swagger UI sets styles in its page, and shows content of the service itself.
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
    // app.setup.ts sends it, if a trusted proxy says that the client uses TLS.
    strictTransportSecurity: false,
  })(response.req, response, () => undefined);
  return response.getHeaders() as Record<string, string>;
}
