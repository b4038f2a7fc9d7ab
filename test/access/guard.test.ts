import { Controller, Get, Post } from '@nestjs/common';
import { generateKeyPairSync, sign } from 'node:crypto';
import type { Role } from '../../src/common/actor.js';
import { CurrentActor, ProgrammeId } from '../../src/auth/current-actor.js';
import { Can, Public, SignedIn } from '../../src/auth/permissions.js';
import type { Actor } from '../../src/common/actor.js';
import { createAccount, createMember, createMembership, createOrganisation, createProgramme } from '../factories/accounts.js';
import { type AccessApplication, startAccessApplication } from './access-application.js';
import { refresh, signIn, whoAmI } from './browser.js';

@Controller('probe')
class UndeclaredController {
  @Get('undeclared')
  undeclared(): string {
    return 'reached';
  }

  @Post('undeclared')
  undeclaredWrite(): string {
    return 'reached';
  }

  @Get('public')
  @Public()
  open(@CurrentActor() actor: Actor): Actor {
    return actor;
  }

  @Get('signed-in')
  @SignedIn()
  signedIn(@CurrentActor() actor: Actor): Actor {
    return actor;
  }

  @Get('without-programme')
  @Can('register.read')
  withoutProgramme(): string {
    return 'reached';
  }
}

@Controller('probe/:programme')
@Can('register.write')
class ProgrammeProbeController {
  @Get('write')
  write(@ProgrammeId() programmeId: string): { programmeId: string } {
    return { programmeId };
  }

  @Get('read')
  @Can('register.read')
  read(): string {
    return 'reached';
  }
}

let application: AccessApplication;
beforeAll(async () => {
  application = await startAccessApplication({ controllers: [UndeclaredController, ProgrammeProbeController] });
});
afterAll(() => application.close());

const get = (path: string, accessToken?: string) => {
  const request = application.http.get(path);
  return accessToken === undefined ? request : request.set('Authorization', `Bearer ${accessToken}`);
};

async function member(role: Role) {
  const programme = await createProgramme(application.owner);
  const made = await createMember(application.owner, programme, role);
  return { programme, ...made, ...(await signIn(application, made.email)) };
}

describe('case 10: a route that declares no permission', () => {
  it('is refused to everyone', async () => {
    const { accessToken } = await member('administrator');
    expect((await get('/probe/undeclared').expect(403)).body.code).toBe('permission_not_declared');
    await get('/probe/undeclared', accessToken).expect(403);
    await application.http.post('/probe/undeclared').set('Authorization', `Bearer ${accessToken}`).send({}).expect(403);
  });

  it('is refused too when its permission has no programme in the address', async () => {
    const { accessToken } = await member('programme_office');
    expect((await get('/probe/without-programme', accessToken).expect(403)).body.code).toBe('permission_not_declared');
  });
});

describe('the guard', () => {
  it('lets a public route be reached, as nobody', async () => {
    const { accessToken } = await member('administrator');
    for (const token of [undefined, accessToken]) {
      expect((await get('/probe/public', token).set('Accept-Language', 'ar').expect(200)).body).toEqual({
        accountId: null, personId: null, sessionId: null, memberships: [], request: { id: expect.any(String), language: 'ar' },
      });
    }
  });

  it('tells a route who acts', async () => {
    const { accessToken, accountId, personId, programme, organisationId } = await member('signatory');
    expect((await get('/probe/signed-in', accessToken).expect(200)).body).toMatchObject({
      accountId, personId, memberships: [{ programmeId: programme.id, programmeCode: programme.code, demonstration: false, organisationId, role: 'signatory' }],
    });
  });

  it.each([undefined, '', 'Bearer', 'Bearer ', 'Basic YTpi', 'Bearer a.b.c', 'Bearer é', `Bearer ${'a'.repeat(7_000)}`])('asks to sign in with the header %#', async (header) => {
    const request = application.http.get('/probe/signed-in');
    const response = await (header === undefined ? request : request.set('Authorization', Buffer.from(header, 'utf8').toString('latin1')));
    expect(response.status).toBe(401);
    expect(response.body.code).toMatch(/^(sign_in_required|session_ended)$/);
  });

  it('opens a programme to its members alone, and by their role', async () => {
    const office = await member('programme_office');
    const auditor = await member('auditor');
    expect((await get(`/probe/${office.programme.code}/write`, office.accessToken).expect(200)).body).toEqual({ programmeId: office.programme.id });
    const refused = await get(`/probe/${auditor.programme.code}/write`, auditor.accessToken).expect(403);
    expect(refused.body).toMatchObject({ code: 'not_permitted', title: expect.stringContaining('register.write') });
    await get(`/probe/${auditor.programme.code}/read`, auditor.accessToken).expect(200);
    expect(application.log.some((line) => line.includes('not_permitted') && line.includes(auditor.accountId))).toBe(true);
  });

  it('answers for a foreign programme as for one that does not exist', async () => {
    const office = await member('programme_office');
    const foreign = await member('programme_office');
    const answers = await Promise.all(
      [foreign.programme.code, 'NOT-THERE', office.programme.code.toLowerCase(), encodeURIComponent("' or 1=1 --"), '%00'].map((code) => get(`/probe/${code}/write`, office.accessToken)));
    const shown = answers.map(({ status, body }) => ({ status, code: body.code, title: body.title }));
    expect(new Set(shown.map((one) => JSON.stringify(one))).size).toBe(1);
    expect(shown[0]).toMatchObject({ status: 404, code: 'not_found' });
  });

  it('counts a membership on its days alone', async () => {
    const programme = await createProgramme(application.owner);
    const organisationId = await createOrganisation(application.owner, programme);
    const person = async (from: string, to?: string) => {
      const account = await createAccount(application.owner);
      await createMembership(application.owner, account.personId, { programme, organisationId, role: 'programme_office', from, ...(to ? { to } : {}) });
      return (await signIn(application, account.email)).accessToken;
    };
    const statuses = [];
    for (const token of [await person('2026-11-23', '2026-11-23'), await person('2026-11-24'), await person('2020-01-01', '2026-11-22')]) {
      statuses.push((await get(`/probe/${programme.code}/write`, token)).status);
    }
    expect(statuses).toEqual([200, 404, 404]);
  });
});

