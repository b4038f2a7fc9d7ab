import pg from 'pg';

const DATE = 1082;
const INT8 = 20;

/** Civil dates stay text: a Date would move them with the time zone of the process. Counts are safe integers. */
pg.types.setTypeParser(DATE, (text) => text);
pg.types.setTypeParser(INT8, (text) => Number(text));
