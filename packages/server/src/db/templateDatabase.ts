/** The database that those of a test run are copied from; it is made once, with all tables. */
export const templateDatabase = 'yishi_template'
