package io.sluice.alert.outbound;

import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.ArrayDeque;
import java.util.Arrays;
import java.util.Deque;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** A name server of a test's: what it says may change from one look-up to the next. */
public final class Names implements NameLookup {

  private final Map<String, Deque<List<String>>> answers = new HashMap<>();

  /** The name is answered with these addresses once, and at last for ever. */
  public synchronized Names answer(String host, String... addresses) {
    answers.computeIfAbsent(host, h -> new ArrayDeque<>()).add(List.of(addresses));
    return this;
  }

  /** From now on the name is answered with this address alone. */
  public synchronized void move(String host, String address) {
    answers.remove(host);
    answer(host, address);
  }

  @Override
  public synchronized InetAddress[] addressesOf(String host) throws UnknownHostException {
    Deque<List<String>> left = answers.get(host);
    if (left == null) {
      return InetAddress.getAllByName(host);
    }
    List<String> addresses = left.size() > 1 ? left.removeFirst() : left.getFirst();
    InetAddress[] result = new InetAddress[addresses.size()];
    Arrays.setAll(result, i -> parsed(addresses.get(i)));
    return result;
  }

  private static InetAddress parsed(String literal) {
    try {
      return InetAddress.getByName(literal);
    } catch (UnknownHostException e) {
      throw new IllegalArgumentException(literal, e);
    }
  }
}
