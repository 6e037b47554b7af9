package io.sluice.alert.outbound;

import io.sluice.alerting.address.AddressPolicy;
import java.io.IOException;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.stream.Stream;

/**
 * Looks names up for those who are about to connect, and hands out allowed addresses alone.
 *
 * <p>A lookup cannot be interrupted, and on a virtual thread it would hold the thread beneath. So
 * each has a thread of its own, one a name however many wait for it: what hangs is as bounded as
 * the names in the settings.
 */
public final class AddressGuard {

  private final NameLookup lookup;
  private final ConcurrentHashMap<String, CompletableFuture<InetAddress[]>> underWay =
      new ConcurrentHashMap<>();

  public AddressGuard(NameLookup lookup) {
    this.lookup = lookup;
  }

  /**
   * Where to connect to: never look the name up again.
   *
   * @param timeout longest wait for the lookup
   * @return at least one, best first
   * @throws RefusedAddressException if it has no address that is allowed
   * @throws UnknownHostException if it has none at all, or not within the time
   */
  public List<InetAddress> resolve(String host, AddressPolicy policy, Duration timeout)
      throws IOException, InterruptedException {
    InetAddress[] found = lookUp(host, timeout);
    List<InetAddress> allowed =
        Stream.of(found).filter(address -> policy.refusal(address).isEmpty()).toList();
    if (allowed.isEmpty()) {
      InetAddress first = found[0];
      throw new RefusedAddressException(
          "%s is %s, %s, which its receiver's settings do not allow"
              .formatted(
                  host, first.getHostAddress(), policy.refusal(first).orElse("not allowed")));
    }
    return allowed;
  }

  private InetAddress[] lookUp(String host, Duration timeout)
      throws UnknownHostException, InterruptedException {
    try {
      return underWay
          .computeIfAbsent(host, this::start)
          .get(timeout.toMillis(), TimeUnit.MILLISECONDS);
    } catch (TimeoutException e) {
      throw new UnknownHostException("the name is not found within " + timeout.toMillis() + " ms");
    } catch (ExecutionException e) {
      throw new UnknownHostException("the name is not known");
    }
  }

  private CompletableFuture<InetAddress[]> start(String host) {
    var result = new CompletableFuture<InetAddress[]>();
    Thread.ofPlatform()
        .daemon()
        .name("lookup-" + host)
        .start(
            () -> {
              try {
                InetAddress[] addresses = lookup.addressesOf(host);
                underWay.remove(host);
                result.complete(addresses);
              } catch (UnknownHostException | RuntimeException e) {
                underWay.remove(host);
                result.completeExceptionally(e);
              }
            });
    return result;
  }
}
