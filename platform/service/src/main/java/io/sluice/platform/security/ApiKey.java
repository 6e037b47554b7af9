package io.sluice.platform.security;

import java.util.Set;

/**
 * One line of the keys file.
 *
 * @param name who holds it; for people
 * @param roles what it may do
 * @param sha256 of the key itself, which is nowhere
 */
record ApiKey(String name, Set<String> roles, KeyHash sha256) {}
