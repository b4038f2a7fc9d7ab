import { createLogger } from './server-logger.js';

function logged(url: string): string {
  const lines: string[] = [];
  createLogger('info', { write: (line) => void lines.push(line) }).info({ req: { id: 'request-1', method: 'GET', url } }, 'incoming request');
  return lines.join('');
}

it('logs the path of a request without its query', () => {
  expect(logged('/api/v1/programmes/P/search?q=name')).toContain('"path":"/api/v1/programmes/P/search"');
});

it.each(['/api/v1/calendar/', '//api/v1/calendar/', '/API/v1/Calendar/'])('logs no address of a calendar, which opens it: %s', (prefix) => {
  const token = 'A'.repeat(43);
  expect(logged(`${prefix}${token}.ics?x=1`)).toContain(`"path":"${prefix}…"`);
  expect(logged(`${prefix}${token}.ics`)).not.toContain(token);
});
