import type { Page } from './contract/envelope';
import type { ResponseInfo } from './response-info';

/** The result of a call together with its response. */
export interface ApiResult<T> {
  /** The data, as awaiting the call gives it. */
  data: T;
  /** The response without its body. */
  response: ResponseInfo;
}

/** The promise of a call. Awaited, it gives the data. It is a `Promise` in every other way too. */
export class ApiPromise<T> extends Promise<T> {
  private result: Promise<ApiResult<T>> | undefined;

  /** @param send Sends the request. */
  constructor(private readonly send: () => Promise<ApiResult<T>>) {
    super(() => {}); // Only `then` settles. It is overridden, and the other methods call it.
  }

  /** The promises of `then`, `catch` and `finally` are ordinary ones. */
  static override get [Symbol.species](): PromiseConstructor {
    return Promise;
  }

  /** Returns the data and the response: status, headers, request id, rate limits and `ETag`. It sends no second request. */
  withResponse(): Promise<ApiResult<T>> {
    return (this.result ??= this.send());
  }

  override then<A = T, B = never>(
    onFulfilled?: ((data: T) => A | PromiseLike<A>) | null,
    onRejected?: ((reason: unknown) => B | PromiseLike<B>) | null,
  ): Promise<A | B> {
    return this.withResponse().then(
      ({ data }) => (onFulfilled ? onFulfilled(data) : (data as unknown as A)),
      onRejected,
    );
  }

  /** Tells if the request was sent. */
  protected get isSent(): boolean {
    return this.result !== undefined;
  }
}

/**
 * The promise of a page, and an iterable of the items of this page and all further ones.
 *
 *     const { data, meta } = await admin.users.list();
 *     for await (const user of admin.users.list()) console.log(user.email);
 *
 * It sends nothing until it is awaited or iterated. A loop requests 100 items at a time, unless the query has `limit` or `page`.
 */
export class PagePromise<T> extends ApiPromise<Page<T>> implements AsyncIterable<T> {
  /**
   * @param send Requests the page.
   * @param next Requests the page at a cursor, or the first one.
   */
  constructor(
    send: () => Promise<ApiResult<Page<T>>>,
    private readonly next: (cursor: string | null) => Promise<ApiResult<Page<T>>>,
  ) {
    super(send);
  }

  /** Begins with the page itself if it was awaited before. */
  async *[Symbol.asyncIterator](): AsyncGenerator<T, void, undefined> {
    let cursor: string | null = null;
    let request = this.isSent ? this.withResponse() : this.next(null);
    do {
      const { data, meta } = (await request).data;
      yield* data;
      cursor = meta.nextCursor;
      if (cursor) request = this.next(cursor);
    } while (cursor);
  }
}
