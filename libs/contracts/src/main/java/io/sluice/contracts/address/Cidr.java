package io.sluice.contracts.address;

import java.net.InetAddress;

/**
 * A block of addresses, {@code 10.20.0.0/16} or {@code fd12::/48}; a single address is a block, too
 * (RFC 4632, RFC 4291).
 */
public final class Cidr {

  private final byte[] network;
  private final int prefix;

  private Cidr(byte[] network, int prefix) {
    this.network = network;
    this.prefix = prefix;
  }

  /**
   * @throws IllegalArgumentException if the text is none, saying what was expected
   */
  public static Cidr of(String text) {
    int slash = text.indexOf('/');
    byte[] network =
        AddressLiteral.parse(slash < 0 ? text : text.substring(0, slash))
            .orElseThrow(
                () ->
                    new IllegalArgumentException(
                        "is '%s', expected a block of addresses as 10.20.0.0/16 or fd12::/48"
                            .formatted(text)))
            .getAddress();
    int bits = network.length * Byte.SIZE;
    int prefix = slash < 0 ? bits : prefix(text.substring(slash + 1));
    if (prefix < 0 || prefix > bits) {
      throw new IllegalArgumentException(
          "is '%s', expected a length from 0 to %d after the slash".formatted(text, bits));
    }
    return new Cidr(network, prefix);
  }

  private static int prefix(String digits) {
    return digits.matches("\\d{1,3}") ? Integer.parseInt(digits) : -1;
  }

  public boolean contains(InetAddress address) {
    return contains(address.getAddress());
  }

  public boolean contains(byte[] address) {
    if (address.length != network.length) {
      return false;
    }
    int whole = prefix / Byte.SIZE;
    for (int i = 0; i < whole; i++) {
      if (address[i] != network[i]) {
        return false;
      }
    }
    int rest = prefix % Byte.SIZE;
    int mask = 0xff << (Byte.SIZE - rest);
    return rest == 0 || ((address[whole] ^ network[whole]) & mask & 0xff) == 0;
  }
}
