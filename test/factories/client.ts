import type { Role } from '../../src/common/actor.js';
import type { TestApplication } from '../setup/application.js';
import { createMember, TEST_PASSWORD, type TestProgramme } from './accounts.js';

/** A signed-in member of a programme, as its browser would call the API. */
export class TestClient {
  constructor(
    private readonly application: TestApplication,
    readonly programme: TestProgramme,
    readonly organisationId: string,
    private readonly accessToken: string,
  ) {}

  get(path: string) {
    return this.authorised(this.application.http.get(this.address(path)));
  }

  post(path: string, body: object = {}, headers: Record<string, string> = {}) {
    return this.authorised(this.application.http.post(this.address(path))).set(headers).send(body);
  }

  patch(path: string, version: number | undefined, body: object = {}) {
    const request = this.authorised(this.application.http.patch(this.address(path)));
    return (version === undefined ? request : request.set('If-Match', `"${version}"`)).send(body);
  }

  put(path: string, version: number | undefined, body: object = {}) {
    const request = this.authorised(this.application.http.put(this.address(path)));
    return (version === undefined ? request : request.set('If-Match', `"${version}"`)).send(body);
  }

  delete(path: string) {
    return this.authorised(this.application.http.delete(this.address(path)));
  }

  upload(path: string, content: Buffer, fileName = 'registre.xlsx') {
    return this.authorised(this.application.http.post(this.address(path))).attach('file', content, fileName);
  }

  /** A body as it is, of any type. */
  send(path: string, contentType: string, body: Buffer, headers: Record<string, string> = {}) {
    return this.authorised(this.application.http.post(this.address(path))).set({ 'Content-Type': contentType, ...headers }).send(body);
  }

  /** For what writes to a socket itself. */
  get authorisation(): string {
    return `Bearer ${this.accessToken}`;
  }

  private address(path: string): string {
    return path.startsWith('/') ? path : `/api/v1/programmes/${this.programme.code}/${path}`;
  }

  private authorised<R extends { set(name: string, value: string): R }>(request: R): R {
    return request.set('Authorization', `Bearer ${this.accessToken}`);
  }
}

/** Makes an account with a role and signs it in. */
export async function signedIn(application: TestApplication, programme: TestProgramme, role: Role, organisationId?: string): Promise<TestClient> {
  const member = await createMember(application.owner, programme, role, { organisationId });
  const { body } = await application.http.post('/api/v1/session').set('Origin', application.settings.publicUrl).send({ email: member.email, password: TEST_PASSWORD }).expect(200);
  return new TestClient(application, programme, member.organisationId, body.accessToken as string);
}

export const ifMatch = (version: number): Record<string, string> => ({ 'If-Match': `"${version}"` });
