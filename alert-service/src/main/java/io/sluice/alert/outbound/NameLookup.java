package io.sluice.alert.outbound;

import java.net.InetAddress;
import java.net.UnknownHostException;

/** Finds the addresses of a name, as this machine does. May block for as long as it likes. */
@FunctionalInterface
public interface NameLookup {

  /**
   * @return at least one
   */
  InetAddress[] addressesOf(String host) throws UnknownHostException;

  /** What the operating system says. */
  static NameLookup system() {
    return InetAddress::getAllByName;
  }
}
