import { Controller, Get } from '@nestjs/common';
import type { NestFastifyApplication } from '@nestjs/platform-fastify';
import { FastifyAdapter } from '@nestjs/platform-fastify';
import { DocumentBuilder, SwaggerModule } from '@nestjs/swagger';
import { Test } from '@nestjs/testing';
import { deprecationHeaders } from '@/http/routing/deprecation';
import { NotFound } from '@/http/errors/errors';
import { Deprecated } from '@/openapi/deprecated.decorator';

const NOTICE = { since: '2027-01-01', sunset: '2027-07-01', use: 'GET /new' };

@Controller()
class OldController {
  @Get('old')
  @Deprecated(NOTICE)
  old(): string {
    return 'old';
  }

  @Get('old/missing')
  @Deprecated(NOTICE)
  missing(): never {
    throw new NotFound();
  }

  @Get('new')
  new(): string {
    return 'new';
  }
}

describe('A deprecated route', () => {
  let app: NestFastifyApplication;

  beforeAll(async () => {
    const built = await Test.createTestingModule({ controllers: [OldController] }).compile();
    app = built.createNestApplication<NestFastifyApplication>(new FastifyAdapter(), { logger: false });
    app.getHttpAdapter().getInstance().addHook('onRequest', deprecationHeaders);
    await app.init();
  });
  afterAll(() => app.close());

  it.each(['/old', '/old/missing'])('has the headers Deprecation and Sunset in every response: %s', async (url) => {
    const { headers } = await app.inject({ method: 'GET', url });
    expect(headers).toMatchObject({ deprecation: '@1798761600', sunset: 'Thu, 01 Jul 2027 00:00:00 GMT' });
  });

  it('is the only one with these headers', async () => {
    const { headers } = await app.inject({ method: 'GET', url: '/new' });
    expect(headers).not.toHaveProperty('deprecation');
    expect(headers).not.toHaveProperty('sunset');
  });

  it('is deprecated in the document, which names the route to use', () => {
    const { paths } = SwaggerModule.createDocument(app, new DocumentBuilder().build());
    expect(paths['/old']?.get).toMatchObject({ deprecated: true, description: expect.stringContaining('`GET /new`') });
    expect(paths['/new']?.get?.deprecated).toBeUndefined();
  });

  it.each(['2027-06-01', 'soon'])('cannot end on %s, less than 6 months later or never', (sunset) => {
    expect(() => Deprecated({ ...NOTICE, sunset })).toThrow('at least 6 months');
  });
});
