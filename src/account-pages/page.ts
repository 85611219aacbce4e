/** The texts of a page, and what differs between the two. All of them are constants of the product. */
interface AccountPage {
  /** Relative address of the root of the service, seen from the page. */
  root: '..' | '.';
  /** Path of the route that takes the token, below the root. */
  api: string;
  hasName: boolean;
  title: string;
  introduction: string;
  submit: string;
  /** Shown if the token is wrong, used, replaced, revoked or expired. The API does not tell these cases apart. */
  gone: string;
}

export const INVITATION_PAGE: AccountPage = {
  root: '..',
  api: 'api/auth/invitations/accept',
  hasName: true,
  title: 'Accept your invitation',
  introduction: 'Choose a name and a password. They belong to your new account.',
  submit: 'Accept the invitation',
  gone:
    'This link does not work any more. It works once, for seven days, and a newer link or a withdrawal ends it. ' +
    'If you have accepted the invitation already, sign in as usual. Otherwise ask the person who invited you for a new link.',
};

export const PASSWORD_PAGE: AccountPage = {
  root: '.',
  api: 'api/auth/password-reset/accept',
  hasName: false,
  title: 'Choose a new password',
  introduction: 'Choose the password with which you want to sign in from now on.',
  submit: 'Set the password',
  gone:
    'This link does not work any more. It works once, for 24 hours, and a newer link ends it. ' +
    'If you have set a new password already, sign in with it. Otherwise ask for a new link.',
};

const NAME_FIELD = `
        <div class="field">
          <label for="name">Your name</label>
          <input id="name" name="name" type="text" autocomplete="name" aria-describedby="name-error">
          <p id="name-error" class="error" hidden></p>
        </div>`;

/** Returns the HTML of a page. It has no inline script and no inline style. */
export function pageOf({ root, api, hasName, title, introduction, submit, gone }: AccountPage): string {
  return `<!doctype html>
<html lang="en">
  <head>
    <meta charset="utf-8">
    <meta name="viewport" content="width=device-width, initial-scale=1">
    <meta name="robots" content="noindex, nofollow">
    <meta name="referrer" content="no-referrer">
    <meta name="color-scheme" content="light dark">
    <title>${title}</title>
    <link rel="icon" href="data:,">
    <link rel="stylesheet" href="${root}/account-pages/styles.css">
    <script src="${root}/account-pages/browser.js" data-api="../${api}" defer></script>
  </head>
  <body>
    <main>
      <h1 id="heading" tabindex="-1">${title}</h1>
      <noscript><p>This page needs JavaScript. Allow it for this address, then load the page again.</p></noscript>
      <p id="status" role="status"></p>
      <p id="problem" class="problem" role="alert"></p>
      <p id="gone" class="problem" tabindex="-1" hidden>${gone}</p>
      <form id="form" method="post" novalidate hidden>
        <div id="account">
          <p>${introduction}</p>${hasName ? NAME_FIELD : ''}
          <div class="field">
            <label for="password">${hasName ? 'Password' : 'New password'}</label>
            <input id="password" name="password" type="password" autocomplete="new-password" spellcheck="false"
              autocapitalize="none" aria-describedby="password-error password-rule">
            <p id="password-error" class="error" hidden></p>
            <p id="password-rule" class="rule"></p>
            <label class="choice"><input id="shown" type="checkbox"> Show the password</label>
          </div>
        </div>
        <p id="existing" hidden>You have an account with the invited address. You keep its name and its password.</p>
        <button id="submit" type="submit">${submit}</button>
      </form>
      <button id="retry" type="button" hidden>Try again</button>
    </main>
  </body>
</html>
`;
}
