/** What the hub answers over HTTP to this device only. */
export class DeviceHttp {
  readonly #url: string;
  readonly #authorization: string;

  /** `url`: of the hub; `token`: of this device. */
  constructor({ url, token }: { url: string; token: string }) {
    this.#url = url;
    this.#authorization = `Bearer ${token}`;
  }

  /** @throws TypeError when the hub was not reached. */
  get(path: string): Promise<Response> {
    return fetch(this.#url + path, { headers: { authorization: this.#authorization } });
  }

  /** A file goes as it is, anything else as JSON; `signal` gives up. @throws TypeError when the hub was not reached, AbortError. */
  post(path: string, body: object, signal: AbortSignal): Promise<Response> {
    const isFile = body instanceof Blob;
    const type = isFile ? 'application/octet-stream' : 'application/json';
    const headers = { authorization: this.#authorization, 'content-type': type };
    return fetch(this.#url + path, { method: 'POST', headers, body: isFile ? body : JSON.stringify(body), signal });
  }
}
