package io.sluice.platform.security;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.quarkus.test.common.QuarkusTestResourceLifecycleManager;
import io.smallrye.jwt.build.Jwt;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.Key;
import java.security.KeyFactory;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.MessageDigest;
import java.security.spec.PKCS8EncodedKeySpec;
import java.time.Instant;
import java.util.Base64;
import java.util.HexFormat;
import java.util.Map;
import java.util.Set;

/** A keys file with one key a role, and an issuer whose tokens are taken. */
public final class TestKeys implements QuarkusTestResourceLifecycleManager {

  static final String ISSUER = "https://issuer.test";

  // System properties, as Quarkus loads this class once for itself and once for the tests.
  private static final String AUDIENCE = "sluice";

  // Not under "sluice": nobody's mapping knows them.
  private static final String FILE = "test.keys-file";
  private static final String SIGNING_KEY = "test.signing-key";

  static Path file() {
    return Path.of(System.getProperty(FILE));
  }

  static String line(String name, String roles, String key) {
    try {
      byte[] hash = MessageDigest.getInstance("SHA-256").digest(key.getBytes(UTF_8));
      return name + ":" + roles + ":" + HexFormat.of().formatHex(hash) + "\n";
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException(e);
    }
  }

  static String fileContent() {
    var text = new StringBuilder();
    for (String role : Roles.ALL) {
      text.append(line("the-" + role, role, "key-" + role));
    }
    return text.toString();
  }

  /** A token as the issuer would sign it. */
  static String token(String role, Instant expiresAt) throws GeneralSecurityException {
    byte[] key = Base64.getDecoder().decode(System.getProperty(SIGNING_KEY));
    return Jwt.issuer(ISSUER)
        .subject("somebody")
        .audience(AUDIENCE)
        .groups(Set.of(role))
        .expiresAt(expiresAt)
        .sign(KeyFactory.getInstance("RSA").generatePrivate(new PKCS8EncodedKeySpec(key)));
  }

  @Override
  public Map<String, String> start() {
    try {
      Path file = Files.createTempFile("sluice", "keys");
      Files.writeString(file, fileContent());
      System.setProperty(FILE, file.toString());
      KeyPair keys = KeyPairGenerator.getInstance("RSA").generateKeyPair();
      System.setProperty(SIGNING_KEY, base64(keys.getPrivate()));
      return Map.of(
          "sluice.security.enabled",
          "true",
          "sluice.security.keys-file",
          file.toString(),
          "sluice.security.reload-interval",
          "1s",
          "quarkus.oidc.public-key",
          base64(keys.getPublic()),
          "quarkus.oidc.token.issuer",
          ISSUER,
          "quarkus.oidc.token.audience",
          AUDIENCE);
    } catch (IOException | GeneralSecurityException e) {
      throw new IllegalStateException(e);
    }
  }

  private static String base64(Key key) {
    return Base64.getEncoder().encodeToString(key.getEncoded());
  }

  @Override
  public void stop() {
    try {
      Files.deleteIfExists(file());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
