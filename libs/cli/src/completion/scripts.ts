import type { Command, Option } from 'commander';
import type { Shell } from './shells';

/** A command with the words that can follow it. */
interface Place {
  /** Names from the root, such as `users list`. '' for the root. */
  path: string;
  commands: { name: string; description: string }[];
  options: readonly Option[];
}

const SCRIPTS: Record<Shell, (places: Place[]) => string> = { bash, zsh, fish };

/** Returns a script that completes commands, options and the values of options. */
export function scriptFor(shell: Shell, root: Command): string {
  return SCRIPTS[shell](placesOf(root, '', root.options));
}

function placesOf(command: Command, path: string, global: readonly Option[]): Place[] {
  const commands = command.commands.flatMap((each) =>
    [each.name(), ...each.aliases()].map((name) => ({ name, description: each.description(), command: each })),
  );
  const options = path === '' ? global : [...command.options, ...global];
  const below = commands.flatMap(({ name, command: each }) => placesOf(each, `${path} ${name}`.trim(), global));
  return [{ path, commands, options }, ...below];
}

/** The values of options that take one of a few. */
function valuesOf({ options }: Place): { flag: string; values: readonly string[] }[] {
  return options.flatMap(({ long, argChoices }) => (long && argChoices ? [{ flag: long, values: argChoices }] : []));
}

const flagsOf = ({ options }: Place): string[] => options.flatMap(({ long }) => (long ? [long] : [])).concat('--help');

/** The command that is being typed is found by its words without options. */
function bash(places: Place[]): string {
  const cases = places.map((place) => {
    const values = valuesOf(place).map(({ flag, values: each }) => `        ${flag}) words='${each.join(' ')}' ;;\n`);
    const names = place.commands.map(({ name }) => name);
    return `    '${place.path}')
      case "$previous" in
${values.join('')}        *) words='${[...names, ...flagsOf(place)].join(' ')}' ;;
      esac ;;\n`;
  });
  return `# Completion of admin-api for bash.
_admin_api() {
  local current="\${COMP_WORDS[COMP_CWORD]}" previous="\${COMP_WORDS[COMP_CWORD-1]}" place='' words='' word
  for word in "\${COMP_WORDS[@]:1:COMP_CWORD-1}"; do
    case "$word" in -*) ;; *) case " ${pathList(places)} " in *" \${place:+$place/}$word "*) place="\${place:+$place/}$word" ;; esac ;; esac
  done
  case "\${place//\\// }" in
${cases.join('')}  esac
  COMPREPLY=($(compgen -W "$words" -- "$current"))
}
complete -o default -F _admin_api admin-api
`;
}

const pathList = (places: Place[]): string => places.map(({ path }) => path.replaceAll(' ', '/')).join(' ');

function zsh(places: Place[]): string {
  const cases = places.map((place) => {
    const values = valuesOf(place).map(
      ({ flag, values: each }) => `        (${flag}) compadd -- ${each.join(' ')} ;;\n`,
    );
    const described = [
      ...place.commands.map(({ name, description }) => withDescription(name, description)),
      ...place.options.flatMap(({ long, description }) => (long ? [withDescription(long, description)] : [])),
      withDescription('--help', 'print the help of a command'),
    ];
    return `    ('${place.path}')
      case "$words[CURRENT-1]" in
${values.join('')}        (*) entries=(${described.join(' ')}); _describe 'admin-api' entries || _files ;;
      esac ;;\n`;
  });
  return `#compdef admin-api
# Completion of admin-api for zsh.
_admin_api() {
  local place='' word entries
  for word in "\${(@)words[2,CURRENT-1]}"; do
    case "$word" in (-*) ;; (*) case " ${pathList(places)} " in (*" \${place:+$place/}$word "*) place="\${place:+$place/}$word" ;; esac ;; esac
  done
  case "\${place//\\// }" in
${cases.join('')}  esac
}
if [ "$funcstack[1]" = _admin-api ]; then _admin_api "$@"; else compdef _admin_api admin-api; fi
`;
}

/** Returns a name with its description as one word of zsh. A colon parts the two. */
function withDescription(name: string, description: string): string {
  return `'${`${name.replaceAll(':', '\\:')}:${description}`.replaceAll("'", "'\\''")}'`;
}

function fish(places: Place[]): string {
  const quoted = (text: string): string => `'${text.replaceAll('\\', '\\\\').replaceAll("'", "\\'")}'`;
  const lines = places.flatMap((place) => {
    const names = place.path === '' ? [] : place.path.split(' ');
    const below = place.commands.map(({ name }) => name).join(' ');
    const seen = names.map((name) => `__fish_seen_subcommand_from ${name}`);
    const condition = [...seen, ...(below ? [`not __fish_seen_subcommand_from ${below}`] : [])].join('; and ');
    const head = `complete -c admin-api -n ${quoted(condition)}`;
    return [
      ...place.commands.map(({ name, description }) => `${head} -f -a ${name} -d ${quoted(description)}`),
      ...(place.path === '' ? [] : place.options).flatMap(({ long, description, argChoices, required }) =>
        long
          ? [
              `${head} -l ${long.slice(2)} -d ${quoted(description)}${argChoices ? ` -x -a ${quoted(argChoices.join(' '))}` : required ? ' -r' : ''}`,
            ]
          : [],
      ),
    ];
  });
  return `# Completion of admin-api for fish.\n${lines.join('\n')}\n`;
}
