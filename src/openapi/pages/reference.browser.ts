/** The parts of the browser that the script uses. It runs there as text: it cannot refer to anything outside itself. */
interface Browser {
  document: { currentScript: { src: string } };
  Scalar: { createApiReference(selector: string, configuration: object): void };
}

/** Starts Scalar without anything that would leave the origin of the page. */
export function startReference(): void {
  const { document, Scalar } = globalThis as unknown as Browser;
  const { href, origin, pathname } = new URL('..', document.currentScript.src);
  Scalar.createApiReference('#reference', {
    url: new URL('docs/openapi.json', href).href,
    servers: [{ url: origin + pathname.replace(/\/$/, ''), description: 'This service' }],
    authentication: { preferredSecurityScheme: 'bearer' },
    withDefaultFonts: false,
    telemetry: false,
    agent: { disabled: true },
    mcp: { disabled: true },
    hideClientButton: true,
    showDeveloperTools: 'never',
    documentDownloadType: 'json',
    defaultOpenFirstTag: true,
    persistAuth: false,
  });
}
