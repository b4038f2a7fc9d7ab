import { Client } from 'pg';

/** A connection of the serving role, for SQL that no service would send. */
export async function connectServing(url: string): Promise<Client> {
  const client = new Client({ connectionString: url });
  await client.connect();
  return client;
}

/** Opens a transaction that acts for this account, as the unit of work does. */
export async function beginAs(client: Client, accountId: string, { simulatedAt = '', reason = '', request = 'request-1' } = {}): Promise<void> {
  await client.query('begin');
  await client.query(
    "select set_config('app.account_id', $1, true), set_config('app.today', '2026-11-23', true), set_config('app.request_id', $2, true), set_config('app.simulated_at', $3, true), set_config('app.reason_code', $4, true)",
    [accountId, request, simulatedAt, reason]);
}
