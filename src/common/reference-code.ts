/** A reference or a code. No word of an address is one where a reference may stand: `-` opens those, as in `zones/-/export`. */
export const REFERENCE_CODE = /^[A-Za-z0-9][A-Za-z0-9._-]{0,62}$/;
