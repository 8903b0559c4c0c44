import { chromium } from 'playwright';
const [,, url, out, w='1280', h='800', scheme='light', ...acts] = process.argv;
const b = await chromium.launch({ executablePath: '/usr/bin/chromium', args: ['--disable-gpu'] });
const p = await b.newPage({ viewport: { width: +w, height: +h }, colorScheme: scheme });
p.on('console', m => { if (m.type()==='error') console.log('console:', m.text()); });
p.on('pageerror', e => console.log('pageerror:', e.message));
await p.goto(url); await p.waitForTimeout(4000);
for (const a of acts) { const [k, ...v] = a.split('='); const x = v.join('=');
  if (k==='click') await p.click(x); else if (k==='wait') await p.waitForTimeout(+x); else if (k==='js') console.log(await p.evaluate(x)); else if (k==='fill'){const [s,t]=x.split('>>>'); await p.fill(s,t);} else if (k==='press') await p.keyboard.press(x); else if (k==='select'){const [s,t]=x.split('>>>'); await p.selectOption(s,t);} }
await p.screenshot({ path: out, fullPage: process.env.FULL==='1' });
await b.close();
