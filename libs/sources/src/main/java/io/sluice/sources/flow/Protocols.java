package io.sluice.sources.flow;

import java.util.Locale;
import java.util.Map;

/** Names for numbers of protocols, by IANA's registry and as Argus writes them. */
final class Protocols {

  private static final Map<String, String> NAMES =
      Map.ofEntries(
          Map.entry("1", "icmp"),
          Map.entry("2", "igmp"),
          Map.entry("3", "ggp"),
          Map.entry("4", "ip"),
          Map.entry("5", "st2"),
          Map.entry("6", "tcp"),
          Map.entry("8", "egp"),
          Map.entry("9", "igp"),
          Map.entry("17", "udp"),
          Map.entry("27", "rdp"),
          Map.entry("33", "dccp"),
          Map.entry("41", "ipv6"),
          Map.entry("46", "rsvp"),
          Map.entry("47", "gre"),
          Map.entry("50", "esp"),
          Map.entry("51", "ah"),
          Map.entry("58", "ipv6-icmp"),
          Map.entry("88", "eigrp"),
          Map.entry("89", "ospf"),
          Map.entry("94", "ipip"),
          Map.entry("103", "pim"),
          Map.entry("112", "vrrp"),
          Map.entry("115", "l2tp"),
          Map.entry("132", "sctp"),
          Map.entry("136", "udplite"));

  private Protocols() {}

  /** The name in lower case; of a number without one, the number. */
  static String name(String text) {
    String lower = text.toLowerCase(Locale.ROOT);
    return NAMES.getOrDefault(lower, lower);
  }
}
