package io.sluice.alert.outbound;

import java.io.IOException;
import java.net.ConnectException;
import java.net.SocketTimeoutException;
import java.net.UnknownHostException;
import javax.net.ssl.SSLException;
import org.jspecify.annotations.Nullable;

/**
 * What went wrong with a connection, in own words: those of an exception may quote an address whose
 * path is a secret, or what the other side said.
 */
public final class ConnectionFaults {

  private ConnectionFaults() {}

  public static String why(@Nullable Throwable cause) {
    return switch (cause) {
      case RefusedAddressException e -> String.valueOf(e.getMessage());
      case UnknownHostException e -> "cannot connect: " + e.getMessage();
      case ConnectException e -> "cannot connect";
      case SocketTimeoutException e -> "cannot connect in time";
      case SSLException e -> "no TLS: its certificate is not valid for this name, or not trusted";
      case IOException e -> "broken connection";
      case null, default -> "broken connection";
    };
  }
}
