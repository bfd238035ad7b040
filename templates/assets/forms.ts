/** A file that is sent back leaves the page where it is: the button comes alive again after this time. */
const patience = 8000;

let leaving = false;

/** What forms need beyond themselves: one submission each, questions before what cannot be undone, nothing typed lost. */
export function startForms(): void {
  focusFirstError(document);
  document.addEventListener('htmx:after:swap', (event) => focusFirstError(event.target instanceof Element ? event.target : document));
  document.addEventListener('submit', onSubmit);
  document.addEventListener('input', markChanged);
  document.addEventListener('input', readDate);
  document.addEventListener('click', askBeforeLeaving);
  addEventListener('beforeunload', (event) => {
    if (!leaving && unsaved()) event.preventDefault();
  });
  addEventListener('pageshow', () => {
    leaving = false;
    for (const form of document.querySelectorAll<HTMLFormElement>('form[data-sent]')) release(form);
  });
}

/** The error summary takes the focus; its links put the cursor into the field and its label into view. */
function focusFirstError(root: ParentNode): void {
  root.querySelector<HTMLElement>('[data-focus]')?.focus();
  for (const link of root.querySelectorAll<HTMLAnchorElement>('.error-summary a[href^="#"]')) {
    link.addEventListener('click', (event) => {
      const field = document.getElementById(link.hash.slice(1));
      if (!field) return;
      event.preventDefault();
      (field.closest('.field') ?? field).scrollIntoView({ block: 'start' });
      field.focus({ preventScroll: true });
    });
  }
}

const isHtmx = (form: Element): boolean => [...form.attributes].some(({ name }) => /^(data-)?hx-(get|post|put|patch|delete)/.test(name));

function onSubmit(event: SubmitEvent): void {
  const form = event.target as HTMLFormElement;
  const button = event.submitter as HTMLButtonElement | null;
  if (event.defaultPrevented || form.method === 'dialog') return;
  if (form.dataset['sent'] !== undefined) return event.preventDefault();
  const question = button?.dataset['confirm'];
  if (question && button.dataset['confirmed'] === undefined) {
    event.preventDefault();
    void ask(question, button.textContent.trim()).then((yes) => {
      if (!yes) return;
      button.dataset['confirmed'] = '';
      form.requestSubmit(button);
      delete button.dataset['confirmed'];
    });
    return;
  }
  /* What opens elsewhere leaves this page as it is, to be sent after it. */
  if (isHtmx(form) || form.method !== 'post' || button?.formTarget === '_blank') return;
  leaving = true;
  form.dataset['sent'] = '';
  /* After the form's fields were collected: a disabled button would not send its own value. */
  setTimeout(() => {
    if (!button) return;
    button.dataset['busy'] = '';
    button.disabled = true;
  });
  setTimeout(() => {
    release(form);
    leaving = false;
  }, patience);
}

function release(form: HTMLFormElement): void {
  delete form.dataset['sent'];
  for (const button of form.querySelectorAll<HTMLButtonElement>('[data-busy]')) {
    button.disabled = false;
    delete button.dataset['busy'];
  }
}

function markChanged(event: Event): void {
  const form = (event.target as HTMLInputElement).form;
  if (form?.matches('[data-guard]:not([data-owns-guard])')) form.dataset['changed'] = '';
}

/** Says the date beside its field as the laboratory writes it, whatever order the browser shows. */
function readDate(event: Event): void {
  const input = event.target as HTMLInputElement;
  const output = input.parentElement?.querySelector<HTMLOutputElement>('output[data-date]');
  if (!output) return;
  const [, year, month, day, time] = /^(\d{4})-(\d{2})-(\d{2})(?:T(\d{2}:\d{2}))?/.exec(input.value) ?? [];
  output.textContent = year ? `= ${day}/${month}/${year}${time ? ` ${time}` : ''}` : '';
}

const unsaved = (): boolean => document.querySelector('form[data-guard][data-changed]:not([data-sent])') !== null;

function askBeforeLeaving(event: MouseEvent): void {
  if (event.defaultPrevented || event.button !== 0 || event.ctrlKey || event.metaKey || event.shiftKey) return;
  const link = (event.target as Element).closest<HTMLAnchorElement>('a[href]');
  if (!link || link.target || link.download || link.hasAttribute('download') || link.origin !== location.origin || !unsaved()) return;
  if (link.pathname === location.pathname && link.search === location.search && link.hash) return;
  const words = document.querySelector<HTMLElement>('#confirm-dialog')?.dataset;
  if (!words) return;
  event.preventDefault();
  void ask(words['leave'] ?? '', words['leaveVerb'] ?? '').then((yes) => {
    if (!yes) return;
    leaving = true;
    location.href = link.href;
  });
}

/** Asks in the page's dialog; the yes button says the verb. Answers false when it is closed in any other way. */
function ask(question: string, verb: string): Promise<boolean> {
  const dialog = document.querySelector<HTMLDialogElement>('#confirm-dialog');
  if (!dialog) return Promise.resolve(true);
  dialog.querySelector('.dialog-text')!.textContent = question;
  dialog.querySelector('[data-yes]')!.textContent = verb;
  dialog.returnValue = '';
  dialog.showModal();
  return new Promise((answer) => dialog.addEventListener('close', () => answer(dialog.returnValue === 'yes'), { once: true }));
}
