import { chromium } from 'playwright';
const browser = await chromium.launch({ executablePath: '/usr/bin/chromium', args: ['--no-sandbox'] });
for (const scheme of ['light', 'dark']) for (const [w, h] of [[1280, 800], [390, 844]]) {
  const page = await browser.newPage({ viewport: { width: w, height: h }, colorScheme: scheme });
  page.on('pageerror', (e) => console.log('ERR', e.message));
  await page.goto('http://127.0.0.1:4310/#v=1&view=data');
  for (const file of ['rings.zip', 'grid.png']) {
    await page.locator('input[type=file][multiple]').first().setInputFiles(`/tmp/pic-shots/${file}`);
    await page.getByText(/^What the net will see/).waitFor({ timeout: 30000 });
    if (file === 'rings.zip') { await page.getByLabel('Crop').selectOption('pixels off each side'); await page.getByLabel('Left: pixels off').fill('6'); await page.keyboard.press('Enter'); await page.getByLabel('Right: pixels off').fill('6'); await page.keyboard.press('Enter'); }
    if (file === 'rings.zip' && process.argv[2]) await page.getByLabel('Transparent parts').selectOption('on black');
    await page.waitForTimeout(800);
    await page.locator('.data-offer').scrollIntoViewIfNeeded();
    await page.locator('.data-offer').screenshot({ path: `/tmp/pic-shots/${file}-${scheme}-${w}${process.argv[2] ?? ''}.png` });
    await page.getByRole('button', { name: 'Leave them' }).click();
  }
  await page.close();
}
await browser.close();
