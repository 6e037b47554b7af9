package io.sluice.alert.outbound;

import io.vertx.core.net.TrustOptions;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.security.cert.Certificate;
import java.security.cert.CertificateFactory;
import java.util.Collection;
import java.util.Optional;
import javax.net.ssl.SSLContext;
import javax.net.ssl.TrustManager;
import javax.net.ssl.TrustManagerFactory;
import org.jspecify.annotations.Nullable;

/** Whose certificates are believed: those that this Java knows, or those of one file. */
public final class Trust {

  private final TrustManager[] managers;

  private Trust(TrustManager[] managers) {
    this.managers = managers;
  }

  /**
   * @param authorities PEM file of the certificates to believe, and no others; empty for those that
   *     this Java knows
   * @throws IllegalArgumentException beginning with {@code ca-file}, if it holds none
   */
  public static Trust of(Optional<Path> authorities) {
    try {
      return new Trust(managers(authorities.isPresent() ? read(authorities.get()) : null));
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException("this Java has no trust manager", e);
    }
  }

  private static TrustManager[] managers(@Nullable KeyStore store) throws GeneralSecurityException {
    var factory = TrustManagerFactory.getInstance(TrustManagerFactory.getDefaultAlgorithm());
    factory.init(store);
    return factory.getTrustManagers();
  }

  private static KeyStore read(Path file) {
    try (InputStream in = Files.newInputStream(file)) {
      Collection<? extends Certificate> found =
          CertificateFactory.getInstance("X.509").generateCertificates(in);
      if (found.isEmpty()) {
        throw new IllegalArgumentException(
            "ca-file: " + file + " holds no certificate, expected PEM");
      }
      var store = KeyStore.getInstance(KeyStore.getDefaultType());
      store.load(null, null);
      for (Certificate certificate : found) {
        store.setCertificateEntry("authority-" + store.size(), certificate);
      }
      return store;
    } catch (IOException e) {
      throw new IllegalArgumentException("ca-file: " + file + " cannot be read", e);
    } catch (GeneralSecurityException e) {
      throw new IllegalArgumentException(
          "ca-file: " + file + " is no file of certificates, expected PEM", e);
    }
  }

  TrustOptions forVertx() {
    return TrustOptions.wrap(managers[0]);
  }

  public SSLContext context() {
    try {
      SSLContext context = SSLContext.getInstance("TLS");
      context.init(null, managers, null);
      return context;
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException("this Java has no TLS", e);
    }
  }
}
