import canonicalize from 'canonicalize';
import { canonical } from '@/lib/admin/verification/canonical';
import { isPathOf, merkleTree, rootOf, rootsByPath } from '@/lib/admin/verification/merkle';
import { uncovered } from '@/lib/admin/verification/ranges';
import { runSync } from '@/lib/admin/verification/work';
import { nodeCrypto } from '@/cli/audit-verify/node-crypto';
import { merklePath, type Random, seeded, sha256 } from '../support/sealed-log';

describe('canonical JSON (RFC 8785)', () => {
  it('gives the sample of 3.2.2', () => {
    const given = String.raw`{"numbers":[333333333.33333329,1E30,4.50,2e-3,0.000000000000000000000000001],
      "string":"\u20ac$\u000F\u000aA'\u0042\u0022\u005c\\\"\/","literals":[null,true,false]}`;
    expect(canonical(JSON.parse(given))).toBe(
      String.raw`{"literals":[null,true,false],"numbers":[333333333.3333333,1e+30,4.5,0.002,1e-27],"string":"€$\u000f\nA'B\"\\\\\"/"}`,
    );
  });

  it('sorts by UTF-16 code units, as the sample of 3.2.3', () => {
    const names = ['\u20ac', '\r', '\ufb33', '1', '\u{1f600}', '\u0080', '\u00f6'];
    const sorted = ['\r', '1', '\u0080', '\u00f6', '\u20ac', '\u{1f600}', '\ufb33'];
    const text = canonical(Object.fromEntries(names.map((name) => [name, name])));
    expect(Object.values(JSON.parse(text))).toEqual(expect.arrayContaining(sorted));
    const places = sorted.map((name) => text.indexOf(`${JSON.stringify(name)}:`));
    expect(places).toEqual([...places].sort((a, b) => a - b));
  });

  it.each([
    ['0000000000000000', '0'],
    ['8000000000000000', '0'],
    ['0000000000000001', '5e-324'],
    ['7fefffffffffffff', '1.7976931348623157e+308'],
    ['4340000000000000', '9007199254740992'],
    ['4430000000000000', '295147905179352830000'],
    ['44b52d02c7e14af5', '9.999999999999997e+22'],
    ['44b52d02c7e14af6', '1e+23'],
    ['444b1ae4d6e2ef4f', '999999999999999900000'],
    ['444b1ae4d6e2ef50', '1e+21'],
    ['3eb0c6f7a0b5ed8c', '9.999999999999997e-7'],
    ['3eb0c6f7a0b5ed8d', '0.000001'],
    ['becbf647612f3696', '-0.0000033333333333333333'],
    ['43143ff3c1cb0959', '1424953923781206.2'],
  ])('writes the number %s of appendix B as %s', (bits, text) => {
    expect(canonical(Buffer.from(bits, 'hex').readDoubleBE())).toBe(text);
  });

  it('agrees with the package that seals, on any JSON', () => {
    const random = seeded(42);
    for (let i = 0; i < 3_000; i++) {
      const value = JSON.parse(JSON.stringify(anyJson(random, 4))) as unknown;
      expect(canonical(value)).toBe(canonicalize(value));
    }
  });

  it.each([NaN, Infinity, undefined])('has no form for %p', (value) => {
    expect(() => canonical(value)).toThrow();
  });
});

const CHARACTERS = [
  'a',
  'Z',
  '"',
  '\\',
  '/',
  '\n',
  '\u0000',
  '\u007f',
  '\u2028',
  'é',
  '€',
  '\u{1f600}',
  '\ufb33',
  '\ud800',
  '__proto__',
];

function anyJson(random: Random, depth: number): unknown {
  const below = (count: number) => Math.floor(random() * count);
  const text = () => Array.from({ length: below(5) }, () => CHARACTERS[below(CHARACTERS.length)]).join('');
  const kind = below(depth > 0 ? 7 : 5);
  if (kind === 0) return [null, true, false, -0, 1e300][below(5)];
  if (kind === 1) return below(1_000_000) - 500_000;
  if (kind === 2) return (random() - 0.5) * 10 ** (below(60) - 30);
  if (kind < 5) return text();
  const items = Array.from({ length: below(5) }, () => anyJson(random, depth - 1));
  return kind === 5 ? items : Object.fromEntries(items.map((item) => [text(), item]));
}

