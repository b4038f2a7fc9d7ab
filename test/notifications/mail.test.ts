import { randomUUID } from 'node:crypto';
import { nobody } from '../../src/common/actor.js';
import { UnitOfWork } from '../../src/database/unit-of-work.js';
import { MailServerError } from '../../src/notifications/mail-sender.js';
import { MailWorker } from '../../src/notifications/mail-worker.js';
import { NotificationsService, type Occasion } from '../../src/notifications/notifications.service.js';
import { Reminders } from '../../src/notifications/reminders.js';
import { createMember, createProgramme, type TestProgramme, unique } from '../factories/accounts.js';
import { startApplication, type TestApplication } from '../setup/application.js';
import { MailServer } from './mail-server.js';

const mails = new MailServer();
let application: TestApplication;
let programme: TestProgramme;

beforeAll(async () => {
  await mails.start();
  application = await startApplication({ mail: { smtpUrl: mails.url, from: 'registre@exemple.ma' } });
  programme = await createProgramme(application.owner);
});
afterAll(async () => {
  await application.close();
  await mails.stop();
});

type Member = Awaited<ReturnType<typeof createMember>>;

function accepted({ personId, organisationId }: Member, ref = unique('DEC'), of = programme): Occasion {
  return { programmeId: of.id, kind: 'declaration_accepted', recipients: { personIds: [personId] }, subject: { kind: 'declaration', ref, organisationId } };
}

const notify = (occasion: Occasion): Promise<string[]> =>
  application.app.get(UnitOfWork).run(nobody('test'), (tx) => application.app.get(NotificationsService).notify(tx, occasion));

async function mailState(id: string | undefined): Promise<{ mail: string; mailed: boolean } | undefined> {
  const { rows } = await application.owner.query<{ mail: string; mailed: boolean }>('select mail, mailed_at is not null as mailed from app.notification where id = $1', [id]);
  return rows[0];
}

async function jobOf(id: string): Promise<string> {
  const { rows } = await application.owner.query<{ state: string }>("select state::text from queue.job where name = 'mail' and id = $1", [id]);
  return rows[0]?.state ?? '';
}

/** Resolves once the notification is in this state; PostgreSQL is asked, for the mark follows the mail. */
async function until(id: string | undefined, state: string): Promise<void> {
  while ((await mailState(id))?.mail !== state) {
    await new Promise((resolve) => setImmediate(resolve));
  }
}

it('a transaction that rolled back tells nobody, in the application or by mail', async () => {
  const member = await createMember(application.owner, programme, 'preparer');
  await expect(application.app.get(UnitOfWork).run(nobody('test'), async (tx) => {
    expect(await application.app.get(NotificationsService).notify(tx, accepted(member))).toHaveLength(1);
    throw new Error('refused');
  })).rejects.toThrow('refused');
  // a mail that was put later has come, and none before it
  const ref = unique('DEC');
  await notify(accepted(member, ref));
  const [first, ...others] = await mails.mailsTo(member.email);
  expect(first?.parsed.subject).toContain(ref);
  expect(others).toEqual([]);
  const { rows } = await application.owner.query('select subject_ref from app.notification where person_id = $1', [member.personId]);
  expect(rows).toEqual([{ subject_ref: ref }]);
});

it.each([
  ['fr', 'acceptée', 'ltr'],
  ['ar', 'قبول', 'rtl'],
  ['en', 'accepted', 'ltr'],
])('writes in the language of the receiver: %s', async (language, word, direction) => {
  const member = await createMember(application.owner, programme, 'signatory', { language });
  const ref = unique('DEC');
  const [id] = await notify(accepted(member, ref));
  const [mail] = await mails.mailsTo(member.email);
  expect(mail?.parsed.subject).toContain(word);
  expect(mail?.parsed.html).toContain(`lang="${language}" dir="${direction}"`);
  const address = `${application.settings.publicUrl}/${language}/${programme.code}/declarations/${ref}`;
  expect(mail?.parsed.text).toContain(address);
  expect(mail?.parsed.html).toContain(address);
  expect(mail?.parsed.from?.value[0]?.address).toBe('registre@exemple.ma');
  expect(mail?.parsed.messageId).toBe(`<${id}@register.test>`);
  await until(id, 'sent');
});

it('says in the subject that a programme is fictitious, and of a real one says nothing of it', async () => {
  const demonstration = await createProgramme(application.owner, { demonstration: true });
  const [fictitious, real] = [await createMember(application.owner, demonstration, 'preparer'), await createMember(application.owner, programme, 'preparer')];
  await notify(accepted(fictitious, undefined, demonstration));
  await notify(accepted(real));
  expect((await mails.mailsTo(fictitious.email))[0]?.parsed.subject).toMatch(/^\[FICTIF\] /);
  expect((await mails.mailsTo(real.email))[0]?.parsed.subject).not.toContain('FICTIF');
});

