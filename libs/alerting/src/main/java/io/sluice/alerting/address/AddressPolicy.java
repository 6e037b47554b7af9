package io.sluice.alerting.address;

import io.sluice.contracts.address.AddressLiteral;
import io.sluice.contracts.address.Cidr;
import java.net.InetAddress;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Which addresses a receiver may have: those of the public Internet (the special-purpose registries
 * of IANA, RFC 6890, say which are not), and others only where its settings allow them. An address
 * that carries an IPv4 address inside is judged by that one (Java makes those of ::ffff:0:0/96 IPv4
 * addresses by itself).
 *
 * @param allowPrivate whether private addresses and this machine's own are allowed
 * @param allowed further blocks that are
 */
public record AddressPolicy(boolean allowPrivate, List<Cidr> allowed) {

  /** Answers with credentials to whoever asks; no receiver is there, so nothing allows them. */
  private static final List<Cidr> METADATA =
      blocks("169.254.169.254", "169.254.170.2", "100.100.100.200", "192.0.0.192", "fd00:ec2::254");

  /** What {@code allow-private} stands for. */
  private static final Map<String, List<Cidr>> PRIVATE =
      Map.of(
          "this machine's own", blocks("127.0.0.0/8", "::1"),
          "private", blocks("10.0.0.0/8", "172.16.0.0/12", "192.168.0.0/16", "fc00::/7"),
          "shared by a carrier's customers", blocks("100.64.0.0/10"));

  private static final Map<String, List<Cidr>> SPECIAL =
      Map.of(
          "link-local", blocks("169.254.0.0/16", "fe80::/10", "fec0::/10"),
          "multicast", blocks("224.0.0.0/4", "ff00::/8"),
          "unspecified", blocks("0.0.0.0/8", "::"),
          "reserved",
              blocks(
                  "192.0.0.0/24",
                  "192.0.2.0/24",
                  "192.88.99.0/24",
                  "198.18.0.0/15",
                  "198.51.100.0/24",
                  "203.0.113.0/24",
                  "240.0.0.0/4",
                  "64:ff9b:1::/48",
                  "100::/64",
                  "100:0:0:1::/64",
                  "2001::/32",
                  "2001:2::/48",
                  "2001:10::/28",
                  "2001:db8::/32",
                  "3fff::/20",
                  "5f00::/16"));

  /** Blocks of IPv6 with an IPv4 address inside, and at which byte it begins. */
  private static final Map<Cidr, Integer> EMBEDDING =
      Map.of(
          Cidr.of("64:ff9b::/96"), 12,
          Cidr.of("2002::/16"), 2);

  private static final Cidr IPV4_COMPATIBLE = Cidr.of("::/96");

  public AddressPolicy {
    allowed = List.copyOf(allowed);
  }

  /** All that may be allowed at all. */
  public static AddressPolicy widest() {
    return new AddressPolicy(true, blocks("0.0.0.0/0", "::/0"));
  }

  /** What a receiver may have whose settings allow nothing in particular. */
  public static AddressPolicy publicOnly() {
    return new AddressPolicy(false, List.of());
  }

  /**
   * Why an address is refused, as an adjective; empty if it is allowed.
   *
   * @param address of the other side
   */
  public Optional<String> refusal(InetAddress address) {
    byte[] bytes = effective(address.getAddress());
    if (in(METADATA, bytes)) {
      return Optional.of("a cloud's metadata service");
    }
    if (in(allowed, bytes) || in(allowed, address.getAddress())) {
      return Optional.empty();
    }
    Optional<String> special = kind(SPECIAL, bytes);
    return special.isPresent() || allowPrivate ? special : kind(PRIVATE, bytes);
  }

  /** The same for a host that is written as an address; empty for a name, whatever it will be. */
  public Optional<String> refusal(String host) {
    return AddressLiteral.parse(host).flatMap(this::refusal);
  }

  private static byte[] effective(byte[] address) {
    for (var embedding : EMBEDDING.entrySet()) {
      if (embedding.getKey().contains(address)) {
        int from = embedding.getValue();
        return Arrays.copyOfRange(address, from, from + 4);
      }
    }
    // :: and ::1 lie in that block, too, and are themselves.
    if (IPV4_COMPATIBLE.contains(address) && (address[12] | address[13] | address[14]) != 0) {
      return Arrays.copyOfRange(address, 12, 16);
    }
    return address;
  }

  private static Optional<String> kind(Map<String, List<Cidr>> kinds, byte[] address) {
    return kinds.entrySet().stream()
        .filter(e -> in(e.getValue(), address))
        .map(Map.Entry::getKey)
        .findFirst();
  }

  private static boolean in(List<Cidr> blocks, byte[] address) {
    return blocks.stream().anyMatch(block -> block.contains(address));
  }

  private static List<Cidr> blocks(String... texts) {
    return Arrays.stream(texts).map(Cidr::of).toList();
  }
}