/** The test data that implementations of Certificate Transparency share (RFC 6962, the same tree). */
const INPUTS = ['', '00', '10', '2021', '3031', '40414243', '5051525354555657', '606162636465666768696a6b6c6d6e6f'];
const ROOTS = [
  'e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855',
  '6e340b9cffb37a989ca544e6bb780a2c78901d3fb33738768511a30617afa01d',
  'fac54203e7cc696cf0dfcb42c92a1d9dbaf70ad9e621f4bd8d98662f00e3c125',
  'aeb6bcfe274b70a14fb067a5e5578264db0fa9b51af5e0ba159158f329e06e77',
  'd37ee418976dd95753c1c73862b9398fa2a2cf9b4ff0fdfe8b30cd95209614b7',
  '4e3bbb1f7b478dcfe71fb631631519a3bca12c9aefca1612bfce4c13a86264d4',
  '76e67dadbcdf1e10e1b74ddc608abd2f98dfb16fbce75277b5232a127f2087ef',
  'ddb89be403809e325750d3d263cd78929c2942b7942a34b77e122c9594a74c8c',
  '5dc9da79a70659a9ad559cb701ded9a2ab9d823aad2f4960cfe370eff4604328',
];
const LEAVES = INPUTS.map((input) => sha256(Buffer.from([0]), Buffer.from(input, 'hex')).toString('hex'));

describe('the Merkle tree (RFC 9162)', () => {
  it.each(ROOTS.map((root, size) => ({ size, root })))(
    'has the root $root for $size of the well-known leaves',
    ({ size, root }) => {
      expect(rootOf(runSync(merkleTree(LEAVES.slice(0, size)), nodeCrypto))).toBe(root);
    },
  );

  it('has an inclusion path for each leaf, and for no other leaf, place or size', () => {
    for (let size = 1; size <= 33; size++) {
      const leaves = Array.from({ length: size }, (_, i) => sha256(`${i}`).toString('hex'));
      const tree = runSync(merkleTree(leaves), nodeCrypto);
      const root = rootOf(tree);
      const checks = leaves.map((leaf, index) => ({ leaf, index, size, path: merklePath(index, leaves) }));
      expect(runSync(rootsByPath(checks), nodeCrypto)).toEqual(checks.map(() => root));
      checks.forEach(({ index, path }) => expect(isPathOf(tree, index, path)).toBe(true));
      const wrong = checks.flatMap((check) => [
        { ...check, leaf: sha256('other').toString('hex') },
        { ...check, index: (check.index + 1) % (size + 1) },
        { ...check, path: [...check.path, root!] },
        { ...check, path: check.path.slice(0, -1) },
        { ...check, path: check.path.map((hash, i) => (i === 0 ? hash.toUpperCase() : hash)) },
      ]);
      const mayPass = (check: (typeof wrong)[number]) =>
        check.path.length === 0 && check.leaf === root && check.index === 0;
      const isSame = (check: (typeof wrong)[number]) =>
        check.path.join('') === checks[check.index]?.path.join('') && check.leaf === leaves[check.index];
      const tried = wrong.filter((check) => !mayPass(check) && !isSame(check));
      expect(runSync(rootsByPath(tried), nodeCrypto)).not.toContain(root);
      tried.forEach(
        ({ index, path, leaf }) => leaf === leaves[index] && expect(isPathOf(tree, index, path)).toBe(false),
      );
    }
  });

  it('refuses a path of what is not a hash', () => {
    const check = { leaf: LEAVES[0]!, index: 0, size: 2, path: [LEAVES[1]!.replace('0', 'g')] };
    expect(runSync(rootsByPath([check]), nodeCrypto)).toEqual([null]);
  });
});

it('finds what no range covers', () => {
  expect(uncovered([3, 9], [])).toEqual([[3, 9]]);
  expect(
    uncovered(
      [3, 9],
      [
        [1, 3],
        [5, 6],
        [9, 20],
      ],
    ),
  ).toEqual([
    [4, 4],
    [7, 8],
  ]);
  expect(uncovered([3, 9], [[1, 20]])).toEqual([]);
  expect(uncovered([3, 9], [[10, 20]])).toEqual([[3, 9]]);
});
