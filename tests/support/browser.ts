import { existsSync, mkdirSync, readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { join } from 'node:path';
import { chromium, type Browser, type BrowserContext, type Locator, type Page } from 'playwright-core';
import { testPassword } from './product.ts';

const program = '/usr/bin/chromium';

/** Whether there is a Chromium here. Where it is not, the test says so and passes over; where CI is set it must be there. */
export function hasBrowser(): boolean {
  if (existsSync(program)) return true;
  if (process.env['CI'] === 'true') throw new Error(`CI must have ${program}`);
  console.warn(`not tested here: ${program} is not installed`);
  return false;
}

export const launch = (): Promise<Browser> =>
  chromium.launch({
    executablePath: program,
    args: ['--headless', '--no-sandbox', '--disable-gpu', '--disable-quic', '--no-first-run', '--disable-background-networking', '--disable-component-update', '--disable-sync'],
  });

const desk = { width: 1440, height: 900 };
const phone = { width: 390, height: 844 };
const patience = 15_000;

/** Pictures of every page passed are put into this folder, when it is named. */
const pictures = process.env['CHUAN_PICTURES'];

/** A person at a browser of their own: acts by what is written on the page, and remembers everything that went wrong in it. */
export class Person {
  readonly page: Page;
  readonly name: string;
  private readonly context: BrowserContext;
  private readonly wrong: string[] = [];
  private refusals: readonly number[] = [];
  private pictured = 0;

  private constructor(name: string, context: BrowserContext, page: Page) {
    this.name = name;
    this.context = context;
    this.page = page;
    context.setDefaultTimeout(patience);
    context.on('page', (each) => this.listen(each));
    context.on('console', (message) => {
      if (message.type() === 'error' && !(this.refusals.length && message.text().includes('Failed to load resource'))) this.wrong.push(`console: ${message.text()}`);
    });
    context.on('weberror', (error) => this.wrong.push(`error: ${error.error().message}`));
    this.listen(page);
  }

  private listen(page: Page): void {
    page.on('requestfailed', (request) => {
      const why = request.failure()?.errorText ?? '';
      // What the browser itself gives up when it leaves a page or downloads what it was led to.
      if (why !== 'net::ERR_ABORTED') this.wrong.push(`${request.url()}: ${why}`);
    });
    page.on('response', (response) => {
      if (response.status() >= 400 && !this.refusals.includes(response.status())) this.wrong.push(`${response.url()}: ${response.status()}`);
    });
  }

  static async at(browser: Browser, url: string, name: string, { small = false } = {}): Promise<Person> {
    const context = await browser.newContext({ baseURL: url, locale: 'vi-VN', timezoneId: 'Asia/Ho_Chi_Minh', acceptDownloads: true, ...(small ? { viewport: phone, isMobile: true, hasTouch: true } : { viewport: desk }) });
    return new Person(name, context, await context.newPage());
  }

  async signIn(email: string): Promise<void> {
    await this.page.goto('/');
    await this.fill('Thư điện tử', email);
    await this.fill('Mật khẩu', testPassword);
    await this.moves(() => this.page.keyboard.press('Enter'));
  }

  /** Everything that is said, asked or shown is looked for in the page's content, or in a part of it. */
  get main(): Locator {
    return this.page.getByRole('main');
  }

  /** The part of the page that has these words in it: its heading, or what stands nowhere else. */
  section(words: string | RegExp): Locator {
    return this.main.locator('section, fieldset.form-section, details.fold').filter({ hasText: words }).last();
  }

  /** Opens a part that is folded. */
  async unfold(part: Locator): Promise<Locator> {
    if (!(await part.evaluate((details) => (details as HTMLDetailsElement).open))) await part.locator('summary').first().click();
    return part;
  }

  async fill(label: string | RegExp, value: string, within: Locator = this.main): Promise<void> {
    await within.getByLabel(label).fill(value);
  }

  /** Does what leads to another page, and is there when it has come with its scripts. */
  async moves(act: () => Promise<void>): Promise<void> {
    const come = this.page.waitForEvent('load', { timeout: patience });
    await Promise.all([act(), come]);
  }

  async press(button: string | RegExp, within: Locator = this.main): Promise<void> {
    await this.moves(() => within.getByRole('button', { name: button }).click());
  }

  async follow(link: string | RegExp, within: Locator = this.main): Promise<void> {
    await this.moves(() => within.getByRole('link', { name: link }).first().click());
  }

  /** To one of the person's places, by the rail or the bar below. */
  async goTo(place: string): Promise<void> {
    await this.follow(place, this.page.getByRole('navigation', { name: 'Công việc' }).filter({ visible: true }));
  }

  async sees(...words: Array<string | RegExp>): Promise<void> {
    for (const each of words) await this.main.getByText(each).filter({ visible: true }).first().waitFor();
  }

  /** Looks again until the words are there: for work that the relay does meanwhile. */
  async comesToSee(words: string | RegExp): Promise<void> {
    for (const until = performance.now() + patience; performance.now() < until; await this.page.reload()) {
      if (await this.main.getByText(words).first().isVisible()) return;
    }
    throw new Error(`${this.name} did not come to see ${String(words)}`);
  }

  /** Does what the server is to refuse with this status. */
  async refused(status: number, act: () => Promise<void>): Promise<void> {
    this.refusals = [status];
    const answered = this.page.waitForResponse((response) => response.status() === status);
    await act();
    await answered;
    await this.page.waitForLoadState();
    this.refusals = [];
  }

  /** Types into the cell that has the cursor and goes on with Enter. */
  async types(value: string): Promise<void> {
    await this.page.keyboard.type(value);
    await this.page.keyboard.press('Enter');
  }

  /** Pastes what a spreadsheet program put on the clipboard. */
  async paste(text: string): Promise<void> {
    await this.context.grantPermissions(['clipboard-read', 'clipboard-write']);
    await this.page.evaluate((copied) => (globalThis as unknown as { navigator: { clipboard: { writeText(text: string): Promise<void> } } }).navigator.clipboard.writeText(copied), text);
    await this.page.keyboard.press('Control+v');
  }

  /** What a link gives as a file. */
  async receives(link: string | RegExp, within: Locator = this.main): Promise<Buffer> {
    const [download] = await Promise.all([this.page.waitForEvent('download'), within.getByRole('link', { name: link }).first().click()]);
    return readFileSync(await download.path());
  }

  /** What a link, or a button of a form, opens as a file in another tab. */
  async opens(name: string | RegExp, role: 'link' | 'button' = 'link'): Promise<Buffer> {
    const [tab, answer] = await Promise.all([this.context.waitForEvent('page'), this.context.waitForEvent('response', (response) => response.request().isNavigationRequest()), this.main.getByRole(role, { name }).first().click()]);
    expect([answer.status(), answer.headers()['content-type']]).toEqual([200, 'application/pdf']);
    await tab.waitForURL((address) => address.protocol === 'http:', { waitUntil: 'commit' });
    // What the browser's reader shows cannot be taken out of it: asked for again, as this person.
    const response = await this.context.request.get(tab.url());
    await tab.close();
    expect(response.headers()['content-type']).toBe('application/pdf');
    return response.body();
  }

  /** Serious faults of accessibility on the page as it stands, found by axe; a picture of it at both widths. */
  async looks(name: string): Promise<void> {
    await this.picture(name);
    const session = await this.context.newCDPSession(this.page);
    // Through the debugger, for the page's own policy lets no foreign script in.
    await session.send('Runtime.evaluate', { expression: axe });
    const { result } = await session.send('Runtime.evaluate', {
      expression: `axe.run().then(({ violations }) => violations.filter(({ impact }) => impact === 'serious' || impact === 'critical').map(({ id, nodes }) => id + ': ' + nodes.slice(0, 3).map(({ html }) => html.slice(0, 160)).join(' | ')).join('\\n'))`,
      awaitPromise: true, returnByValue: true,
    });
    await session.detach();
    if (result.value) this.wrong.push(`axe, ${name}: ${String(result.value)}`);
  }

  /** How the page stands, kept for whoever looks into a failure. */
  async failed(): Promise<void> {
    await this.picture('failed');
  }

  private async picture(name: string): Promise<void> {
    if (!pictures) return;
    mkdirSync(pictures, { recursive: true });
    const own = this.page.viewportSize()!;
    this.pictured++;
    for (const size of [desk, phone]) {
      await this.page.setViewportSize(size);
      const beyond = await this.page.evaluate('document.documentElement.scrollWidth - window.innerWidth');
      if (Number(beyond) > 0) this.wrong.push(`${name}: ${String(beyond)} px wider than a screen of ${size.width} px`);
      await this.page.screenshot({ path: join(pictures, `${this.name}-${String(this.pictured).padStart(2, '0')}-${name}-${size.width}.png`), fullPage: true });
    }
    await this.page.setViewportSize(own);
  }

  /** Closes the browser of this person; answers everything that went wrong in it. */
  async leave(): Promise<string[]> {
    await this.context.close();
    return this.wrong.map((each) => `${this.name}: ${each}`);
  }
}

const axe = readFileSync(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8');
