/** The key by which one signs in: two writings of one address are one account. */
export function emailKeyOf(email: string): string {
  return email.trim().normalize('NFKC').toLowerCase();
}
