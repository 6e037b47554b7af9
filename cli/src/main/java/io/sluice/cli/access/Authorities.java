package io.sluice.cli.access;

import io.sluice.cli.CommandFailure;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.security.cert.Certificate;
import java.security.cert.CertificateException;
import java.security.cert.CertificateFactory;
import java.util.Collection;
import javax.net.ssl.SSLContext;
import javax.net.ssl.TrustManagerFactory;

/** Certificates of a file as the only ones that are trusted. */
final class Authorities {

  private Authorities() {}

  static SSLContext trust(Path pem) {
    try {
      var store = KeyStore.getInstance("PKCS12");
      store.load(null, null);
      int number = 0;
      for (Certificate certificate : certificates(pem)) {
        store.setCertificateEntry("authority-" + number++, certificate);
      }
      var managers = TrustManagerFactory.getInstance(TrustManagerFactory.getDefaultAlgorithm());
      managers.init(store);
      var context = SSLContext.getInstance("TLS");
      context.init(null, managers.getTrustManagers(), null);
      return context;
    } catch (IOException e) {
      throw new CommandFailure("cannot read the certificates of " + pem + ": " + e, e);
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException(e);
    }
  }

  private static Collection<? extends Certificate> certificates(Path pem)
      throws IOException, CertificateException {
    var factory = CertificateFactory.getInstance("X.509");
    try (var in = Files.newInputStream(pem)) {
      var certificates = factory.generateCertificates(in);
      if (certificates.isEmpty()) {
        throw new CertificateException("none");
      }
      return certificates;
    } catch (CertificateException e) {
      throw new CommandFailure(
          pem + " holds no certificate: expected PEM, -----BEGIN CERTIFICATE-----", e);
    }
  }
}
