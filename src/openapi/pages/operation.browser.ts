/** The parts of Swagger UI that the plugin uses. The plugin runs in a browser as text: it cannot refer to anything outside itself. */
interface Node {
  get(name: string): unknown;
  getIn(path: string[]): unknown;
}

interface Nodes {
  filter(keeps: (node: Node) => boolean): Nodes;
  toArray(): Node[];
}

interface System {
  React: {
    Fragment: unknown;
    createElement: (type: unknown, props: object | null, ...children: unknown[]) => object;
    useState: <Value>(first: Value) => [Value, (value: Value) => void];
  };
}

interface ParametersProps {
  parameters: Nodes;
}

interface ResponseProps {
  code: string;
  response: Node;
}

interface LinkProps {
  path: string;
  text: string;
}

interface Request {
  requestInterceptor?: (request: object) => Promise<unknown>;
}

interface Execution {
  operation: Node;
  fetch: (request: Request) => Promise<unknown>;
}

/**
 * Returns a plugin of Swagger UI that makes an opened operation short. It shows the first parameters and a button for the rest.
 * Each error is one line that opens. A stream prints the curl command that follows it, because the page would wait for its end.
 */
export function operationPlugin({ React }: System): object {
  const { createElement, useState } = React;
  /** Swagger UI may ask for a component again. Another function would be another component, without the state of the first. */
  const once = (wrap: (original: unknown) => unknown) => {
    let wrapped: unknown;
    return (original: unknown) => (wrapped ??= wrap(original));
  };
  /** Number of optional parameters of the query that are shown at first. */
  const shownParameters = 5;
  const rare = ['dryRun', 'includeDeleted', 'at', 'permanent', 'metadata'];

  const isFirst = (parameters: Node[]) => {
    const optional = parameters.filter(
      (parameter) => parameter.get('in') === 'query' && !rare.includes(String(parameter.get('name'))),
    );
    const first = optional.slice(0, shownParameters);
    return (parameter: Node) => parameter.get('required') === true || first.includes(parameter);
  };

  const Parameters = (Original: unknown) =>
    function ShortParameters(props: ParametersProps) {
      const [isWhole, showWhole] = useState(false);
      const all = props.parameters.toArray();
      const hidden = all.length - all.filter(isFirst(all)).length;
      const label = isWhole
        ? 'Show fewer parameters'
        : `Show ${hidden} more ${hidden === 1 ? 'parameter' : 'parameters'}`;
      const more = { className: 'more-parameters', onClick: () => showWhole(!isWhole), 'aria-expanded': isWhole };
      return createElement(
        React.Fragment,
        null,
        createElement(Original, {
          ...props,
          parameters: isWhole ? props.parameters : props.parameters.filter(isFirst(all)),
        }),
        hidden > 0 && createElement('button', more, label),
      );
    };

  const reasonsOf = (response: Node): string[] => {
    const examples = response.getIn(['content', 'application/json', 'examples']) as
      { keySeq(): { toArray(): string[] } } | undefined;
    return examples?.keySeq().toArray() ?? [];
  };

  const Response = (Original: unknown) =>
    function ShortResponse(props: ResponseProps) {
      const [isOpen, open] = useState(false);
      if (props.code.startsWith('2')) {
        return createElement(Original, props);
      }
      const toggle = { className: 'response-toggle', onClick: () => open(!isOpen), 'aria-expanded': isOpen };
      const description = String(props.response.get('description')).replaceAll('`', '');
      const reasons = reasonsOf(props.response).map((reason) => createElement('code', { key: reason }, reason));
      return createElement(
        React.Fragment,
        null,
        createElement(
          'tr',
          { className: 'response response-brief' },
          createElement('td', { className: 'response-col_status' }, props.code),
          createElement(
            'td',
            { className: 'response-col_description' },
            createElement('button', toggle, description),
            reasons,
          ),
        ),
        isOpen && createElement(Original, props),
      );
    };

  /** A link inside the button of an operation cannot be reached by a keyboard. The address follows the opened operation anyway. */
  const DeepLink = (Original: unknown) =>
    function TagLink(props: LinkProps) {
      return props.path.includes('/') ? createElement('span', null, props.text) : createElement(Original, props);
    };

  const follow = async (request: Request): Promise<never> => {
    await request.requestInterceptor?.({ ...request, curlOptions: ['-N'] });
    const message =
      'A stream does not end, so this page cannot show it. Run the command above: `curl -N` prints each event at once.';
    throw Object.assign(new Error(message), { name: '' });
  };

  return {
    wrapComponents: { parameters: once(Parameters), response: once(Response), DeepLink: once(DeepLink) },
    statePlugins: {
      spec: {
        wrapActions: {
          executeRequest: (original: (execution: Execution) => unknown) => (execution: Execution) => {
            const isStream =
              execution.operation.getIn(['responses', '200', 'content', 'text/event-stream']) !== undefined;
            return original(isStream ? { ...execution, fetch: follow } : execution);
          },
        },
      },
    },
  };
}