it('case 28, mail server down: the writes go on, the mail waits in the queue, and it is delivered once', async () => {
  const member = await createMember(application.owner, programme, 'preparer');
  await mails.stop();
  const [id = ''] = await notify(accepted(member));
  while (!((await jobOf(id)) === 'retry')) {
    await new Promise((resolve) => setImmediate(resolve));
  }
  await expect(application.app.get(MailWorker).deliver(id)).rejects.toThrow(MailServerError);
  expect(await mailState(id)).toEqual({ mail: 'pending', mailed: false });
  await mails.start();
  await mails.mailsTo(member.email);
  await until(id, 'sent');
  await application.app.get(MailWorker).deliver(id);
  expect(await mails.mailsTo(member.email)).toHaveLength(1);
});

it('takes up again the mail whose tries were used up while the mail server was down', async () => {
  const member = await createMember(application.owner, programme, 'preparer');
  await mails.stop();
  const [id] = await notify(accepted(member));
  await application.owner.query(`update queue.job set state = 'failed', retry_count = retry_limit, completed_on = now() where name = 'mail' and id = $1`, [id]);
  await mails.start();
  expect((await application.app.get(Reminders).look()).resumed).toBeGreaterThanOrEqual(1);
  expect(await mails.mailsTo(member.email)).toHaveLength(1);
  await until(id, 'sent');
  expect((await application.app.get(Reminders).look()).resumed).toBe(0);
});

it('sends under the same Message-ID what a process that died may already have sent', async () => {
  const member = await createMember(application.owner, programme, 'preparer');
  const [id = ''] = await notify(accepted(member));
  await mails.mailsTo(member.email);
  await until(id, 'sent');
  // as a process that died before the mark leaves it
  await application.owner.query(`update app.notification set mail = 'pending', mailed_at = null, mail_claimed_at = $2 where id = $1`, [id, application.clock.now()]);
  await expect(application.app.get(MailWorker).deliver(id)).rejects.toThrow('The mail is being sent.');
  application.clock.advance({ minutes: 6 });
  await application.app.get(MailWorker).deliver(id);
  const sent = await mails.mailsTo(member.email, 2);
  expect(sent.map(({ parsed }) => parsed.messageId)).toEqual([`<${id}@register.test>`, `<${id}@register.test>`]);
});

it('gives up an address that the mail server does not know, one that was taken away, and a person who left', async () => {
  const unknown = await createMember(application.owner, programme, 'preparer');
  mails.unknown.add(unknown.email);
  const [refused] = await notify(accepted(unknown));
  await until(refused, 'refused');

  await mails.stop(); // nothing leaves before the persons have changed
  const [without, left] = [await createMember(application.owner, programme, 'preparer'), await createMember(application.owner, programme, 'preparer')];
  const [first, second] = [...(await notify(accepted(without))), ...(await notify(accepted(left)))];
  await application.owner.query('update access.person set email = null, version = version + 1 where id = $1', [without.personId]);
  await application.owner.query(`update access.membership set valid = daterange('2020-01-01', '2026-11-23'), version = version + 1 where person_id = $1`, [left.personId]);
  await mails.start();
  await until(first, 'refused');
  await until(second, 'refused');
  expect(mails.received.filter(({ to }) => [unknown.email, without.email, left.email].includes(to))).toEqual([]);
});

it('keeps no address and no password of the mail server in the queue', async () => {
  const member = await createMember(application.owner, programme, 'preparer');
  await mails.stop();
  const [id = ''] = await notify(accepted(member));
  await expect(application.app.get(MailWorker).deliver(id)).rejects.toThrow();
  await mails.start();
  await mails.mailsTo(member.email);
  await until(id, 'sent');
  const { rows } = await application.owner.query<{ job: string }>('select j::text as job from queue.job j where name = $1', ['mail']);
  expect(rows.length).toBeGreaterThan(0);
  expect(rows.filter(({ job }) => /@exemple\.ma|a-secret-of-the-test/.test(job))).toEqual([]);
});

it('tells nobody of a simulated history, which is past', async () => {
  const demonstration = await createProgramme(application.owner, { demonstration: true });
  const member = await createMember(application.owner, demonstration, 'preparer');
  const actor = { ...nobody('test'), simulatedAt: new Date('2025-04-10T09:00:00Z') };
  expect(await application.app.get(UnitOfWork).run(actor, (tx) => application.app.get(NotificationsService).notify(tx, accepted(member, undefined, demonstration)))).toEqual([]);
});

it('refuses to whoever acts for an account what is the program’s own: addresses of persons and reminders', async () => {
  const member = await createMember(application.owner, programme, 'programme_office');
  const actor = { ...nobody('test'), accountId: member.accountId };
  for (const sql of ['select * from app.claim_mail($1, now())', "select app.settle_mail($1, 'sent', now())", 'select app.remind($1, false, now())']) {
    await expect(application.app.get(UnitOfWork).run(actor, (tx) => tx.query(sql, [randomUUID()]))).rejects.toMatchObject({ code: '42501' });
  }
});
