// What a test of declarations prepares through the API: a period that is open, sites, and a second examiner.
import { address, ask, makeAgreement, password, programme } from './server.mjs';

const api = `${address}/api/v1`;

async function send(method, path, token, body, headers = {}) {
  const response = await fetch(api + path, {
    method,
    headers: { 'Content-Type': 'application/json', ...(token === undefined ? {} : { Authorization: `Bearer ${token}` }), ...headers },
    body: JSON.stringify(body),
  });
  if (!response.ok) throw new Error(`${method} ${path} answered ${response.status}: ${await response.text()}`);
  return response.json();
}

/** Opens a quarter that no other test uses; what is there already stays. */
export async function openQuarter(year, quarter) {
  const ref = `${year}-T${quarter}`;
  const known = (await ask('GET', '/periods')).find((period) => period.ref === ref);
  const period = known ?? (await ask('POST', '/periods', { body: { year, quarter, dueOn: '2099-12-31' } }));
  return period.state === 'upcoming' ? ask('POST', `/periods/${ref}/open`, { version: period.version }) : period;
}

export async function organisationNamed(name) {
  const { items } = await ask('GET', '/organisations?limit=200');
  const found = items.find((one) => one.name.fr === name);
  if (found === undefined) throw new Error(`No organisation is named ${name}.`);
  return found;
}

/** A site of the organisation; one that bears the name already is kept. */
export async function ensureSite(organisationId, name, region) {
  const file = await ask('GET', `/organisations/${organisationId}`);
  const known = file.sites.find((site) => site.name === name);
  if (known !== undefined) return known;
  const after = await ask('POST', `/organisations/${organisationId}/sites`, { body: { name, region }, version: file.version });
  return after.sites.find((site) => site.name === name);
}

/** The lines of one part, written as its organisation. */
export async function fill(ref, section, lines, as) {
  const file = await ask('GET', `/declarations/${ref}`, { as });
  const { version } = file.sections.find((one) => one.section === section);
  return ask('PUT', `/declarations/${ref}/sections/${section}`, { as, version, body: { lines, done: true } });
}

/** A company of the test's own, which promised jobs and, when told, training, with the account of its signatory: the history of the demonstration is told beside. */
export async function makeDeclarant(nameFr, account, { trains = false } = {}) {
  const organisation = await ask('POST', '/organisations', { body: { nameFr, kind: 'company' } });
  const agreement = await makeAgreement(`Convention ${nameFr}`, { state: 'in_force', signedOn: '2024-01-15', parties: [{ organisationId: organisation.id, side: 'private' }] });
  await ask('POST', '/commitments', {
    body: { ref: `J${agreement.ref}`, agreement: agreement.ref, kind: 'jobs', side: 'company', titleFr: `Emplois ${nameFr}`, indicator: 'headcount', basis: 'level', base: '100', baseOn: '2024-01-01', target: '500', obligors: [{ organisationId: organisation.id }] },
  });
  if (trains) {
    await ask('POST', '/commitments', {
      body: { ref: `F${agreement.ref}`, agreement: agreement.ref, kind: 'training', side: 'company', titleFr: `Formation ${nameFr}`, indicator: 'people_trained', basis: 'running_total', baseOn: '2024-01-01', target: '100', obligors: [{ organisationId: organisation.id }] },
    });
  }
  await makeMember(`${account}@mithaq.test`, `${nameFr}, signataire (test)`, password, { role: 'signatory', organisationId: organisation.id, delegationReference: 'Délégation de test' });
  return organisation;
}

/** A person with a role, whose provisional password is changed. @returns the token of its session */
async function makeMember(email, name, chosen, membership) {
  const made = await ask('POST', '/accounts', { as: 'admin', body: { email, name, language: 'fr' } });
  await ask('POST', `/accounts/${made.id}/memberships`, { as: 'admin', body: { validFrom: '2024-01-01', ...membership } });
  const session = await send('POST', '/session', undefined, { email, password: made.initialPassword });
  const { accessToken } = await send('PUT', '/session/password', session.accessToken, { current: made.initialPassword, new: chosen });
  return accessToken;
}

let second;

/** Another person of the ministry, whose provisional password is changed. @returns how to ask as that person, and its e-mail and password */
export async function secondExaminer() {
  second ??= (async () => {
    const ministry = await organisationNamed('Ministère de démonstration');
    const email = `examiner-${process.pid}@mithaq.test`;
    const chosen = `${password}-2`;
    const accessToken = await makeMember(email, 'Ministère, second examinateur (démo)', chosen, { role: 'programme_office', organisationId: ministry.id });
    return {
      email,
      password: chosen,
      ask: (method, path, { body = {}, version } = {}) => send(method, `/programmes/${programme}${path}`, accessToken, body, version === undefined ? {} : { 'If-Match': `"${version}"` }),
    };
  })();
  return second;
}
