import { scenario } from './scenario.ts';

/** A Worker of Cloudflare: each request runs the scenario with the setting of its body. */
export default {
  async fetch(request: Request): Promise<Response> {
    return Response.json(await scenario((await request.json()) as Parameters<typeof scenario>[0]));
  },
};
