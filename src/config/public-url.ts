import type { Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { Inject, Injectable } from '@nestjs/common';
import { HttpAdapterHost } from '@nestjs/core';
import type { AppConfig } from './config';
import { APP_CONFIG } from './config.token';

/** The address of the application that links open. */
@Injectable()
export class PublicUrl {
  constructor(
    @Inject(APP_CONFIG) private readonly config: AppConfig,
    private readonly host: HttpAdapterHost,
  ) {}

  /** The address without a slash at the end. With `PORT=0` it has the port that the server listens on. */
  get value(): string {
    const url = new URL(this.config.publicUrl);
    if (url.port !== '0') {
      return this.config.publicUrl;
    }
    const server = this.host.httpAdapter.getHttpServer() as Server;
    url.port = String((server.address() as AddressInfo).port);
    return url.origin;
  }
}
