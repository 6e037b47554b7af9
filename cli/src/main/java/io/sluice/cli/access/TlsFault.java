package io.sluice.cli.access;

import java.io.IOException;
import java.security.cert.CertPathBuilderException;
import java.security.cert.CertificateException;
import java.security.cert.CertificateExpiredException;
import java.security.cert.CertificateNotYetValidException;
import java.util.Locale;
import java.util.Optional;
import javax.net.ssl.SSLException;

/** What of a broken connection a person has to mend: it does not end by trying again. */
public final class TlsFault {

  private TlsFault() {}

  /**
   * What is wrong, and what to do about it; empty if it is not about trust. A handshake that was
   * cut off is none: the service may just be restarting.
   */
  public static Optional<String> of(IOException failure) {
    Optional<String> found = Optional.empty();
    for (Throwable cause = failure; cause != null; cause = cause.getCause()) {
      // The innermost says most.
      Optional<String> sentence =
          switch (cause) {
            case CertificateExpiredException e ->
                Optional.of("its certificate has expired: renew it there");
            case CertificateNotYetValidException e ->
                Optional.of("its certificate is not valid yet: compare the clocks");
            case CertPathBuilderException e ->
                Optional.of(
                    "nobody who is trusted has signed its certificate: give the PEM file of who has"
                        + " with --ca FILE");
            case CertificateException e -> Optional.of(name(e));
            case SSLException e when isPlain(e) ->
                Optional.of("it speaks no TLS there: is the address one with http://?");
            default -> Optional.empty();
          };
      if (sentence.isPresent()) {
        found = sentence;
      }
    }
    return found;
  }

  private static String name(CertificateException e) {
    return String.valueOf(e.getMessage()).startsWith("No ")
        ? "its certificate is for another name: use the name that it was made for"
        : "its certificate is not accepted: " + e.getMessage();
  }

  private static boolean isPlain(SSLException e) {
    return String.valueOf(e.getMessage())
        .toLowerCase(Locale.ROOT)
        .contains("unrecognized ssl message");
  }
}
