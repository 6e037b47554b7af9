package io.sluice.alert.outbound;

import io.sluice.alerting.receiver.Reach;
import io.vertx.core.Vertx;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpClient;
import io.vertx.core.http.HttpClientOptions;
import io.vertx.core.http.HttpHeaders;
import io.vertx.core.http.HttpMethod;
import io.vertx.core.http.HttpVersion;
import io.vertx.core.http.PoolOptions;
import io.vertx.core.http.RequestOptions;
import io.vertx.core.net.SocketAddress;
import io.vertx.core.tracing.TracingPolicy;
import java.io.IOException;
import java.net.ConnectException;
import java.net.InetAddress;
import java.net.URI;
import java.time.InstantSource;
import java.util.Iterator;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeoutException;

/**
 * POSTs to one receiver. The name is looked up and judged for each request, and connected to is the
 * address that was judged; TLS and the header Host still have the name. Redirects are not followed:
 * they could lead anywhere. Of an answer no more is read than {@value #MAX_BODY} bytes.
 */
public final class HttpTransport implements AutoCloseable {

  /** Of a body that is read, bytes. What a receiver has to say fits. */
  public static final int MAX_BODY = 16 * 1024;

  /** Connections to one address; more requests at once wait for one. */
  private static final int MAX_CONNECTIONS = 32;

  private static final int KEEP_ALIVE_SECONDS = 20;

  private final Vertx vertx;
  private final AddressGuard guard;
  private final Reach reach;
  private final InstantSource clock;
  private final HttpClient client;

  /**
   * @throws IllegalArgumentException beginning with the field that is wrong
   */
  public HttpTransport(Vertx vertx, AddressGuard guard, Reach reach, InstantSource clock) {
    this.vertx = vertx;
    this.guard = guard;
    this.reach = reach;
    this.clock = clock;
    this.client =
        vertx.createHttpClient(
            new HttpClientOptions()
                .setProtocolVersion(HttpVersion.HTTP_1_1)
                .setConnectTimeout(Math.toIntExact(reach.connectTimeout().toMillis()))
                .setKeepAliveTimeout(KEEP_ALIVE_SECONDS)
                .setTracingPolicy(TracingPolicy.IGNORE)
                .setTrustOptions(Trust.of(reach.authorities()).forVertx())
                .setVerifyHost(true),
            new PoolOptions().setHttp1MaxSize(MAX_CONNECTIONS));
  }

  /** One attempt, within the time-outs of the reach. */
  public HttpResult post(HttpMessage message) throws InterruptedException {
    long deadline = System.nanoTime() + reach.timeout().toNanos();
    try {
      return toOneOf(
          guard.resolve(message.target().getHost(), reach.addresses(), reach.connectTimeout()),
          message,
          deadline);
    } catch (TimeoutException e) {
      return new HttpResult.Unanswered("no answer within " + reach.timeout().toMillis() + " ms");
    } catch (IOException e) {
      return new HttpResult.Unanswered(ConnectionFaults.why(e));
    }
  }

  /** A name may have addresses of a family that leads nowhere from here: then the next is tried. */
  private HttpResult toOneOf(Iterable<InetAddress> addresses, HttpMessage message, long deadline)
      throws IOException, InterruptedException, TimeoutException {
    Iterator<InetAddress> left = addresses.iterator();
    while (true) {
      try {
        return to(left.next(), message, deadline);
      } catch (ExecutionException e) {
        if (!(e.getCause() instanceof ConnectException) || !left.hasNext()) {
          return new HttpResult.Unanswered(ConnectionFaults.why(e.getCause()));
        }
      }
    }
  }

  private HttpResult to(InetAddress address, HttpMessage message, long deadline)
      throws InterruptedException, ExecutionException, TimeoutException {
    var exchange = new HttpExchange(clock);
    // All on one event loop: an answer must not end before somebody listens to it.
    vertx.getOrCreateContext().runOnContext(nothing -> begin(address, message, exchange));
    return exchange.await(deadline - System.nanoTime());
  }

  private void begin(InetAddress address, HttpMessage message, HttpExchange exchange) {
    client
        .request(request(address, message))
        .compose(
            request -> {
              exchange.begin(request);
              return request.send(Buffer.buffer(message.body()));
            })
        .onSuccess(exchange::read)
        .onFailure(exchange::fail);
  }

  private static RequestOptions request(InetAddress address, HttpMessage message) {
    URI target = message.target();
    boolean tls = target.getScheme().equalsIgnoreCase("https");
    int usual = tls ? 443 : 80;
    int port = target.getPort() < 0 ? usual : target.getPort();
    var request =
        new RequestOptions()
            .setMethod(HttpMethod.POST)
            .setServer(SocketAddress.inetSocketAddress(port, address.getHostAddress()))
            .setHost(target.getHost())
            .setPort(port)
            .setSsl(tls)
            .setURI(pathAndQuery(target))
            .setFollowRedirects(false)
            .putHeader(HttpHeaders.CONTENT_TYPE, message.contentType())
            .putHeader(HttpHeaders.USER_AGENT, "Sluice");
    message.headers().forEach(request::putHeader);
    return request;
  }

  private static String pathAndQuery(URI target) {
    String path =
        target.getRawPath() == null || target.getRawPath().isEmpty() ? "/" : target.getRawPath();
    return target.getRawQuery() == null ? path : path + "?" + target.getRawQuery();
  }

  @Override
  public void close() {
    client.close();
  }
}
