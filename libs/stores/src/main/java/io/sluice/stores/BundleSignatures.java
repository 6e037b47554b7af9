package io.sluice.stores;

import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.PublicKey;
import java.security.Signature;
import java.security.spec.X509EncodedKeySpec;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Whose bundles are taken. A signature is Ed25519 (RFC 8032) of the bytes of {@code bundle.json},
 * which has the hashes of all other files, as one line of Base64: what {@code openssl pkeyutl -sign
 * -rawin} makes.
 */
public final class BundleSignatures {

  private final List<PublicKey> trusted;

  private BundleSignatures(List<PublicKey> trusted) {
    this.trusted = List.copyOf(trusted);
  }

  /**
   * @param pem with one public key, or several while one takes over from another
   * @throws IllegalArgumentException a sentence, if it holds none or another kind
   */
  public static BundleSignatures trusting(Path pem) {
    var keys = new ArrayList<PublicKey>();
    for (byte[] encoded : PemKeys.read(pem, "PUBLIC KEY")) {
      try {
        keys.add(KeyFactory.getInstance("Ed25519").generatePublic(new X509EncodedKeySpec(encoded)));
      } catch (GeneralSecurityException e) {
        throw new IllegalArgumentException(
            "%s holds a key that is none of Ed25519; make one by openssl genpkey -algorithm ed25519"
                .formatted(pem),
            e);
      }
    }
    return new BundleSignatures(keys);
  }

  /** Whether one of those who are trusted has signed this manifest. */
  boolean vouchFor(byte[] manifest, byte @Nullable [] signature) {
    if (signature == null) {
      return false;
    }
    byte[] raw;
    try {
      raw =
          Base64.getMimeDecoder().decode(new String(signature, StandardCharsets.US_ASCII).strip());
    } catch (IllegalArgumentException e) {
      return false;
    }
    return trusted.stream().anyMatch(key -> isOf(key, manifest, raw));
  }

  private static boolean isOf(PublicKey key, byte[] manifest, byte[] raw) {
    try {
      var verification = Signature.getInstance("Ed25519");
      verification.initVerify(key);
      verification.update(manifest);
      return verification.verify(raw);
    } catch (GeneralSecurityException e) {
      // Bytes that can be no signature at all.
      return false;
    }
  }
}
