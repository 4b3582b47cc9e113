/**
 * What main loads only when it is needed is loaded before the tests here: what a file makes while it is loaded can't be broken
 * later on, and Stryker leaves it out only where no test loads the file.
 */
import '../main/plex/documents/home-users';
import '../main/plex/documents/parse-user';
import '../main/plex/documents/plex-errors';