describe('case 9: with a token that is still valid, within five seconds', () => {
  const within5Seconds = () => application.clock.advance({ seconds: 5 });
  const write = ({ programme, accessToken }: { programme: { code: string }; accessToken: string }) => get(`/probe/${programme.code}/write`, accessToken);

  it('a disabled account is out, and cannot refresh', async () => {
    const office = await member('programme_office');
    await write(office).expect(200);
    await application.owner.query('update access.account set disabled = true, version = version + 1 where id = $1', [office.accountId]);
    within5Seconds();
    await write(office).expect(401);
    await whoAmI(application, office.accessToken).expect(401);
    await refresh(application, office.cookie).expect(401);
  });

  it('an ended membership is gone', async () => {
    const office = await member('programme_office');
    await write(office).expect(200);
    await application.owner.query("update access.membership set valid = '[2020-01-01,2026-11-23)', version = version + 1 where id = $1", [office.membershipId]);
    within5Seconds();
    expect((await write(office)).status).toBe(401);
    const { accessToken } = await signIn(application, office.email);
    await write({ ...office, accessToken }).expect(404);
  });

  it('a changed role counts', async () => {
    const office = await member('programme_office');
    await write(office).expect(200);
    await application.owner.query("update access.membership set role = 'auditor', version = version + 1 where id = $1", [office.membershipId]);
    within5Seconds();
    expect((await write(office)).status).toBe(401);
    const { accessToken } = await signIn(application, office.email);
    await write({ ...office, accessToken }).expect(403);
  });

  it('a session ended elsewhere is over', async () => {
    const office = await member('programme_office');
    await write(office).expect(200);
    await application.owner.query("update access.session set ended_at = now(), ended_because = 'administrator' where account_id = $1", [office.accountId]);
    within5Seconds();
    await write(office).expect(401);
    await refresh(application, office.cookie).expect(401);
  });

  it('a membership that runs out at midnight is gone the next day', async () => {
    const programme = await createProgramme(application.owner);
    const organisationId = await createOrganisation(application.owner, programme);
    const { personId, email } = await createAccount(application.owner);
    const today = application.clock.now().toISOString().slice(0, 10);
    await createMembership(application.owner, personId, { programme, organisationId, role: 'programme_office', to: today });
    await get(`/probe/${programme.code}/write`, (await signIn(application, email)).accessToken).expect(200);
    application.clock.advance({ days: 1 });
    await get(`/probe/${programme.code}/write`, (await signIn(application, email)).accessToken).expect(404);
  });
});

it('case 11: a forged token opens nothing and changes nothing', async () => {
  const { accessToken } = await member('programme_office');
  const { privateKey } = generateKeyPairSync('ec', { namedCurve: 'prime256v1' });
  const [header, payload] = accessToken.split('.');
  const content = `${header}.${payload}`;
  const forged = `${content}.${sign('sha256', Buffer.from(content), { key: privateKey, dsaEncoding: 'ieee-p1363' }).toString('base64url')}`;
  await whoAmI(application, forged).expect(401);
  await whoAmI(application, `${content}.`).expect(401);
  await whoAmI(application, accessToken).expect(200);
});

it('an access token ends after five minutes', async () => {
  const { accessToken, cookie } = await member('auditor');
  application.clock.advance({ seconds: 299 });
  await whoAmI(application, accessToken).expect(200);
  application.clock.advance({ seconds: 1 });
  await whoAmI(application, accessToken).expect(401);
  await refresh(application, cookie).expect(200);
});
