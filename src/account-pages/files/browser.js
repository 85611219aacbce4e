'use strict';
// Runs in the browser, as it is: plain JavaScript without a build. It reads the token after the # of the link, which browsers
// send to no server, and passes it on in the body of a request alone.
(() => {
  const script = document.currentScript;
  /** Relative to this file, so that it is right behind a proxy with a path prefix too. */
  const api = new URL(script.dataset.api, script.src);
  const element = (id) => document.getElementById(id);
  const name = element('name');
  const password = element('password');
  const form = element('form');
  const submit = element('submit');
  let isBusy = false;
  let hasAccount = false;

  /** Too short for any password, so that a request with it accepts nothing. */
  const NO_PASSWORD = 'x';
  const token = new URLSearchParams(location.hash.slice(1)).get('token') ?? '';

  // A second link that is opened in the same tab changes only the part after the #.
  addEventListener('hashchange', () => location.reload());

  element('shown').addEventListener('change', ({ target }) => {
    password.type = target.checked ? 'text' : 'password';
  });
  element('retry').addEventListener('click', () => void check());
  form.addEventListener('submit', (event) => {
    event.preventDefault();
    void accept();
  });

  if (token === '') {
    fail('The link is not complete. Copy all of it into the address bar, up to its last character.');
  } else {
    void check();
  }

  /** Asks whether the link works and what it needs. The password is refused, so nothing changes. */
  async function check() {
    element('retry').hidden = true;
    fail('');
    tell('Checking the link …');
    const answer = await send({ token, ...(name && { name: 'A name' }), password: NO_PASSWORD });
    tell('');
    if (answer.status === 400 && !isAboutToken(answer)) {
      showForm(answer.details);
      return;
    }
    explain(answer);
    element('retry').hidden = !isTemporary(answer);
  }

  async function accept() {
    if (isBusy) {
      return;
    }
    setBusy(true);
    fail('');
    showErrors([]);
    const typed = { ...(name && { name: name.value }), password: password.value };
    const answer = await send({ token, ...(!hasAccount && typed) });
    setBusy(false);
    if (answer.status === 200) {
      finish(answer.data);
    } else if (answer.status === 400 && !isAboutToken(answer)) {
      const hadAccount = hasAccount;
      showForm(answer.details);
      if (hadAccount === hasAccount && !hasAccount) {
        showErrors(answer.details);
      }
    } else {
      explain(answer);
    }
  }

  /** @returns the status, the data or the error; status 0 if there is no answer */
  async function send(body) {
    try {
      const response = await fetch(api, {
        method: 'POST',
        headers: { 'Content-Type': 'application/json', Accept: 'application/json' },
        body: JSON.stringify(body),
        credentials: 'omit',
        cache: 'no-store',
        redirect: 'error',
        referrerPolicy: 'no-referrer',
      });
      const { data, error } = await response.json();
      const retryAfter = Number(response.headers.get('Retry-After')) || null;
      return { status: response.status, data, details: [], retryAfter, ...error };
    } catch {
      return { status: 0, details: [], retryAfter: null };
    }
  }

  function isAboutToken({ details }) {
    return details.length === 0 || details.some(({ field }) => field === 'token');
  }

  function isTemporary({ status }) {
    return status === 0 || status === 429 || status >= 500;
  }

  /** Shows the fields of a new account, or the button alone if the address has an account. */
  function showForm(details) {
    hasAccount = details.some(({ code }) => code === 'HAS_ACCOUNT');
    element('account').hidden = hasAccount;
    element('existing').hidden = !hasAccount;
    const rule = details.find(({ field, code }) => field === 'password' && code === 'TOO_SHORT');
    element('password-rule').textContent = rule ? sentence(rule) : element('password-rule').textContent;
    form.hidden = false;
  }

  function showErrors(details) {
    const inputs = [name, password].filter(Boolean);
    for (const input of inputs) {
      const fault = details.find(({ field }) => field === input.id);
      const error = element(`${input.id}-error`);
      input.setAttribute('aria-invalid', String(fault !== undefined));
      error.textContent = fault ? sentence(fault) : '';
      error.hidden = !fault;
    }
    inputs.find((input) => input.getAttribute('aria-invalid') === 'true')?.focus();
  }

  /** The messages of the API begin with the name of the field. */
  function sentence({ message }) {
    return `${message.replace(/^(name|password)\b/, 'Your $1')}.`;
  }

  function explain(answer) {
    const { status, message = '', retryAfter } = answer;
    if (status === 404 || status === 400) {
      form.hidden = true;
      element('gone').hidden = false;
      element('gone').focus();
    } else if (status === 429) {
      fail(`There were too many requests from your network. Wait ${retryAfter ?? 60} seconds, then try again.`);
    } else if (isTemporary(answer)) {
      fail('The service cannot be reached at the moment. Try again soon.');
    } else {
      // For example, the account is suspended or the organization has no free seat. Another try may succeed later.
      fail(`${message.replace(/\.$/, '')}.`);
    }
  }

  function finish(data) {
    form.hidden = true;
    // The link is used up. It need not stay in the history.
    history.replaceState(null, '', location.pathname);
    const { organization, user } = data ?? {};
    const heading = organization ? `You are a member of ${organization.name}` : 'Your password has changed';
    tell(
      organization
        ? `Sign in with ${user.email} where you use ${organization.name}. You can close this page.`
        : 'Sign in with the new password. All earlier sessions have ended. You can close this page.',
    );
    element('heading').textContent = heading;
    document.title = heading;
    element('heading').focus();
  }

  function fail(text) {
    element('problem').textContent = text;
  }

  function tell(text) {
    element('status').textContent = text;
  }

  function setBusy(busy) {
    isBusy = busy;
    submit.setAttribute('aria-disabled', String(busy));
    tell(busy ? 'One moment …' : '');
  }
})();
