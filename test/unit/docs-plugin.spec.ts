import { swaggerUiPlugin } from '@/openapi/docs.plugin';

describe('The plugin of Swagger UI', () => {
  afterEach(() => {
    for (const name of ['document', 'localStorage']) {
      Reflect.deleteProperty(globalThis, name);
    }
  });

  it('makes a phone lay the page out for its own width', () => {
    const head: string[] = [];
    Object.assign(globalThis, {
      document: {
        head: { insertAdjacentHTML: (_position: string, html: string) => head.push(html) },
        querySelector: () => ({ src: 'http://127.0.0.1/docs/swagger-ui-init.js' }),
      },
      localStorage: { removeItem: () => undefined },
    });
    swaggerUiPlugin();
    expect(head).toEqual(['<meta name="viewport" content="width=device-width, initial-scale=1">']);
  });
});
