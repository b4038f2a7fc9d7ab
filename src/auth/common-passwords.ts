/** Words that people put numbers and signs around when asked for twelve characters: French, Arabic in Latin letters, English, this product. */
export const COMMON_WORDS: ReadonlySet<string> = new Set([
  'abcdefghijkl', 'abcdefghijklm', 'admin', 'administrateur', 'administrator', 'alhamdulillah', 'allahouakbar', 'allahuakbar', 'azertyuiop', 'azertyuiopqs',
  'azertyuiopqsdfghjklm', 'azertyqwerty', 'bienvenue', 'bismillah', 'bonjour', 'bonjourbonjour', 'casablanca', 'changemeplease', 'changeme', 'changezmoi',
  'correcthorsebatterystaple', 'doudou', 'footballfootball', 'hamdoullah', 'hello', 'iloveyou', 'iloveyouforever', 'inchallah', 'jetaime', 'jetaimemonamour',
  'letmein', 'letmeinplease', 'loulou', 'maroc', 'marocmaroc', 'marrakech', 'mithaq', 'mithaqmithaq', 'morocco', 'motdepasse', 'motdepassemotdepasse',
  'moncompte', 'offshoring', 'passe', 'password', 'passwordpassword', 'programme', 'p@ssword', 'p@ssw0rd', 'passw0rd', 'qwerty', 'qwertyuiop', 'qwertyuiopas',
  'qwertyuiopasdf', 'qwertyuiopasdfghjklzxcvbnm', 'qwertyqwerty', 'rajacasablanca', 'rabat', 'secret', 'secretsecret', 'soleil', 'superman', 'temporaire', 'welcome',
  'wydadcasablanca', 'zaq1xsw2cde3',
]);
