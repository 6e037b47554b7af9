package io.sluice.stores;

import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.PrivateKey;
import java.security.Signature;
import java.security.spec.PKCS8EncodedKeySpec;
import java.util.Base64;

/** Signs bundles so that {@link BundleSignatures} takes them. */
public final class SigningKey {

  private final PrivateKey key;

  private SigningKey(PrivateKey key) {
    this.key = key;
  }

  /**
   * @throws IllegalArgumentException a sentence, if it holds none or another kind
   */
  public static SigningKey read(Path pem) {
    try {
      byte[] encoded = PemKeys.read(pem, "PRIVATE KEY").getFirst();
      return new SigningKey(
          KeyFactory.getInstance("Ed25519").generatePrivate(new PKCS8EncodedKeySpec(encoded)));
    } catch (GeneralSecurityException e) {
      throw new IllegalArgumentException(
          "%s holds a key that is none of Ed25519; make one by openssl genpkey -algorithm ed25519"
              .formatted(pem),
          e);
    }
  }

  byte[] sign(byte[] manifest) {
    try {
      var signature = Signature.getInstance("Ed25519");
      signature.initSign(key);
      signature.update(manifest);
      return (Base64.getEncoder().encodeToString(signature.sign()) + "\n")
          .getBytes(StandardCharsets.US_ASCII);
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException("a key that was read signs", e);
    }
  }
}
