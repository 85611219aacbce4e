import type { CreateOrganization } from '@/lib/admin/contract/organizations';
import type { CreateUser } from '@/lib/admin/contract/users';
import { Chance } from './chance';

interface Region {
  locale: string;
  timeZone: string;
  given: readonly string[];
  family: readonly string[];
  /** Whether the family name comes first, without a blank. */
  isFamilyFirst?: boolean;
}

const words = (text: string) => text.split(' ');

const REGIONS: readonly Region[] = [
  region('en-GB', 'Europe/London', 'Alice Oliver Grace Harry Imogen Noah', 'Baker Clarke Hughes Taylor Wright'),
  region('de-DE', 'Europe/Berlin', 'Jörg Käthe Lena Max Ute', 'Groß Krüger Müller Schäfer Weiß'),
  region('fr-FR', 'Europe/Paris', 'Chloé Élise Jérôme Noémie Théo', 'Bélanger Dubois Lefèvre Moreau'),
  region('pl-PL', 'Europe/Warsaw', 'Łukasz Małgorzata Paweł Ewa', 'Dąbrowska Kamiński Wójcik'),
  region('tr-TR', 'Europe/Istanbul', 'Ayşe Çağla İsmail Özgür', 'Çelik Güneş Şahin Yıldız'),
  region('vi-VN', 'Asia/Ho_Chi_Minh', 'Ánh Dũng Hương Tuấn', 'Nguyễn Phạm Trần Vũ'),
  region('uk-UA', 'Europe/Kyiv', 'Ганна Дмитро Їжак Олена', 'Бондар Коваленко Шевчук'),
  region('el-GR', 'Europe/Athens', 'Αθηνά Γιώργος Ελένη Νίκος', 'Αγγελής Παππάς Σταύρου'),
  region('ar-EG', 'Africa/Cairo', 'أحمد ليلى مريم يوسف', 'حسن سليمان منصور'),
  region('he-IL', 'Asia/Jerusalem', 'דוד יעל נועה עומר', 'כהן לוי מזרחי'),
  region('hi-IN', 'Asia/Kolkata', 'अनिल प्रिया मीरा रोहन', 'गुप्ता शर्मा सिंह'),
  region('th-TH', 'Asia/Bangkok', 'กมล ชาติ มาลี สมชาย', 'ทองดี ศรีสุข'),
  { ...region('ja-JP', 'Asia/Tokyo', '花子 健太 美咲 翔', '佐藤 鈴木 高橋 田中'), isFamilyFirst: true },
  { ...region('zh-CN', 'Asia/Shanghai', '伟 芳 娜 敏', '李 王 张 刘 陈'), isFamilyFirst: true },
  { ...region('ko-KR', 'Asia/Seoul', '민준 서연 지우 하은', '김 박 이 최'), isFamilyFirst: true },
];
const DEPARTMENTS = words('design finance legal operations sales support');
const ADJECTIVES = words('Blue Bright Northern Quiet Rapid Silver Sunny Urban');
const NOUNS = words('Bakery Cargo Garden Harbour Labs Orchard Studio Works');
const PLANS = [...words('free free free pro pro'), 'enterprise'] as ('free' | 'pro' | 'enterprise')[];

/** Returns the name by which a resource is found again. */
export const externalIdOf = (seed: number, kind: 'user' | 'organization', index: number) =>
  `seed-${seed}-${kind}-${index}`;

/** Returns a user. Most have the role `user`. */
export function plausibleUser(seed: number, index: number): CreateUser {
  const externalId = externalIdOf(seed, 'user', index);
  const chance = new Chance(seed, externalId);
  const { locale, timeZone, given, family, isFamilyFirst } = chance.of(REGIONS);
  const name = isFamilyFirst ? `${chance.of(family)}${chance.of(given)}` : `${chance.of(given)} ${chance.of(family)}`;
  return {
    email: `user-${index}.seed-${seed}@example.com`,
    name,
    role: chance.onceIn(100) ? chance.of(['auditor', 'support']) : 'user',
    externalId,
    locale,
    timeZone,
    metadata: {
      department: chance.of(DEPARTMENTS),
      employeeNumber: 10_000 + index,
      ...(chance.onceIn(10) && { beta: true }),
    },
  };
}

/** Returns why a user is suspended. Null: the user is active. About one in 50 is suspended. */
export function suspensionReason(seed: number, index: number): string | null {
  const chance = new Chance(seed, `suspension ${index}`);
  return chance.onceIn(50) ? chance.of(['Left the company', 'Unpaid invoices', 'Suspicious sign-ins']) : null;
}

/** Returns an organization. Names repeat, slugs do not. */
export function plausibleOrganization(seed: number, index: number): CreateOrganization {
  const externalId = externalIdOf(seed, 'organization', index);
  const chance = new Chance(seed, externalId);
  return {
    name: `${chance.of(ADJECTIVES)} ${chance.of(NOUNS)}`,
    slug: externalId,
    externalId,
    plan: chance.of(PLANS),
    metadata: { industry: chance.of(DEPARTMENTS), founded: 1950 + chance.below(75) },
  };
}

function region(locale: string, timeZone: string, given: string, family: string): Region {
  return { locale, timeZone, given: words(given), family: words(family) };
}
