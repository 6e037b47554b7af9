package io.sluice.stores;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.security.cert.Certificate;
import java.security.cert.CertificateException;
import java.security.cert.CertificateFactory;
import javax.net.ssl.SSLContext;
import javax.net.ssl.TrustManager;
import javax.net.ssl.TrustManagerFactory;

/** Certificates of a file as the only ones that are trusted. */
public final class TrustedAuthorities {

  private TrustedAuthorities() {}

  /**
   * @throws IllegalArgumentException a sentence, if it holds none or cannot be read
   */
  public static TrustManager[] managers(Path pem) {
    try (var in = Files.newInputStream(pem)) {
      var store = KeyStore.getInstance("PKCS12");
      store.load(null, null);
      int number = 0;
      for (Certificate one : CertificateFactory.getInstance("X.509").generateCertificates(in)) {
        store.setCertificateEntry("authority-" + number++, one);
      }
      if (number == 0) {
        throw new CertificateException("it is empty");
      }
      var managers = TrustManagerFactory.getInstance(TrustManagerFactory.getDefaultAlgorithm());
      managers.init(store);
      return managers.getTrustManagers();
    } catch (IOException | CertificateException e) {
      throw new IllegalArgumentException(
          "%s, whose certificates the store for bundles is trusted by, cannot be used (%s); expected PEM, -----BEGIN CERTIFICATE-----"
              .formatted(pem, e.getMessage()),
          e);
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException(e);
    }
  }

  /**
   * @throws IllegalArgumentException as {@link #managers}
   */
  public static SSLContext context(Path pem) {
    try {
      var context = SSLContext.getInstance("TLS");
      context.init(null, managers(pem), null);
      return context;
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException(e);
    }
  }
}
