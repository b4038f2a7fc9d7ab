/** First names that are frequent in Morocco, folded: enough of them in a column make it a column of persons. */
const FIRST_NAMES = new Set(`
mohamed mohammed muhammad ahmed hassan hamid said khalid karim rachid youssef yassine omar ali hicham mehdi amine anas ayoub hamza ilyas zakaria abdellah abdelilah abderrahim
abderrahmane abdelkader abdelaziz brahim ibrahim driss mustapha mostafa nabil jamal jaouad adil soufiane othmane reda taha bilal imad ismail tarik samir fouad aziz redouane
fatima fatimazahra khadija aicha zineb zahra naima latifa malika amina karima samira hanane hind imane ilham ikram ibtissam kawtar kaoutar laila loubna leila maryam meryem mariam
nadia najat nawal nezha nisrine nora noura oumaima rachida rajae safae salma sanae sara sarah siham soukaina souad wafae wissal yasmine yousra houda hafsa hajar ghita asmae asma
محمد أحمد حسن سعيد خالد كريم رشيد يوسف ياسين عمر علي هشام مهدي أمين أنس أيوب حمزة زكرياء عبدالله إبراهيم إدريس مصطفى نبيل جمال عادل سفيان رضا بلال عماد إسماعيل طارق سمير فؤاد
فاطمة خديجة عائشة زينب نعيمة لطيفة مليكة أمينة كريمة سميرة حنان هند إيمان إلهام إكرام ليلى لبنى مريم نادية نجاة نوال نزهة نسرين نورة أميمة رشيدة سلمى سناء سارة سهام سكينة سعاد وفاء ياسمين يسرى هدى هاجر غيثة أسماء
`.trim().split(/\s+/).map(folded));

/** Words of places and bodies that are named after persons. */
const NOT_PERSONS = /\b(?:avenue|av|bd|boulevard|rue|place|quartier|cite|hay|lot|lotissement|residence|immeuble|technopole|technopolis|parc|zone|universite|faculte|ecole|lycee|institut|centre|center|fondation|foundation|societe|company|sarl|sa|groupe|group|agence|ministere|ministry|region|province|ville|site|port|aeroport)\b|شارع|جامعة|مدرسة|معهد|مركز|شركة|مؤسسة|وزارة|جهة|حي|زنقة/u;

function folded(text: string): string {
  return text.normalize('NFD').replace(/[\u0300-\u036f]/g, '').toLowerCase();
}

/** A word of letters, two to four of them, without what names a place or a body; with a name known as a person's unless the title of the column says so. */
export function looksLikePerson(text: string, titled: boolean): boolean {
  const words = folded(text).replace(/[.,']/g, ' ').split(/[\s-]+/).filter(Boolean);
  if (words.length < (titled ? 1 : 2) || words.length > 5 || text.length > 60 || !words.every((word) => /^[\p{L}’]+$/u.test(word)) || NOT_PERSONS.test(folded(text))) return false;
  return words.some((word) => FIRST_NAMES.has(word)) || (titled && words.length <= 4 && !/\b(?:de|du|des|la|le|les|et|total|nom|noms|prenom|prenoms|name)\b/u.test(words.join(' ')));
}

/** Moroccan identity card: one or two letters, five to seven digits. */
export function isIdentityNumber(text: string): boolean {
  return /^[A-Z]{1,2}[ -]?\d{5,7}$/i.test(text);
}

/** Registration of an employee at the CNSS: nine digits. A number that ends in three zeros is an amount. */
export function isSocialSecurityNumber(text: string): boolean {
  return /^[1-9]\d{2}[ .]?\d{3}[ .]?\d{3}$/.test(text) && !text.endsWith('000');
}

/** Dirhams a month, or a year. */
export function isSalary(text: string): boolean {
  const digits = text.replace(/[\s\u00a0\u202f]|MAD|DHS?/gi, '').replace(/[.,]\d{1,2}$/, '');
  return /^\d{4,7}$/.test(digits) && Number(digits) >= 1_500 && Number(digits) <= 2_000_000;
}
