package io.sluice.platform.security;

/** The keys file cannot be used; the message says in one sentence why and never cites a line. */
final class InvalidKeysException extends Exception {

  private static final long serialVersionUID = 1L;

  InvalidKeysException(String message) {
    super(message);
  }
}
