import type { Response } from 'supertest';
import { TEST_PASSWORD } from '../factories/accounts.js';
import type { AccessApplication } from './access-application.js';
import { PUBLIC_URL } from '../setup/settings.js';

/** What a browser keeps: the access token of the page, the refresh cookie. */
export interface SignedIn {
  accessToken: string;
  /** `name=value`. */
  cookie: string;
}

export const SESSION = '/api/v1/session';

export function cookieOf(response: Response): string {
  return String(response.headers['set-cookie'] ?? '').split(';')[0] ?? '';
}

export function signInRequest({ http }: AccessApplication, email: string, password = TEST_PASSWORD) {
  return http.post(SESSION).set('Origin', PUBLIC_URL).send({ email, password });
}

export async function signIn(application: AccessApplication, email: string, password = TEST_PASSWORD): Promise<SignedIn> {
  const response = await signInRequest(application, email, password).expect(200);
  return { accessToken: response.body.accessToken as string, cookie: cookieOf(response) };
}

export function refresh({ http }: AccessApplication, cookie: string) {
  return http.post(`${SESSION}/refresh`).set('Origin', PUBLIC_URL).set('Cookie', cookie);
}

export async function rotated(application: AccessApplication, cookie: string): Promise<SignedIn> {
  const response = await refresh(application, cookie).expect(200);
  return { accessToken: response.body.accessToken as string, cookie: cookieOf(response) };
}

export function whoAmI({ http }: AccessApplication, accessToken: string) {
  return http.get(SESSION).set('Authorization', `Bearer ${accessToken}`);
}
