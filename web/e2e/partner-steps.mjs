// The steps of a partner's quarter, by keyboard: a workbook dropped, evidence attached, warnings explained, the declaration sent.
import { at, picture, settled, tabTo } from './browser.mjs';

export const XLSX = 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet';

/** The button opens the browser's own choice of files, where a person chooses one. */
export async function drop(page, said, buffer, name = 'declaration.xlsx') {
  const button = page.getByRole('button', { name: said.drop });
  await button.focus();
  const [chooser] = await Promise.all([page.waitForEvent('filechooser'), page.keyboard.press('Enter')]);
  await chooser.setFiles({ name, mimeType: XLSX, buffer });
  await page.waitForURL('**/import/*');
}

/** Presses a button by its name. */
export async function press(page, name) {
  await page.getByRole('button', { name }).focus();
  await page.keyboard.press('Enter');
}

/** Chooses evidence through the button that a keyboard reaches. */
export async function choose(page, name, mimeType, buffer) {
  await page.locator('#evidence-kind').waitFor();
  await tabTo(page, '.evidence-drop button');
  const chooser = page.waitForEvent('filechooser');
  await page.keyboard.press('Enter');
  await (await chooser).setFiles({ name, mimeType, buffer });
}

/** A PDF of one page with one line of text, as small as PDFs get. */
export function smallPdf(text) {
  const stream = `BT /F1 18 Tf 40 90 Td (${text}) Tj ET`;
  const objects = [
    '<< /Type /Catalog /Pages 2 0 R >>',
    '<< /Type /Pages /Kids [3 0 R] /Count 1 >>',
    '<< /Type /Page /Parent 2 0 R /MediaBox [0 0 420 180] /Contents 4 0 R /Resources << /Font << /F1 5 0 R >> >> >>',
    `<< /Length ${stream.length} >>\nstream\n${stream}\nendstream`,
    '<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica >>',
  ];
  let body = '%PDF-1.4\n';
  const offsets = objects.map((object, index) => {
    const offset = body.length;
    body += `${index + 1} 0 obj\n${object}\nendobj\n`;
    return offset;
  });
  const table = offsets.map((offset) => `${String(offset).padStart(10, '0')} 00000 n \n`).join('');
  return Buffer.from(`${body}xref\n0 ${objects.length + 1}\n0000000000 65535 f \n${table}trailer\n<< /Size ${objects.length + 1} /Root 1 0 R >>\nstartxref\n${body.length}\n%%EOF\n`, 'latin1');
}

/** Explains every warning, ticks the statement and sends, by keyboard. */
export async function send(page, language, said, ref) {
  await page.goto(at(language, `declarations/${ref}/verifier`));
  await settled(page);
  for (const id of await page.locator('[id^="explanation-"]').evaluateAll((fields) => fields.map((field) => field.id).filter((one) => /^explanation-[0-9a-f-]{36}$/.test(one)))) {
    const field = page.locator(`[id="${id}"]`);
    const isCheckbox = (await field.getAttribute('type')) === 'checkbox';
    if (isCheckbox ? await field.isChecked() : (await field.inputValue()) !== '') continue;
    const saved = page.waitForResponse((response) => response.request().method() === 'PUT' && response.ok());
    if (isCheckbox) {
      await field.focus();
      await page.keyboard.press('Space');
    } else {
      await field.focus();
      await page.keyboard.type('Ouverture du site');
      await page.keyboard.press('Tab');
    }
    await saved;
    await page.waitForLoadState('networkidle');
  }
  await picture(page, `check-${language}`);
  await page.locator('#declared-exact').focus();
  await page.keyboard.press('Space');
  await page.getByRole('button', { name: said.send }).focus();
  await page.keyboard.press('Enter');
  await page.getByRole('dialog').waitFor();
  await page.keyboard.press('Enter');
  await page.waitForURL('**/envoyee');
  await page.getByRole('heading', { name: said.sent }).waitFor();
  await settled(page);
}
