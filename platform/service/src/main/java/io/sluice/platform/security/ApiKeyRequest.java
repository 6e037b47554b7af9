package io.sluice.platform.security;

import io.quarkus.security.identity.request.BaseAuthenticationRequest;

/** Whoever sent this key wants in. */
final class ApiKeyRequest extends BaseAuthenticationRequest {

  private final String key;

  ApiKeyRequest(String key) {
    this.key = key;
  }

  String key() {
    return key;
  }
}
