import { Agent, type IncomingHttpHeaders, request } from 'node:http';
import { brotliDecompressSync, gunzipSync } from 'node:zlib';

/** An answer as it came, its body decoded. */
export interface Answer {
  readonly status: number;
  readonly headers: IncomingHttpHeaders;
  readonly body: Buffer;
}

/** Asks for `path` of `origin` as a client that reads `encodings` and may have `tag` already; follows nothing. */
export function ask(origin: string, path: string, encodings: string, tag?: string): Promise<Answer> {
  return new Promise((resolve, reject) => {
    const headers = { 'accept-encoding': encodings, ...(tag === undefined ? {} : { 'if-none-match': tag }) };
    request(origin + path, { agent, headers, timeout: 10_000 }, (response) => {
      const chunks: Buffer[] = [];
      response.on('data', (chunk: Buffer) => chunks.push(chunk)).once('error', reject);
      response.once('end', () => {
        const raw = Buffer.concat(chunks);
        const coding = response.headers['content-encoding'];
        const body = coding === 'br' ? brotliDecompressSync(raw) : coding === 'gzip' ? gunzipSync(raw) : raw;
        resolve({ status: response.statusCode ?? 0, headers: response.headers, body });
      });
    })
      .once('error', reject)
      .end();
  });
}

const agent = new Agent({ keepAlive: true, maxSockets: 8 });

/** Closes the connections that are kept for the next request. */
export function hangUp(): void {
  agent.destroy();
}
